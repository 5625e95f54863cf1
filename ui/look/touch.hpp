// What a touch counts as (access.md rows 4 and 5, after VVSG 2.0 and EN 301 549): a target is activated when the finger
// that pressed it lifts inside it. A second tap on the same place within half a second is the tremor of a hand, not a
// wish. After a change of screen nothing counts for a moment, and a finger that is still down must lift first: what it
// pressed is no longer there. A pure value fed with events and their times; no clock, no window.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"
#include "ui/look/layout.hpp"

namespace loket::ui {

/// A second tap on the same control within this is ignored, unless the office has set another time from 0 to 1000 ms
/// (access.md row 4).
inline constexpr Milliseconds kRepeatIgnored{500};
/// The same for one key, in proportion: 300 ms of 500. Another key counts at once.
constexpr Milliseconds key_repeat_ignored(Milliseconds repeat_ignored) { return repeat_ignored * 3 / 5; }
/// A finger that slides off its key by no more than this still means it: millimetres.
inline constexpr float kKeyDrift = 4.0F;
/// Backspace erases again and again once a finger has rested on it for so long (access.md row 4), and then so often.
inline constexpr Milliseconds kRestBeforeErasing{2'000};
inline constexpr Milliseconds kErasingEvery{150};
/// After a change of screen (access.md row 5).
inline constexpr Milliseconds kSettling{400};

struct PointerEvent {
    enum class What { down, move, up, cancel } what;
    Point at;
    Tick when;
};

class TouchPolicy {
public:
    explicit TouchPolicy(Milliseconds repeat_ignored = kRepeatIgnored) : repeat_ignored_(repeat_ignored) {}

    /// To be told whenever something was drawn. Another screen or dialog starts the settling time.
    void shown(const Layout& layout, Tick now);

    /// What the event means on the layout that was shown last; nothing for most events.
    std::optional<Intent> handle(const PointerEvent& event, const Layout& layout);

    /// What a finger means that rests where it is; nothing mostly.
    std::optional<Intent> rest(Tick now, const Layout& layout);
    /// How long until it may mean something; nothing while none rests on what repeats.
    std::optional<Milliseconds> until_rest(Tick now) const;

    /// Id of the target under a pressing finger, to be drawn as pressed; empty when there is none.
    const std::string& pressed() const { return pressed_inside_; }

private:
    bool is_repeat(const Target& target, Tick when) const;
    const Target* still_pressed(const Layout& layout, Point at) const;
    void let_go();

    Milliseconds repeat_ignored_;
    std::string shown_screen_;
    std::optional<Tick> settled_at_;
    bool is_lift_awaited_ = false;
    bool is_down_ = false;
    std::string pressed_;            // the target the finger went down on
    std::string pressed_inside_;     // the same while the finger is on it, else empty
    std::optional<Tick> erases_at_;  // while a finger rests on Backspace
    bool has_erased_ = false;        // by resting: its lifting then means nothing more

    struct Activation {
        std::string id;
        Target::What what;
        Point at;
        Tick when;
    };
    std::optional<Activation> last_;
};

}  // namespace loket::ui
