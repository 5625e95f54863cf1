#include "ui/flow/listening.hpp"

namespace loket::ui {

namespace {

struct Adjust {
    State& state;
    Listening& listening;
    const Facts& facts;

    bool is_on() const { return listening.speech == Listening::Speech::on; }

    bool operator()(const ToggleListening&) {
        listening.speech = is_on() ? Listening::Speech::off : Listening::Speech::on;
        state.overlay = Overlay::none;
        return true;
    }
    bool operator()(const OpenListening&) {
        if (is_on()) state.overlay = Overlay::listening;
        return true;
    }
    bool operator()(const NextSpeechSpeed&) {
        switch (listening.speed) {
            case SpeechSpeed::slow: listening.speed = SpeechSpeed::normal; break;
            case SpeechSpeed::normal: listening.speed = SpeechSpeed::fast; break;
            case SpeechSpeed::fast: listening.speed = SpeechSpeed::slow; break;
        }
        return true;
    }
    bool operator()(const NextSpeechVolume&) {
        listening.volume = listening.volume % kSpeechVolumes + 1;
        return true;
    }
    bool operator()(const SwitchSpeechOutput&) {
        const bool is_loud = listening.output == SpeechOutput::loudspeaker;
        const bool has_headphones = facts.voice == Facts::Voice::headphones_too;
        listening.output = is_loud && has_headphones ? SpeechOutput::headphones : SpeechOutput::loudspeaker;
        return true;
    }
    bool operator()(const SayAgain&) {
        if (is_on()) ++listening.repeats;
        state.overlay = Overlay::none;
        return true;
    }
    template <class Other>
    bool operator()(const Other&) {
        static_assert(!kIsOfVoice<Other>);
        return false;
    }
};

}  // namespace

bool adjust_listening(State& state, const Intent& intent, const Facts& facts) {
    const bool is_in_the_way = state.overlay != Overlay::none && state.overlay != Overlay::listening;
    if (facts.voice == Facts::Voice::absent || is_in_the_way) return false;
    return std::visit(Adjust{state, state.access.listening, facts}, intent);
}

}  // namespace loket::ui
