#include "ui/flow/views/context.hpp"

namespace loket::ui {

namespace {

/// What is said of the receipt: a key of the catalogue, a tone and an icon. "Printed" is never said unless the printer
/// itself said so.
struct PrintWords {
    std::string_view code;
    Tone tone;
    std::string_view icon;
};

/// A receipt that is still owed waits for what the printer needs.
PrintWords words_for_waiting(PrinterCondition condition) {
    switch (condition) {
        case PrinterCondition::ready:
        case PrinterCondition::low_paper: return {"printing", Tone::primary, "printer"};
        case PrinterCondition::no_paper:
        case PrinterCondition::cover_open:
        case PrinterCondition::jam:
        case PrinterCondition::offline: return {"waiting", Tone::gold, "printer-alert"};
        case PrinterCondition::absent: return {"without", Tone::gold, "pencil"};
    }
    return {"without", Tone::gold, "pencil"};
}

PrintWords words_for(const Filed& filed, PrinterCondition condition) {
    if (filed.is_receipt_seen) return {"seen", Tone::green, "printer"};
    switch (filed.print) {
        case PrintState::queued:
        case PrintState::sent: return words_for_waiting(condition);
        case PrintState::confirmed: return {"confirmed", Tone::green, "printer"};
        case PrintState::unverified: return {"unverified", Tone::gold, "printer"};
        case PrintState::failed: return {"failed", Tone::red, "printer-alert"};
        case PrintState::unknown: return {"unknown", Tone::gold, "printer-alert"};
        case PrintState::without: return {"without", Tone::gold, "pencil"};
    }
    return {"unknown", Tone::gold, "printer-alert"};
}

/// Where the report is on its way to the regency.
std::string way_text(const Context& context, const Filed& filed) {
    if (filed.is_delivered) return context.say("filed.delivered");
    return context.facts.link == Facts::Link::online ? context.say("filed.sending") : context.say("filed.kept");
}

TicketPreview ticket_preview(const Context& context, const Filed& filed) {
    const auto& say = context.say;
    const auto number = filed.number.text();
    return {.head = say("ticket.head"),
            .office_name = context.facts.office_name,
            .number_label = say("ticket.number"),
            .number = number,
            .qr_text = number,
            .qr = filed.qr,
            .code_label = say("ticket.code"),
            .code = filed.secret_code,
            .lines = {{say("ticket.received"), say.catalog().short_date(date_of(filed.captured_at)) + " " +
                                                   say.catalog().time(filed.captured_at)},
                      {say("ticket.kind"), say("kind.", code_of(filed.kind))},
                      {say("ticket.topic"), topic_name(context, filed.topic)}},
            .slip = filed.slip};
}

}  // namespace

FilingView filing_view(const Context& context) { return {.title = context.say("filing.title")}; }

FiledView filed_view(const Context& context) {
    const auto& say = context.say;
    const auto& filed = context.state.filed.value();
    const auto condition = context.facts.printer;
    const auto print = words_for(filed, condition);
    const bool is_waiting = print.code == "waiting";
    FiledView view{
        .title = say("filed.title"),
        .subtitle = way_text(context, filed),
        // While it waits, the title names what the printer needs.
        .print_title = is_waiting ? say("printer.", code_of(condition)) : say("print.", print.code),
        .print_detail = say("print.detail.", print.code),
        .print_tone = print.tone,
        .print_icon = std::string(print.icon),
        .due_title = say("due.title"),
        .due_detail = due_text(context, filed.due, filed.due_in_working_days),
        .done = {"done", say("done"), Done{}, Availability::enabled, "check"},
        .seen = std::nullopt,
        .print_again = std::nullopt,
        .countdown = say.counted("filed.countdown", seconds_left(context, context.facts.filed_shown_for), "seconds"),
        .ticket = ticket_preview(context, filed),
    };
    if (filed.is_receipt_seen) return view;
    if (is_doubtful(filed.print))
        view.seen = Action{"seen", say("filed.seen"), SeeReceipt{}, Availability::enabled, "check"};
    if (is_settled(filed.print) && condition != PrinterCondition::absent)
        view.print_again =
            Action{"print_again", say("filed.print_again"), PrintAgain{}, Availability::enabled, "printer"};
    return view;
}

}  // namespace loket::ui
