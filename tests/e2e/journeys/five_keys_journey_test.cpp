// A whole report in the real window by somebody who has a pad of five switches and hears what it leads to.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/e2e/journeys/stage.hpp"

namespace loket::ui {
namespace {

/// Next until `id` is what the keys point at, alone or in a row.
void find(Stage& stage, const std::string& id) {
    constexpr int kMost = 80;
    for (int i = 0; i < kMost; ++i) {
        stage.press("F3");
        const auto& pointed = stage.pointed();
        if (std::find(pointed.begin(), pointed.end(), id) != pointed.end()) return;
    }
    FAIL("the keys do not lead to " << id << " on " << stage.layout().screen);
}

void choose(Stage& stage, const std::string& id) {
    find(stage, id);
    stage.press("F4");
}

void type(Stage& stage, std::string_view text) {
    for (const char letter : text) {
        choose(stage, std::string("key.") + letter);  // opens the row, at its first key
        const auto& first = stage.pointed();
        const bool is_first = first.size() == 1 && first[0] == std::string("key.") + letter;
        if (!is_first) find(stage, std::string("key.") + letter);
        stage.press("F4");
        stage.press("F5");
    }
}

}  // namespace

TEST_CASE("A resident who cannot see files a report with five switches, and never touches the screen") {
    Stage stage({1920, 1080}, 3.78F);
    stage.press("F3");
    CHECK(stage.resident.state.access.listening.speech == Listening::Speech::on);
    choose(stage, "kind.aspirasi");
    choose(stage, "topic.other");
    choose(stage, "next");
    type(stage, "mintalampu");
    CHECK(stage.resident.state.draft.story == "Mintalampu");
    choose(stage, "next");
    choose(stage, "village.16.06.06.1039");
    choose(stage, "next");
    choose(stage, "next");
    choose(stage, "identity.none");
    choose(stage, "next");
    choose(stage, "consent");
    choose(stage, "send");
    REQUIRE(stage.resident.state.screen == Screen::filing);
    CHECK(std::get<FileReport>(stage.resident.effects.back()).report.content().story == "Mintalampu");
}

TEST_CASE("Who has a keyboard goes on with Tab, types into what it leads to, and chooses with Enter") {
    Stage stage({1366, 768}, 4.0F);
    stage.press("Tab");
    stage.press("Return");
    REQUIRE(stage.resident.state.screen == Screen::topic);
    stage.press("Tab");
    stage.press("space");
    CHECK(stage.resident.state.draft.topic == "road");
    stage.press("Escape");
    CHECK(stage.resident.state.screen == Screen::welcome);
    stage.tap("status");
    for (const char* key : {"b", "t", "m", "2"}) stage.press(key);
    stage.press("Tab");
    stage.press("k");
    CHECK(stage.resident.state.typed_number == "BTM2");
    CHECK(stage.resident.state.typed_code == "K");
    stage.press("shift+Tab");
    stage.press("0");
    CHECK(stage.resident.state.typed_number == "BTM20");
}

}  // namespace loket::ui
