#include "kiosk/app/clerk.hpp"

#include "kiosk/app/kept_slip.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/report/calendar.hpp"
#include "printing/qr.hpp"

namespace loket::kiosk {
namespace {

/// The same code as on the paper. Without it the screen still shows the number.
ui::QrGrid qr_of(const TicketNumber& number) {
    auto qr = printing::make_qr(number.text());
    if (!qr) return {};
    return {qr->side, std::move(qr->dark)};
}

ui::FilingProblem problem_of(const Error& error) {
    return error.fault == Fault::full ? ui::FilingProblem::disk_full : ui::FilingProblem::storage_trouble;
}

}  // namespace

std::string out_of_service_code(const Error& error) {
    switch (error.fault) {
        case Fault::damaged:
        case Fault::malformed: return "L-DB-1";
        case Fault::io: return "L-DB-2";
        case Fault::full: return "L-DB-3";
        case Fault::not_found: return "L-DB-4";
        default: return "L-DB-9";
    }
}

Clerk::Clerk(Counter counter, Store store, const Clock& clock, Entropy& entropy, Doors doors)
    : counter_(std::move(counter)),
      store_(std::move(store)),
      clock_(clock),
      entropy_(entropy),
      doors_(std::move(doors)) {}

void Clerk::handle(ClerkMessage message) {
    std::visit(
        [this](auto& known) {
            if (store_) handle(known);
        },
        message);
}

// ---- Filing

void Clerk::handle(FileRequest& request) {
    const Instant at = clock_.wall();
    const ReportId id = make_report_id(at, entropy_);
    const Secret code = make_secret_code(entropy_);
    auto entry = file(request.report, id, code, at);
    checkpoint("clerk.filed");
    if (!entry) {
        log_error("clerk", entry.error());
        if (!store_) return;  // out of service, and said so
        doors_.to_screen(ui::Event{ui::FilingFailed{problem_of(entry.error())}});
        return;
    }
    const Draft& content = request.report.content();
    const int days = answer_due_in_working_days(content.kind);
    const bool is_owed = counter_.receipts == Receipts::printed;
    doors_.to_screen(ui::Event{ui::ReportFiled{{.number = entry->number,
                                                .secret_code = spaced(code),
                                                .captured_at = at,
                                                .kind = content.kind,
                                                .topic = content.topic,
                                                .due = Calendar::built_in().after(date_of(at), days),
                                                .due_in_working_days = days,
                                                .print = is_owed ? PrintState::queued : PrintState::without,
                                                .qr = qr_of(entry->number)}}});
    checkpoint("clerk.number_shown");
    doors_.to_courier(WorkWaits{});
    if (!is_owed) return;
    const auto attempt = store_->print_queue().latest(entry->number.serial);
    if (!attempt) return report_trouble("a receipt is owed and cannot be read", attempt.error());
    if (auto owed = owe(**attempt); !owed) report_trouble("a receipt could not be given to the press", owed.error());
}

Result<LedgerEntry> Clerk::file(const Report& report, const ReportId& id, const Secret& code, Instant at) {
    const auto make = [&](const TicketNumber& number) { return make_filing(report, id, number, code, at); };
    auto entry = store_->file(id, at, make);
    if (entry || entry.error().fault != Fault::unknown) return entry;
    // The commit broke off without saying how. Only the file itself knows: open it again and ask by the same id, which
    // finds the report or files it, never both.
    log_error("clerk", entry.error());
    TRY(open_again());
    return store_->file(id, at, make);
}

Result<Filing> Clerk::make_filing(const Report& report, const ReportId& id, const TicketNumber& number,
                                  const Secret& code, Instant at) {
    const auto& hub = counter_.identity.hub;
    const sync::EnvelopeHeader header{id, number, at, clock_trust_, hub.box_key_id};
    KeptSlip slip{report.content().kind, report.content().topic,
                  printing::make_ticket(report, number, code, at, counter_.office, Calendar::built_in())};
    Filing filing{.envelope = encode(sync::seal_report(report, header, hub.box_key)),
                  .slip = lock_for_device(slip, number, counter_.identity.lock_key, entropy_),
                  .print = counter_.receipts == Receipts::printed ? PrintState::queued : PrintState::without};
    wipe(slip.ticket);
    return filing;
}

Result<void> Clerk::open_again() {
    store_.reset();
    auto store = Store::open(counter_.store_path, counter_.identity.counter);
    if (!store) {
        doors_.to_screen(ui::Event{ui::StoreLost{out_of_service_code(store.error())}});
        return tl::unexpected(store.error());
    }
    store_.emplace(std::move(*store));
    return {};
}

// ---- Paper

void Clerk::start() {
    const auto pick_up = [this]() -> Result<void> {
        TRY(store_->journal().record(JournalKind::opened, "", clock_.wall()));
        for (const auto& attempt : TRY(store_->print_queue().sent())) {
            if (attempt.job.empty()) {
                // Handed over, or about to be, when the power went: nobody knows, and nobody prints it again by itself.
                TRY(settle({attempt.key, PrintState::unknown}));
            } else {
                doors_.to_press(FollowJob{attempt.key, attempt.job});
            }
        }
        for (const auto& attempt : TRY(store_->print_queue().owed())) TRY(owe(attempt));
        return {};
    };
    if (auto picked_up = pick_up(); !picked_up) report_trouble("what was left could not be read", picked_up.error());
    doors_.to_courier(WorkWaits{});
}

Result<void> Clerk::owe(const PrintAttempt& attempt) {
    const auto entry = TRY(store_->ledger().find(TicketNumber{counter_.identity.counter, attempt.key.serial}));
    if (!entry) return fail(Fault::damaged, "a receipt is owed for a report that is not in the ledger");
    if (entry->relocked_at) {
        // A copy that somebody asked for before a restart: only with their secret code can it be made again.
        return store_->print_queue().settle(attempt.key, PrintState::failed, clock_.wall());
    }
    auto slip = TRY(open_for_device(*entry, counter_.identity.lock_key));
    doors_.to_press(PrintJob{attempt.key, std::move(slip.ticket)});
    return {};
}

void Clerk::handle(ReadyToPrint& ready) {
    if (auto marked = store_->print_queue().mark_sent(ready.attempt, clock_.wall()); !marked) {
        return report_trouble("a receipt could not be marked as sent", marked.error());
    }
    checkpoint("clerk.print_sent");
    doors_.to_press(MayPrint{ready.attempt});
    doors_.to_screen(ui::Event{ui::PrintChanged{{counter_.identity.counter, ready.attempt.serial}, PrintState::sent}});
}

void Clerk::handle(PrintSubmitted& submitted) {
    auto recorded = store_->print_queue().record_job(submitted.attempt, submitted.job, clock_.wall());
    if (!recorded) report_trouble("a print job could not be recorded", recorded.error());
    checkpoint("clerk.print_submitted");
}

void Clerk::handle(PrintNews& news) {
    if (auto settled = settle(news); !settled)
        return report_trouble("an outcome could not be recorded", settled.error());
    checkpoint("clerk.print_settled");
    doors_.to_screen(ui::Event{ui::PrintChanged{{counter_.identity.counter, news.attempt.serial}, news.state}});
}

Result<void> Clerk::settle(const PrintNews& news) {
    if (news.state == PrintState::queued) return store_->print_queue().hand_back(news.attempt, clock_.wall());
    TRY(store_->print_queue().settle(news.attempt, news.state, clock_.wall()));
    checkpoint("clerk.print_recorded");
    const auto entry = TRY(store_->ledger().find(TicketNumber{counter_.identity.counter, news.attempt.serial}));
    // A receipt that surely did not come out is still owed: its slip stays readable for this device.
    if (!entry || entry->relocked_at || news.state == PrintState::failed) return {};
    return relock(*entry);
}

Result<void> Clerk::relock(const LedgerEntry& entry) {
    auto slip = TRY(open_for_device(entry, counter_.identity.lock_key));
    auto locked = lock_for_paper(slip, entry.number, entropy_);
    wipe(slip.ticket);
    return store_->ledger().relock(entry.number.serial, TRY(std::move(locked)), clock_.wall());
}

void Clerk::report_trouble(std::string_view what, const Error& error) {
    log_warning("clerk", what);
    log_error("clerk", error);
    if (error.fault != Fault::damaged) return;
    store_.reset();
    doors_.to_screen(ui::Event{ui::StoreLost{out_of_service_code(error)}});
}

}  // namespace loket::kiosk
