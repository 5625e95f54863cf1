#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "tests/architecture/source_tree.hpp"

TEST_CASE("A source file is one room that fits in a head: at most 400 lines") {
    for (const auto& file : loket::test::source_tree()) {
        CAPTURE(file.path);
        CHECK(file.lines <= 400);
    }
}

TEST_CASE("The top level holds the agreed folders and nothing else") {
    const std::set<std::string> agreed = {"CMakeLists.txt", "README.md", "kiosk",        "ui",
                                          "sync",           "printing",  "provisioning", "tests"};
    for (const auto& entry : std::filesystem::directory_iterator(LOKET_SOURCE_DIR)) {
        const std::string name = entry.path().filename().string();
        if (name.front() == '.' || name.rfind("build", 0) == 0) continue;
        CAPTURE(name);
        CHECK(agreed.count(name) == 1);
    }
}
