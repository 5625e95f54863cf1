#include "tests/e2e/journeys/stage.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <chrono>

#include "tests/e2e/eye.hpp"

namespace loket::ui {
namespace {

/// A window that does not answer is given up after this.
constexpr std::chrono::seconds kPatience{20};

Shell open_shell(Size display, float px_per_mm, const Clock& clock) {
    auto shell = Shell::open({.window = display, .px_per_mm = px_per_mm, .trace_layout = {}}, clock);
    REQUIRE_MESSAGE(shell.has_value(), (shell ? "" : shell.error().text()));
    return std::move(*shell);
}

e2e::Finger open_finger() {
    auto finger = e2e::Finger::open(getenv("DISPLAY"));
    REQUIRE(finger.has_value());
    return std::move(*finger);
}

const Target* find(const Layout& layout, std::string_view id) {
    const auto found = std::find_if(layout.targets.begin(), layout.targets.end(),
                                    [&](const Target& target) { return target.id == id; });
    return found == layout.targets.end() ? nullptr : &*found;
}

}  // namespace

Stage::Stage(Size display, float px_per_mm)
    : display_(static_cast<int>(display.w), static_cast<int>(display.h)),
      shell_(open_shell(display, px_per_mm, clock_)),
      finger_(open_finger()),
      layout_(shell_.show(resident.view())) {}

void Stage::let_time_pass() {
    // Longer than any touch is ignored for; the minute shown in the corner is put back.
    constexpr Milliseconds kRest{600};
    clock_.advance(kRest);
    resident.facts.tick += kRest;
}

void Stage::run_for(std::string_view sent) {
    const auto start = std::chrono::steady_clock::now();
    bool is_answered = false;
    pointed_.clear();
    shell_.run({.view = [&] { return resident.view(); },
                .on_intent =
                    [&](const Intent& intent) {
                        resident.does(intent);
                        is_answered = true;
                    },
                .on_pointed = [&](const std::vector<std::string>& ids) { pointed_ = ids; },
                .pump =
                    [&] {
                        if (is_answered || std::chrono::steady_clock::now() - start > kPatience) shell_.stop();
                        return Change::none;
                    },
                .quiet = [] { return Milliseconds(20); }});
    REQUIRE_MESSAGE(is_answered, "nothing comes of " << sent << " on " << layout_.screen);
    layout_ = shell_.layout();
}

bool Stage::has(std::string_view id) const {
    const Target* target = find(layout_, id);
    return target != nullptr && target->availability == Availability::enabled;
}

void Stage::tap(std::string_view id) {
    REQUIRE_MESSAGE(has(id), "nothing to touch called " << id << " on\n" << text_of(resident.view()));
    let_time_pass();
    const Point at = find(layout_, id)->rect.centre();
    finger_.tap(static_cast<int>(at.x), static_cast<int>(at.y));
    run_for(id);
}

void Stage::type(std::string_view text) {
    for (const char c : text) {
        const std::string id = c == ' ' ? "key.space" : std::string("key.") + c;
        if (!has(id) && has("key.symbols")) tap("key.symbols");
        if (!has(id) && has("key.letters")) tap("key.letters");
        tap(id);
    }
}

void Stage::press(std::string_view key) {
    let_time_pass();
    display_.play("key " + std::string(key));
    run_for(key);
}

void Stage::happens(const Event& event) {
    resident.happens(event);
    layout_ = shell_.show(resident.view());
}

Pixels Stage::seen() {
    layout_ = shell_.show(resident.view());
    const auto seen = e2e::look_at(getenv("DISPLAY"));
    REQUIRE(seen.has_value());
    return {seen->width, seen->height, seen->rgb};
}

}  // namespace loket::ui
