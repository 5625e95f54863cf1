#include "ui/flow/unicode.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace loket::ui;

TEST_CASE("One press of Backspace takes away what a resident sees as one character") {
    struct Row {
        std::string text;
        std::string left;
    };
    const Row rows[] = {
        {"", ""},
        {"a", ""},
        {"jalan", "jala"},
        {"é", ""},                     // one code point
        {"re\u0301", "r"},             // a letter and its mark
        {"a\u0301\u0323", ""},         // two marks
        {"x\u0301", ""},               //
        {"😀", ""},                     // beyond the basic plane
        {"a👍🏽", "a"},            // a skin tone
        {"a👨‍👩‍👧", "a"},  // joined by ZWJ
        {"a❤️", "a"},              // a variation selector
        {"🇮🇩", ""},                    // a flag
        {"🇮🇩🇲🇾", "🇮🇩"},                // only the last of two flags
        {"🇮🇩🇲", "🇮🇩"},                 // half a flag
        {"\u0301", ""},                // a mark that hangs on nothing
        {"\xFF", ""},                  // a byte that is no text
        {"a\xC3", "a"},                // half a letter
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(row.text.substr(0, row.text.size() - last_character_size(row.text)) == row.left);
    }
}

TEST_CASE("Whatever a text holds, Backspace removes something and comes to an end") {
    std::mt19937 random(7);
    const std::string pieces[] = {"a", "é", "\u0301", "\u200D", "👨", "🇮", "\xFF", "\xE2\x80", " ", "\uFE0F", "🏽"};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) text += pieces[random() % std::size(pieces)];
        while (!text.empty()) {
            const auto size = last_character_size(text);
            REQUIRE(size > 0);
            REQUIRE(size <= text.size());
            text.resize(text.size() - size);
        }
    }
}

TEST_CASE("Characters that cannot be shown stand as a replacement sign") {
    CHECK(displayable("satu\ndua") == "satu\ndua");
    CHECK(displayable("a\tb\x07") == "a\uFFFDb\uFFFD");
    CHECK(displayable("a\xFF") == "a\uFFFD");
    CHECK(displayable("emoji 😀") == "emoji 😀");
}

TEST_CASE("A text is cut between characters, never within one") {
    CHECK(prefix_of("aé😀b", 0) == "");
    CHECK(prefix_of("aé😀b", 2) == "aé");
    CHECK(prefix_of("aé😀b", 3) == "aé😀");
    CHECK(prefix_of("aé😀b", 9) == "aé😀b");
    CHECK(length_of("aé😀b") == 4);
}
