// Says what is shown to whoever has turned the voice on. It compares each view with the one before, as the shell does
// to know what must be drawn: so the flow has no effect for speech, and no screen can be forgotten. UI thread.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "ui/speech/voice.hpp"

namespace loket::ui {

/// So long at a time somebody who is read to counts as somebody who is there: about two pages of text. A voice that
/// goes on longer may read a story to an empty room.
inline constexpr Milliseconds kListensFor{300'000};

class Listener {
public:
    Listener(Voice& voice, const Clock& clock) : voice_(voice), clock_(clock) {}

    /// To be told whenever something is shown. What follows from a touch is said at once; news that come by themselves
    /// wait until what is being said has ended.
    void shown(const View& view);
    /// A finger or a key: silence.
    void touched();
    /// One of the five keys has led here: ids of elements of what was shown last.
    void pointed(const std::vector<std::string>& ids);
    /// To be called now and then: says what waited.
    void look_after();

    /// Whether somebody is being read to, and not for longer than kListensFor.
    bool is_heard();
    /// Whether look_after is to be called soon.
    bool is_waiting() const { return !waiting_.empty(); }

private:
    void say(const std::vector<Utterance>& utterances);

    Voice& voice_;
    const Clock& clock_;
    std::optional<View> before_;  ///< nothing while the voice is off
    std::vector<Utterance> waiting_;
    VoiceSettings settings_;
    Tick begun_at_{};
};

}  // namespace loket::ui
