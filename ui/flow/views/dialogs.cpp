#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

std::int64_t minutes_waited_for_officer() {
    return std::chrono::duration_cast<std::chrono::minutes>(kOfficerAwaitedFor).count();
}

std::string_view code_of(Language language) {
    switch (language) {
        case Language::indonesian: return "id";
        case Language::english: return "en";
        case Language::malay: return "mus";
    }
    return "";
}

/// Each language stands there in its own words: whoever needs another cannot read those of the present one.
std::vector<Choice> language_choices(Language present) {
    std::vector<Choice> choices;
    for (const Language language : kLanguages) {
        const Words say(Catalog::of(language));
        choices.push_back(
            {.action = {std::string("language.").append(code_of(language)), say("language.name"),
                        ChooseLanguage{language}, Availability::enabled, language == present ? "check" : ""},
             .selection = selection(language == present)});
    }
    return choices;
}

}  // namespace

std::optional<DialogView> dialog_view(const Context& context) {
    const auto& say = context.say;
    switch (context.state.overlay) {
        case Overlay::none: break;
        case Overlay::cancel:
            return DialogView{.id = "cancel",
                              .title = say("overlay.cancel.title"),
                              .text = say("overlay.cancel.text"),
                              .actions = {{"overlay.keep", say("overlay.cancel.keep"), CloseOverlay{}},
                                          {"overlay.leave", say("overlay.cancel.leave"), ConfirmCancel{}}},
                              .tone = Tone::red};
        case Overlay::idle: {
            const auto seconds = seconds_left(context, context.facts.idle_warning_after + context.facts.idle_countdown);
            return DialogView{.id = "idle",
                              .title = say("overlay.idle.title"),
                              .text = say.counted("overlay.idle.text", seconds, "seconds"),
                              .actions = {{"overlay.keep", say("overlay.idle.keep"), CloseOverlay{}}},
                              .tone = Tone::gold};
        }
        case Overlay::listening: return listening_dialog(context);
        case Overlay::help: return help_dialog(context);
        case Overlay::officer:
            return DialogView{.id = "officer",
                              .title = say("overlay.officer.title"),
                              .text = say.counted("overlay.officer.text", minutes_waited_for_officer(), "minutes"),
                              .actions = {{"overlay.keep", say("overlay.officer.keep"), CloseOverlay{}}},
                              .tone = Tone::primary};
        case Overlay::language:
            return DialogView{.id = "language",
                              .title = say("overlay.language.title"),
                              .text = {},
                              .choices = language_choices(context.state.access.language),
                              .actions = {{"overlay.keep", say("overlay.language.keep"), CloseOverlay{}}},
                              .tone = Tone::primary,
                              .icon = "translate"};
    }
    return std::nullopt;
}

}  // namespace loket::ui
