#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

namespace loket::test {

std::vector<SourceFile> source_tree() {
    const std::filesystem::path root = LOKET_SOURCE_DIR;
    static const std::regex kInclude(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<SourceFile> files;
    for (const char* top : {"kiosk", "ui", "sync", "printing", "provisioning", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".hpp" && extension != ".cpp")) continue;
            SourceFile file{std::filesystem::relative(entry.path(), root).string(), 0, {}};
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line); ++file.lines) {
                std::smatch match;
                if (!std::regex_search(line, match, kInclude)) continue;
                file.includes.push_back({match[2], match[1] == "<" ? Include::Form::bracketed : Include::Form::quoted});
            }
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace loket::test
