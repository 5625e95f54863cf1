// A whole report by somebody who has five keys and sees nothing: what they hear tells them where they are, and they go
// on until they hear what they want. On every display, because the keys lead through what was drawn.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/ui/flow/player.hpp"
#include "tests/ui/screens/walk.hpp"
#include "ui/screens/draw.hpp"
#include "ui/speech/spoken.hpp"

namespace loket::ui {
namespace {

constexpr Display kDisplays[] = {
    {{1920, 1080}, 3.78F}, {{1080, 1920}, 3.78F}, {{1366, 768}, 4.0F}, {{1024, 600}, 4.6F}};

class Listener {
public:
    Listener(Canvas& canvas, const Display& display, WalkDevice device)
        : canvas_(canvas), display_(display), device_(device) {
        look();
    }

    void press(WalkKey key) {
        resident.wait(Milliseconds(1'000));
        give(Walk{key, device_});
        if (const auto follows = walk_.press({key, device_}, layout_, resident.facts.tick)) give(*follows);
        look();
    }
    /// Goes on until `id` is pointed at, alone or in a row. The test fails when it never is.
    void find(const std::string& id) {
        for (std::size_t i = 0; i <= walked(layout_).size(); ++i) {
            if (points_at(id)) return;
            press(WalkKey::next);
        }
        FAIL_CHECK("the keys do not lead to " << id << " on " << layout_.screen);
    }
    void choose(const std::string& id) {
        find(id);
        press(WalkKey::choose);
    }
    /// Writes on the on-screen keyboard, a row and a key at a time.
    void type(std::string_view text) {
        for (const char letter : text) {
            const std::string id = letter == ' ' ? "key.space" : std::string("key.") + letter;
            find(id);
            press(WalkKey::choose);  // opens the row
            choose(id);
            press(WalkKey::back);
        }
    }
    std::string heard() const {
        std::vector<std::string> ids;
        for (const Target* target : walk_.pointed(layout_)) ids.push_back(target->id);
        std::string said;
        for (const auto& each : spoken_stop(resident.view(), ids, Catalog::of(Language::indonesian)))
            said += (said.empty() ? "" : " | ") + each.text;
        return said;
    }

    Player resident;

private:
    bool points_at(const std::string& id) const {
        const auto pointed = walk_.pointed(layout_);
        return std::any_of(pointed.begin(), pointed.end(), [&](const Target* target) { return target->id == id; });
    }
    void give(const Intent& intent) {
        auto next = step(resident.state, intent, resident.facts);
        resident.state = std::move(next.state);
        for (auto& effect : next.effects) resident.effects.push_back(std::move(effect));
    }
    void look() {
        layout_ = draw(resident.view(), canvas_, display_, "", walk_);
        walk_.shown(layout_);
    }

    Canvas& canvas_;
    Display display_;
    WalkDevice device_;
    KeyWalk walk_;
    Layout layout_;
};

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += id + ' ';
    return text;
}

void make_a_report(Listener& hand) {
    hand.choose("kind.pengaduan");
    hand.choose("topic.road");
    hand.choose("next");
    hand.type("jalan putus");
    CHECK(hand.resident.state.draft.story == "Jalan putus");
    hand.choose("next");
    hand.choose(std::get<PlaceView>(hand.resident.view().screen).choices.front().action.id);
    hand.choose("next");
    hand.choose("next");  // place and date may stay empty
    hand.choose("identity.none");
    hand.choose("next");
    hand.choose("consent");
    hand.choose("send");
}

}  // namespace

TEST_CASE("A resident who cannot see files a report with a pad of five keys, on every display") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Display& display : kDisplays) {
        CAPTURE(display.pixels.w);
        Listener hand(*canvas, display, WalkDevice::pad);
        hand.resident.facts.voice = Facts::Voice::loudspeaker;
        hand.press(WalkKey::next);
        CHECK(hand.resident.state.access.listening.speech == Listening::Speech::on);
        CHECK(hand.heard() == "");
        make_a_report(hand);
        CHECK(hand.resident.state.screen == Screen::filing);
        REQUIRE(hand.resident.effects.size() == 1);
        const auto& report = std::get<FileReport>(hand.resident.effects.front()).report;
        CHECK(report.content().story == "Jalan putus");
    }
}

TEST_CASE("A resident who cannot see files a report with five zones of a dark screen, on every display") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Display& display : kDisplays) {
        CAPTURE(display.pixels.w);
        Listener hand(*canvas, display, WalkDevice::zone);
        hand.resident.facts.voice = Facts::Voice::loudspeaker;
        hand.resident.touch("listen").touch("listen").touch("operation.zones");
        hand.press(WalkKey::help);
        hand.choose("operation.dark");
        CHECK(hand.resident.state.access.operation == Operation::dark_zones);
        make_a_report(hand);
        CHECK(hand.resident.state.screen == Screen::filing);
    }
}

TEST_CASE("What the keys lead to is said: a choice with its place, a row of keys by its letters, a key by its name") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    Listener hand(*canvas, kDisplays[0], WalkDevice::zone);
    hand.press(WalkKey::next);
    CHECK(hand.heard() == "Pengaduan. Ada layanan atau fasilitas yang bermasalah. 1 dari 4");
    hand.resident.choose_topic();
    hand.find("key.backspace");
    CHECK(hand.heard() == "Q | W | E | R | T | Y | U | I | O | P | hapus satu huruf");
}

TEST_CASE(
    "Everything that can be chosen is read in the order in which the keys lead through it, and nothing is left out") {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Display& display : kDisplays) {
        for (const Sample& sample : everything({})) {
            CAPTURE(sample.name);
            CAPTURE(display.pixels.w);
            const auto& catalog = Catalog::of(Language::indonesian);
            if (sample.view.zones) continue;  // they lead through what lies beneath
            std::vector<std::string> said;
            for (const auto& each : spoken_of(sample.view, catalog)) {
                if (std::find(said.begin(), said.end(), each.id) == said.end()) said.push_back(each.id);
            }
            std::vector<std::string> led;
            const Layout layout = draw(sample.view, *canvas, display, "");
            for (const Target& target : layout.targets) {
                if (target.what == Target::What::key || target.text.empty()) {
                    CHECK_FALSE(spoken_stop(sample.view, {target.id}, catalog).empty());
                } else {
                    led.push_back(target.id);
                }
            }
            std::erase_if(said,
                          [&](const std::string& id) { return std::find(led.begin(), led.end(), id) == led.end(); });
            CHECK(joined(led) == joined(said));
        }
    }
}

}  // namespace loket::ui
