#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

std::string_view name_of(SpeechSpeed speed) {
    switch (speed) {
        case SpeechSpeed::slow: return "slow";
        case SpeechSpeed::normal: return "normal";
        case SpeechSpeed::fast: return "fast";
    }
    return "";
}

std::string_view name_of(SpeechOutput output) {
    return output == SpeechOutput::loudspeaker ? "loudspeaker" : "headphones";
}

}  // namespace

std::optional<Action> listening_tool(const Context& context) {
    if (context.facts.voice == Facts::Voice::absent) return std::nullopt;
    const auto& say = context.say;
    // Silent, one touch makes it read; then the same place leads to what can be set, and to silence.
    if (context.state.access.listening.speech == Listening::Speech::off) {
        return Action{"listen", say("tool.listen"), ToggleListening{}, Availability::enabled, "volume-high"};
    }
    return Action{"listen", say("tool.listening"), OpenListening{}, Availability::enabled, "volume-high"};
}

DialogView listening_dialog(const Context& context) {
    const auto& say = context.say;
    const auto& listening = context.state.access.listening;
    const auto speed = say("overlay.listening.speed.", name_of(listening.speed));
    DialogView view{
        .id = "listening",
        .title = say("overlay.listening.title"),
        .text = say("overlay.listening.text"),
        .actions = {{"overlay.keep", say("overlay.listening.keep"), CloseOverlay{}},
                    {"listening.on", say("overlay.listening.on"), SayOn{}},
                    {"listening.again", say("overlay.listening.again"), SayAgain{}},
                    {"listening.speed", say.fill("overlay.listening.speed", {{"speed", speed}}), NextSpeechSpeed{}},
                    {"listening.volume",
                     say.fill("overlay.listening.volume", {{"volume", std::to_string(listening.volume)},
                                                           {"count", std::to_string(kSpeechVolumes)}}),
                     NextSpeechVolume{}}},
        .tone = Tone::primary};
    if (context.facts.voice == Facts::Voice::headphones_too) {
        view.actions.push_back(
            {"listening.output", say("overlay.listening.output.", name_of(listening.output)), SwitchSpeechOutput{}});
    }
    view.actions.push_back({"operation.zones", say("overlay.listening.zones"), ChooseOperation{Operation::zones}});
    view.actions.push_back({"listening.off", say("overlay.listening.off"), ToggleListening{}});
    return view;
}

}  // namespace loket::ui
