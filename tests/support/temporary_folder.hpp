// A folder that goes with its test.
#pragma once

#include <stdlib.h>

#include <cassert>
#include <filesystem>
#include <string>

namespace loket::test {

class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& in = std::filesystem::temp_directory_path()) {
        std::string name = (in / "loket-test-XXXXXX").string();
        [[maybe_unused]] const char* made = mkdtemp(name.data());
        assert(made != nullptr);
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace loket::test
