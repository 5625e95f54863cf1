#include "ui/look/icons.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace loket::ui {
namespace {

constexpr const char* kCss = "/usr/share/fonts-materialdesignicons-webfont/css/materialdesignicons.css";

/// Name to code point, of the font's own style sheet: `.mdi-account::before { content: "\F004"; }`.
std::map<std::string, char32_t> icons_of_the_font() {
    std::map<std::string, char32_t> found;
    std::ifstream file(kCss);
    std::string line;
    std::string name;
    while (std::getline(file, line)) {
        if (const auto start = line.find(".mdi-"); start != std::string::npos) {
            const auto end = line.find(':', start);
            if (end != std::string::npos) name = line.substr(start + 5, end - start - 5);
        }
        if (const auto at = line.find("content: \"\\"); at != std::string::npos && !name.empty()) {
            found[name] = static_cast<char32_t>(std::stoul(line.substr(at + 11), nullptr, 16));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("Every icon in the table is the font's own, and the table is sorted") {
    const auto font = icons_of_the_font();
    REQUIRE(font.size() > 1000);
    std::string_view last;
    for (const Icon& icon : icons()) {
        const auto found = font.find(std::string(icon.name));
        REQUIRE_MESSAGE(found != font.end(), icon.name);
        CHECK_MESSAGE(found->second == icon.code_point, icon.name);
        CHECK(last < icon.name);
        last = icon.name;
    }
}

TEST_CASE("Every topic's tile has its icon") {
    std::ifstream file(LOKET_SOURCE_FOLDER "/kiosk/report/data/topics.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line.starts_with("code,name_id,name_en,icon,"));
    int rows = 0;
    while (std::getline(file, line)) {
        std::stringstream cells(line);
        std::string cell;
        for (int i = 0; i < 4; ++i) std::getline(cells, cell, ',');
        CHECK_MESSAGE(icon_code_point(cell) != 0, cell);
        ++rows;
    }
    CHECK(rows == 13);
}

TEST_CASE("An icon that is not there has no code point") { CHECK(icon_code_point("no-such-icon") == 0); }

}  // namespace loket::ui
