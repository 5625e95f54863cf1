// What says the screens: the programs of speaker.hpp, and in tests a voice that is moved by hand. UI thread; nothing
// here waits.
#pragma once

#include <vector>

#include "ui/flow/state.hpp"
#include "ui/speech/spoken.hpp"

namespace loket::ui {

struct VoiceSettings {
    Language language = Language::indonesian;
    SpeechSpeed speed = SpeechSpeed::normal;
    SpeechOutput output = SpeechOutput::loudspeaker;
    int volume = 4;  ///< 1 to kSpeechVolumes

    bool operator==(const VoiceSettings&) const = default;
};

class Voice {
public:
    virtual ~Voice() = default;
    /// Begins to say these, one after another, instead of what is being said.
    virtual void say(const std::vector<Utterance>& utterances, const VoiceSettings& settings) = 0;
    /// Silence at once.
    virtual void stop() = 0;
    virtual bool is_speaking() = 0;
    /// False while it cannot speak; it may come back.
    virtual bool is_able() = 0;
};

}  // namespace loket::ui
