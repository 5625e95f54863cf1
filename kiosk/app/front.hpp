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

/// What the screen wants of microphone and camera.
using StudioRequest = std::variant<ui::OpenDevice, ui::CloseDevice, ui::UseDevice, ui::PlayFile>;

class Front {
public:
    /// Without `to_studio` for a counter that has neither microphone nor camera.
    Front(
        ui::Facts facts, const Clock& clock, std::function<void(ClerkMessage)> to_clerk,
        std::function<void(const StudioRequest&, const ui::Access&)> to_studio = [](const auto&, const auto&) {});

    void touch(const ui::Intent& intent);
    void take(const ScreenMessage& message);
    /// Whether screens can be read aloud now.
    void set_voice(ui::Facts::Voice voice) { facts_.voice = voice; }
    /// Which devices there are now.
    void set_devices(ui::Facts::Presence microphone, ui::Facts::Presence camera);
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
    std::function<void(const StudioRequest&, const ui::Access&)> to_studio_;
    ui::State state_;
};

}  // namespace loket::kiosk
