// What five keys count as (access.md rows 8 and 9, after VVSG 2.0): previous, next, choose, back, help. They lead from
// one thing that can be chosen to the next, in the order in which the screen is read, and round again; a ring shows
// where they are, and the voice says it. So a whole report can be made without touching the screen, and without seeing
// it: with a pad of five switches, with Tab, Enter and the arrows of any keyboard, or with five zones that the screen
// is divided into for a finger that cannot see.
//
// The keys of the on-screen keyboard are far too many to pass one by one: a row is one stop, which Choose opens and
// Back leaves. Who has a keyboard of their own types on that, so those rows are passed over, and a text field that is
// reached takes what is typed.
//
// A pure value fed with keys, their times and the layout that was shown, as TouchPolicy is with fingers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "ui/look/layout.hpp"
#include "ui/look/touch.hpp"

namespace loket::ui {

class KeyWalk {
public:
    /// `repeat_ignored`: a second Choose on the same thing within it is the tremor of a hand.
    explicit KeyWalk(Milliseconds repeat_ignored = kRepeatIgnored) : repeat_ignored_(repeat_ignored) {}

    /// To be told whenever something was drawn: on another screen or dialog nothing is pointed at until a key leads on.
    void shown(const Layout& layout);

    /// Goes on, and what follows from it; nothing mostly.
    std::optional<Intent> press(const Walk& walk, const Layout& layout, Tick when);
    /// A finger has come down: the ring goes.
    void let_go();

    bool is_pointing() const { return !pointed_.empty(); }
    /// One target, or all of a row of keys; none while nothing is pointed at. They live in the layout.
    std::vector<const Target*> pointed(const Layout& layout) const;
    /// What lies around them.
    std::optional<Rect> ring(const Layout& layout) const;

private:
    /// Targets that are one stop: from `first` until before `last`.
    struct Stop {
        std::size_t first;
        std::size_t last;
    };
    std::vector<Stop> stops(const std::vector<Target>& targets, WalkDevice device) const;
    std::optional<std::size_t> pointed_index(const std::vector<Target>& targets) const;
    void point_at(const std::vector<Target>& targets, std::size_t index);
    std::optional<Intent> move(int by, const Layout& layout, WalkDevice device);
    std::optional<Intent> choose(const Layout& layout, WalkDevice device, Tick when);
    std::optional<Intent> go_back(const Layout& layout);

    Milliseconds repeat_ignored_;
    std::string shown_screen_;
    bool is_awake_ = false;  // some key has been pressed in this session
    std::string pointed_;    // id of the target, or of the first of its row; empty: none
    std::size_t place_ = 0;  // where it stood: another may stand there now, such as a capital
    enum class Depth { rows, keys } depth_ = Depth::rows;
    std::string chosen_;  // what Choose did last
    std::optional<Tick> chosen_at_;
};

/// What the keys lead through: all targets, or those that five zones lie over.
const std::vector<Target>& walked(const Layout& layout);

}  // namespace loket::ui
