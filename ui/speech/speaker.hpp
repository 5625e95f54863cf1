// A voice of two programs: espeak-ng makes the sound, aplay plays it on the sound card of the settings. Both are
// children of this process, so that a fault of theirs, or of a sound card, is none of the kiosk's; espeak-ng is under
// the GPL, and is used as a program only.
//
// For each `say` there is a pair of its own, which ends by itself when all is said: what a resident has told is then
// nowhere left. To begin at once an espeak-ng stands ready that has loaded its voice and waits for its words; silence
// is to end both, so nothing that has been made goes on sounding. The UI thread never waits for them: the words fit
// into the socket, and who has ended is noticed in passing.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "ui/speech/voice.hpp"

namespace loket::ui {

struct SpeakerOptions {
    std::string device = "default";  ///< as ALSA names them: `aplay -L`
    std::string headphone_device;    ///< empty: the same
    std::string synthesiser = "espeak-ng";
    std::string player = "aplay";
};

class Speaker final : public Voice {
public:
    /// Fails with not_found when a program is missing.
    static Result<std::unique_ptr<Speaker>> open(SpeakerOptions options, const Clock& clock);
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;
    /// Silence, and all children are gone.
    ~Speaker() override;

    void say(const std::vector<Utterance>& utterances, const VoiceSettings& settings) override;
    void stop() override;
    bool is_speaking() override;
    /// False for a minute after a program has failed.
    bool is_able() override;

private:
    Speaker(SpeakerOptions options, const Clock& clock) : options_(std::move(options)), clock_(clock) {}

    /// An espeak-ng that waits for its words.
    struct Ready {
        std::vector<std::string> command;
        pid_t process;  ///< -1: it has ended by itself
        int words;      ///< end of a socket that it reads from
        int sound;      ///< end of a pipe that it writes to
    };
    Result<Ready> prepare(std::vector<std::string> command) const;
    std::vector<std::string> synthesis(const VoiceSettings& settings) const;
    Result<void> begin(const std::string& text, const VoiceSettings& settings);
    static bool has_ended(Ready& ready);
    void discard_ready();
    void reap();
    bool has_rested() const;
    void note_failure(const Error& error);

    SpeakerOptions options_;
    const Clock& clock_;
    std::optional<Ready> ready_;
    std::optional<pid_t> speaking_;  ///< espeak-ng of what is being said
    std::optional<pid_t> playing_;   ///< aplay of the same
    std::vector<pid_t> leaving_;     ///< told to end, not yet gone
    std::optional<Tick> failed_at_;
};

/// What is given to espeak-ng: a line for each utterance, none longer than it reads at once, and no more altogether
/// than a socket takes without waiting.
std::string lines_for(const std::vector<Utterance>& utterances, Language language);

}  // namespace loket::ui
