#include "kiosk/report/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

#include "kiosk/report/report.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;

namespace {

std::string utf8_of(char32_t c) {
    std::string text;
    if (c < 0x80) {
        text += char(c);
    } else if (c < 0x800) {
        text += char(0xc0 | c >> 6);
        text += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        text += char(0xe0 | c >> 12);
        text += char(0x80 | (c >> 6 & 0x3f));
        text += char(0x80 | (c & 0x3f));
    } else {
        text += char(0xf0 | c >> 18);
        text += char(0x80 | (c >> 12 & 0x3f));
        text += char(0x80 | (c >> 6 & 0x3f));
        text += char(0x80 | (c & 0x3f));
    }
    return text;
}

}  // namespace

TEST_CASE("Every character that Unicode has is read as itself, and no surrogate is") {
    std::uint32_t wrong = 0;
    for (char32_t c = 0; c <= 0x10ffff; ++c) {
        const std::string text = utf8_of(c);
        std::string_view rest = text;
        const auto read = take_character(rest);
        const bool is_surrogate = c >= 0xd800 && c <= 0xdfff;
        wrong += is_surrogate ? read.has_value() : read != c || !rest.empty();
    }
    CHECK(wrong == 0);
}

TEST_CASE("A resident's characters are counted, not their bytes") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("jeramba") == 7);
    CHECK(count_characters("é") == 1);
    CHECK(count_characters("👍🏽") == 2);  // a thumb and its colour
}

TEST_CASE("What is not UTF-8 has no number of characters") {
    for (const char* wrong : {"\x80", "\xc3", "\xc3(", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf",
                              "\xe2\x82", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
                              "\xf8\x88\x80\x80\x80", "\xff", "jalan \xe9 rusak"}) {
        CAPTURE(wrong);
        CHECK_FALSE(count_characters(wrong).has_value());
    }
}

TEST_CASE("Control characters are no text; line breaks, tabs and emoji are") {
    for (const char32_t c : {U'\0', U'\r', U'\x1b', U'\x7f', U'\x80', U'\x9f', U'\u2028', U'\u2029'})
        CHECK(is_control(c));
    for (const char32_t c : {U'\n', U'\t', U' ', U'a', U'\u00a0', U'\u00e9', U'\u200d', U'\U0001f600'}) {
        CHECK_FALSE(is_control(c));
    }
}

TEST_CASE("Garbage is counted or refused, and never read beyond its end") {
    test::SeededEntropy entropy(3);
    for (int round = 0; round < 20'000; ++round) {
        std::array<std::uint8_t, 8> garbage;
        entropy.fill(garbage);
        const auto count = count_characters(as_text(garbage));
        if (count) CHECK(*count <= garbage.size());
    }
}
