#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

std::int64_t minutes_waited_for_officer() {
    return std::chrono::duration_cast<std::chrono::minutes>(kOfficerAwaitedFor).count();
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
        case Overlay::officer:
            return DialogView{.id = "officer",
                              .title = say("overlay.officer.title"),
                              .text = say.counted("overlay.officer.text", minutes_waited_for_officer(), "minutes"),
                              .actions = {{"overlay.keep", say("overlay.officer.keep"), CloseOverlay{}}},
                              .tone = Tone::primary};
    }
    return std::nullopt;
}

}  // namespace loket::ui
