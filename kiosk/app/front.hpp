// The screen's side of the house: holds the state of the flow, gives it the time and the news, and carries its wishes
// to the clerk. The window (ui/shell) draws what `view` says and brings touches; stories in tests do the same by hand.
// UI thread.
#pragma once

#include <functional>

#include "kiosk/app/messages.hpp"
#include "kiosk/base/clock.hpp"
#include "ui/flow/flow.hpp"
#include "ui/flow/view.hpp"

namespace loket::kiosk {

class Front {
public:
    Front(ui::Facts facts, const Clock& clock, std::function<void(ClerkMessage)> to_clerk);

    void touch(const ui::Intent& intent);
    void take(const ScreenMessage& message);
    /// Whether screens can be read aloud now.
    void set_voice(ui::Facts::Voice voice) { facts_.voice = voice; }
    /// Lets time pass: idleness and countdowns.
    void look_at_clock();

    ui::View view() const;
    /// How long nothing changes by itself.
    Milliseconds quiet() const;
    const ui::State& state() const { return state_; }

private:
    void advance(const ui::Input& input);
    void carry_out(ui::Effect& effect);

    ui::Facts facts_;
    const Clock& clock_;
    std::function<void(ClerkMessage)> to_clerk_;
    ui::State state_;
};

}  // namespace loket::kiosk
