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
        if (!is_on()) state.access.operation = Operation::screen;  // zones without a voice say nothing
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
    bool operator()(const SayOn&) {
        if (is_on()) ++listening.resumes;
        state.overlay = Overlay::none;
        return true;
    }
    bool operator()(const ChooseOperation& intent) {
        listening.speech = Listening::Speech::on;
        state.access.operation = intent.operation;
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

void follow_walk(State& state, const Walk& walk, const Facts& facts) {
    auto& listening = state.access.listening;
    if (state.overlay == Overlay::idle) {
        state.overlay = Overlay::none;
    } else if (walk.key == WalkKey::help && state.overlay == Overlay::help) {
        ++listening.repeats;
    } else if (walk.key == WalkKey::help) {
        state.overlay = Overlay::help;
    }
    const bool is_first = state.screen == Screen::welcome && listening == Listening{};
    if (is_first && walk.device == WalkDevice::pad && facts.voice != Facts::Voice::absent) {
        listening.speech = Listening::Speech::on;
    }
}

bool adjust_listening(State& state, const Intent& intent, const Facts& facts) {
    const bool is_in_the_way =
        state.overlay != Overlay::none && state.overlay != Overlay::listening && state.overlay != Overlay::help;
    if (facts.voice == Facts::Voice::absent || is_in_the_way) return false;
    return std::visit(Adjust{state, state.access.listening, facts}, intent);
}

}  // namespace loket::ui
