#include <algorithm>

#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

using Progress = StepView::Progress;

bool has(const ReportStatus& status, Milestone::What what) {
    return std::any_of(status.milestones.begin(), status.milestones.end(),
                       [what](const Milestone& milestone) { return milestone.what == what; });
}

StatusView::Entry entry(const Context& context, const Milestone& milestone) {
    const auto& say = context.say;
    const auto when = say.catalog().short_moment(milestone.at);
    switch (milestone.what) {
        case Milestone::What::recorded:
            return {say("milestone.recorded"), when, context.facts.office_name, Progress::done};
        case Milestone::What::delivered: return {say("milestone.delivered"), when, {}, Progress::done};
        case Milestone::What::set_aside:
            return {say("milestone.set_aside"), when, say("milestone.set_aside.detail"), Progress::current};
        case Milestone::What::forwarded: return {say("milestone.forwarded"), when, milestone.text, Progress::done};
        case Milestone::What::in_progress: return {say("milestone.in_progress"), when, milestone.text, Progress::done};
        case Milestone::What::answered: return {say("milestone.answered"), when, milestone.text, Progress::done};
        case Milestone::What::closed: return {say("milestone.closed"), when, milestone.text, Progress::done};
    }
    return {};
}

/// Nothing more is due.
bool is_over(const ReportStatus& status) {
    return has(status, Milestone::What::answered) || has(status, Milestone::What::closed);
}

struct Badge {
    std::string text;
    Tone tone;
    std::string icon;
};

Badge badge_of(const Context& context, const ReportStatus& status) {
    const auto& say = context.say;
    switch (status.milestones.back().what) {
        case Milestone::What::forwarded: return {say("milestone.forwarded"), Tone::blue, "check"};
        case Milestone::What::in_progress: return {say("milestone.in_progress"), Tone::blue, "clock"};
        case Milestone::What::answered: return {say("milestone.answered"), Tone::green, "check"};
        case Milestone::What::closed: return {say("milestone.closed"), Tone::green, "check"};
        case Milestone::What::recorded:
        case Milestone::What::delivered:
        case Milestone::What::set_aside: break;
    }
    if (has(status, Milestone::What::delivered)) return {say("milestone.delivered"), Tone::green, "check"};
    if (has(status, Milestone::What::set_aside)) return {say("milestone.set_aside"), Tone::gold, "alert-circle"};
    return {say("status.waiting"), Tone::gold, "cloud-outline-off"};
}

/// For whoever holds number and code but no paper; a receipt that surely came out is not offered again.
std::optional<Action> print_action(const Context& context, const ReportStatus& status) {
    const auto& say = context.say;
    const auto condition = context.facts.printer;
    if (condition == PrinterCondition::absent) return std::nullopt;
    const auto told = [](std::string words) {
        return Action{"print_again", std::move(words), PrintAgain{}, Availability::disabled, "printer"};
    };
    if (!is_settled(status.print)) {
        return told(can_print(condition) ? say("print.printing") : say("printer.", code_of(condition)));
    }
    if (status.print != PrintState::confirmed) {
        return Action{"print_again", say("status.print"), PrintAgain{}, Availability::enabled, "printer"};
    }
    return status.is_print_asked ? std::optional(told(say("print.confirmed"))) : std::nullopt;
}

}  // namespace

StatusView status_view(const Context& context) {
    const auto& say = context.say;
    const auto& status = context.state.status.value();
    auto badge = badge_of(context, status);
    StatusView view{.number = status.number.text(),
                    .subtitle = say("kind.", code_of(status.kind)) + " · " + topic_name(context, status.topic),
                    .badge = std::move(badge.text),
                    .badge_tone = badge.tone,
                    .badge_icon = std::move(badge.icon),
                    .entries = {},
                    .done = {"done", say("done"), Done{}, Availability::enabled, "check"}};
    if (!status.milestones.empty()) {
        const auto received = say.catalog().short_date(date_of(status.milestones.front().at));
        view.subtitle += " · " + say.fill("status.received", {{"date", received}});
    }
    if (status.proof == ReceiptProof::valid) view.subtitle += " · " + say("status.proof.valid");
    if (status.proof == ReceiptProof::broken) view.warning = say("status.proof.broken");
    view.print = print_action(context, status);
    for (const auto& milestone : status.milestones) view.entries.push_back(entry(context, milestone));
    if (!has(status, Milestone::What::delivered) && !has(status, Milestone::What::set_aside)) {
        view.entries.push_back(
            {say("milestone.delivered"), say("status.waiting"), say("status.waiting.detail"), Progress::current});
    }
    if (is_over(status)) return view;
    view.entries.push_back(
        {say("due.title"), due_text(context, status.due, status.due_in_working_days), {}, Progress::ahead});
    return view;
}

}  // namespace loket::ui
