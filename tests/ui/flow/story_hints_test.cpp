#include "ui/flow/story_hints.hpp"

#include <doctest/doctest.h>

using namespace loket::ui;

TEST_CASE("A hint ticks itself off when the story tells what it asks for") {
    struct Row {
        const char* story;
        bool what;
        bool when;
        bool who;
    };
    const Row rows[] = {
        {"", false, false, false},
        {"Jalan rusak", false, false, false},
        {"Jembatan kayu di Mangun Jaya putus", true, false, false},
        {"Jembatan kayu putus SEJAK Senin.", true, true, false},
        {"Listrik padam 3 malam, kami gelap", true, true, true},
        {"Jembatan kayu putus dari Senen, wong dusun dak biso lewat", true, true, true},
        {"Sejaknya", false, false, false},  // a word, not a part of one
        {"Anak-anak sekolah", false, false, true},
        {"The bridge broke on Monday, children cannot cross", true, true, true},
        {"😀 😀 😀 😀 😀", true, false, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.story);
        CHECK(tells_what_happened(row.story) == row.what);
        CHECK(tells_since_when(row.story) == row.when);
        CHECK(tells_who_is_affected(row.story) == row.who);
    }
}
