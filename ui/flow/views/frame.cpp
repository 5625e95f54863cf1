#include <array>

#include "ui/flow/studio.hpp"
#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

struct StepOfScreen {
    std::string_view name;
    Screen first;
    Screen last;
};
constexpr std::array kSteps{
    StepOfScreen{"topic", Screen::topic, Screen::topic},
    StepOfScreen{"story", Screen::story, Screen::photos},
    StepOfScreen{"place", Screen::place, Screen::place_detail},
    StepOfScreen{"identity", Screen::identity, Screen::person},
    StepOfScreen{"review", Screen::review, Screen::notice},
};

bool is_step(Screen screen) { return kSteps.front().first <= screen && screen <= kSteps.back().last; }

std::vector<StepView> step_views(const Context& context) {
    std::vector<StepView> views;
    const auto screen = context.state.screen;
    if (!is_step(screen)) return views;
    for (const auto& step : kSteps) {
        auto progress = StepView::Progress::current;
        if (screen < step.first) progress = StepView::Progress::ahead;
        if (screen > step.last) progress = StepView::Progress::done;
        views.push_back({context.say("step.", step.name), progress});
    }
    return views;
}

std::vector<Action> tools(const Context& context) {
    const auto& say = context.say;
    std::vector<Action> all = {
        {"language", say("tool.language"), AskLanguage{}, Availability::enabled, "translate"},
        {"text_size", say("tool.text_size"), NextTextSize{}, Availability::enabled, "format-size"},
        {"contrast", say("tool.contrast"), NextContrast{}, Availability::enabled, "contrast-box"}};
    if (auto listen = listening_tool(context)) all.push_back(*std::move(listen));
    return all;
}

std::optional<Action> back(const Context& context) {
    const auto screen = context.state.screen;
    const bool leads_back =
        (is_step(screen) && screen != Screen::notice) || screen == Screen::status_entry || screen == Screen::scan;
    if (!leads_back) return std::nullopt;  // the notice is closed by a button of its own
    return Action{"back", context.say("back"), Back{}, availability(!is_occupied(context.state)), "arrow-left"};
}

std::optional<Action> cancel(const Context& context) {
    if (!is_step(context.state.screen) || context.state.screen == Screen::notice) return std::nullopt;
    return Action{"cancel", context.say("cancel"), AskCancel{}, Availability::enabled, "close"};
}

std::optional<Action> next(const Context& context) {
    const auto& state = context.state;
    const auto& say = context.say;
    if (state.screen == Screen::review) {
        const auto words = can_print(context.facts.printer) ? say("review.send") : say("review.send_without_paper");
        return Action{"send", words, Send{}, availability(state.draft.consent.has_value()), "send"};
    }
    if (!is_step(state.screen) || state.screen == Screen::notice || state.is_choosing_kecamatan) return std::nullopt;
    if (state.screen == Screen::voice) {
        const bool is_usable = voice_of(state.draft) != nullptr && !is_occupied(state);
        return Action{"next", say("voice.use"), Next{}, availability(is_usable), "arrow-right"};
    }
    if (state.screen == Screen::photos) {
        return Action{"next", say("photos.done"), Next{}, availability(!is_occupied(state)), "arrow-right"};
    }
    return Action{"next", say("next"), Next{}, Availability::enabled, "arrow-right"};
}

}  // namespace

FrameView frame_view(const Context& context) {
    const auto& say = context.say;
    const bool is_online = context.facts.link == Facts::Link::online;
    return {.screen = std::string(name_of(context.state.screen)),
            .office_name = context.facts.office_name,
            .link_text = is_online ? say("link.online") : say("link.offline"),
            .link_tone = is_online ? Tone::green : Tone::gold,
            .time_text = say.catalog().time(context.facts.now),
            .steps = step_views(context),
            .tools = tools(context),
            .officer = Action{"officer", say("officer"), CallOfficer{}, Availability::enabled, "human-greeting"},
            .back = back(context),
            .cancel = cancel(context),
            .next = next(context),
            .access = context.state.access};
}

}  // namespace loket::ui
