// The project's own sources as a test sees them: each file's path from the root, its lines and what it includes.
#pragma once

#include <string>
#include <vector>

namespace loket::test {

struct Include {
    std::string path;  ///< between the quotes or brackets
    enum class Form { quoted, bracketed } form;
};

struct SourceFile {
    std::string path;  ///< "kiosk/base/clock.cpp"
    std::size_t lines;
    std::vector<Include> includes;

    /// The folder: "kiosk/base".
    std::string room() const { return path.substr(0, path.rfind('/')); }
};

/// All .hpp and .cpp files below the root, sorted by path; build folders are left out.
std::vector<SourceFile> source_tree();

}  // namespace loket::test
