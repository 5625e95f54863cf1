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
    /// A finger or a key: silence. Of a screen that was being read the rest is kept, from the sentence that was broken
    /// off, for whoever wishes to hear on (Listening::resumes) before another screen has come.
    void touched();
    /// One of the five keys has led here: ids of elements of what was shown last.
    void pointed(const std::vector<std::string>& ids);
    /// To be called now and then: goes on to the next sentence.
    void look_after();

    /// Whether somebody is being read to, and not for longer than kListensFor.
    bool is_heard();
    /// Whether there is something to say: look_after is then to be called soon.
    bool is_speaking() const { return !saying_.empty() || !news_.empty(); }

private:
    enum class Subject { screen, other };
    void say(std::vector<Utterance> utterances, Subject subject);

    Voice& voice_;
    const Clock& clock_;
    std::optional<View> before_;     ///< nothing while the voice is off
    std::vector<Utterance> saying_;  ///< the first is with the voice
    Subject subject_ = Subject::other;
    std::vector<Utterance> news_;  ///< said after that
    std::vector<Utterance> broken_off_;
    VoiceSettings settings_;
    Tick begun_at_{};
};

}  // namespace loket::ui
