// The clerk's answers to whoever holds a receipt, and its dealings with the courier.
#include "kiosk/app/clerk.hpp"
#include "kiosk/app/delivery.hpp"
#include "kiosk/app/kept_slip.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/report/calendar.hpp"
#include "sync/wire/proof.hpp"

namespace loket::kiosk {
namespace {

/// Guessing a code: five wrong ones within a minute, then this counter answers no more for that minute. With 40 bits a
/// guesser at the screen needs some 200,000 years.
constexpr std::size_t kWrongCodesAllowed = 5;
constexpr Milliseconds kWrongCodesWithin{60'000};

/// Beyond this the kiosk's clock and the hub's do not agree, and envelopes say so.
constexpr Milliseconds kClockAgreement{5 * 60'000};

}  // namespace

// ---- Whoever holds the paper

void Clerk::handle(StatusRequest& request) {
    const auto status = status_of(request);
    if (status) {
        doors_.to_screen(ui::Event{ui::StatusFound{*status}});
    } else {
        doors_.to_screen(ui::Event{ui::StatusNotFound{status.error()}});
    }
}

bool Clerk::is_guessing() {
    while (!wrong_codes_.empty() && wrong_codes_.front() + kWrongCodesWithin < clock_.steady())
        wrong_codes_.pop_front();
    return wrong_codes_.size() >= kWrongCodesAllowed;
}

tl::expected<ui::ReportStatus, ui::StatusProblem> Clerk::status_of(const StatusRequest& request) {
    const auto refuse = [](ui::StatusProblem problem) { return tl::unexpected<ui::StatusProblem>(problem); };
    if (request.number.counter != counter_.identity.counter) return refuse(ui::StatusProblem::not_here);
    if (is_guessing()) return refuse(ui::StatusProblem::too_many_tries);
    const auto entry = store_->ledger().find(request.number);
    if (!entry) {
        report_trouble("a status could not be read", entry.error());
        return refuse(ui::StatusProblem::trouble);
    }
    // A number that was never given and a wrong code get the same words, so that nobody learns which numbers exist.
    auto slip = *entry ? open_for_paper(**entry, request.secret_code, counter_.identity.lock_key)
                       : Result<KeptSlip>(fail(Fault::refused, "no such number"));
    if (!slip && slip.error().fault == Fault::refused) {
        wrong_codes_.push_back(clock_.steady());
        return refuse(ui::StatusProblem::not_matching);
    }
    if (!slip) {
        log_error("clerk", slip.error());
        return refuse(ui::StatusProblem::trouble);
    }
    const ui::ReceiptProof proof = check_proof(slip->ticket.proof, **entry);
    wipe(slip->ticket);
    const int days = answer_due_in_working_days(slip->kind);
    ui::ReportStatus status{.number = request.number,
                            .kind = slip->kind,
                            .topic = slip->topic,
                            .milestones = {{ui::Milestone::What::recorded, (*entry)->captured_at}},
                            .due = calendar_.after(date_of((*entry)->captured_at), days),
                            .due_in_working_days = days,
                            .proof = proof};
    if ((*entry)->delivered_at) {
        status.milestones.push_back({ui::Milestone::What::delivered, *(*entry)->delivered_at});
    }
    const auto attempt = store_->print_queue().latest(request.number.serial);
    if (attempt && *attempt) status.print = (*attempt)->state;
    if (const auto parked = store_->outbox().parked()) {
        for (const auto& report : *parked) {
            if (report.id != (*entry)->id) continue;
            status.milestones.push_back({ui::Milestone::What::set_aside, report.parked_at});
        }
    }
    add_answers(status, request.secret_code);
    return status;
}

ui::ReceiptProof Clerk::check_proof(std::string_view text, const LedgerEntry& entry) const {
    if (text.empty()) return ui::ReceiptProof::none;
    const auto proof = sync::read_proof(text, counter_.identity.hub.sign_key);
    // Of a day that no certificate held for, by a clock that stood wrong perhaps: it proves nothing, and breaks
    // nothing.
    if (!proof && proof.error().fault == Fault::refused) return ui::ReceiptProof::none;
    const bool is_of_entry = proof && proof->number == entry.number && proof->envelope == entry.envelope_hash &&
                             proof->received_at == std::chrono::floor<std::chrono::minutes>(entry.captured_at);
    if (is_of_entry) return ui::ReceiptProof::valid;
    log_warning("clerk", "the kept receipt of " + entry.number.text() + " does not prove what was filed");
    return ui::ReceiptProof::broken;
}

void Clerk::handle(ReprintRequest& request) {
    if (auto reprinted = reprint(request); !reprinted) {
        report_trouble("a reprint was not made", reprinted.error());
        doors_.to_screen(ui::Event{ui::PrintChanged{request.number, PrintState::failed}});
    }
}

Result<void> Clerk::reprint(const ReprintRequest& request) {
    if (counter_.receipts == Receipts::none) return fail(Fault::refused, "there is no printer here");
    const auto entry = TRY(store_->ledger().find(request.number));
    if (!entry) return fail(Fault::not_found, "no such number");
    auto opened = open_for_paper(*entry, request.secret_code, counter_.identity.lock_key);
    // A slip that cannot be read is not the store's trouble.
    if (!opened) return fail(Fault::refused, opened.error().text());
    KeptSlip slip = std::move(*opened);
    const Instant now = clock_.wall();
    const auto attempt = TRY(store_->print_queue().reserve_copy(request.number.serial, now));
    if (attempt.copy > 1) mark_copy(slip.ticket, int(attempt.copy), now);
    at_press_[attempt.key] = Held::slip;
    doors_.to_press(PrintJob{attempt.key, slip.ticket, request.lettering});
    doors_.to_screen(ui::Event{ui::PrintChanged{request.number, PrintState::queued}});
    show_slip(request.number, std::move(slip.ticket), request.lettering);
    return {};
}

void Clerk::handle(OfficerCall&) {
    auto recorded = store_->journal().record(JournalKind::officer_called, "", clock_.wall());
    if (!recorded) report_trouble("a call for the officer was not recorded", recorded.error());
}

// ---- The courier

void Clerk::handle(CollectRequest& request) {
    const auto collect = [&]() -> Result<Consignment> {
        Consignment consignment{};
        std::vector<DueReport> due = TRY(store_->outbox().due(request.envelopes, request.bytes, request.after));
        if (!due.empty()) consignment.last = due.back().serial;
        consignment.due = for_courier(std::move(due));
        consignment.feed_cursor = TRY(store_->feed_cache().cursor());
        if (consignment.due.empty() && request.call == CallFor::reports) return consignment;
        consignment.head = TRY(next_batch_head(*store_));
        return consignment;
    };
    auto consignment = collect();
    checkpoint("clerk.collected");
    if (consignment) return doors_.to_courier(std::move(*consignment));
    report_trouble("what is due could not be read", consignment.error());
    doors_.to_courier(CannotCollect{});
}

void Clerk::handle(DeliveryNews& news) {
    if (auto recorded = record(news.outcome); !recorded) {
        report_trouble("a delivery could not be recorded; it will be sent again", recorded.error());
    }
    checkpoint("clerk.delivered");
}

Result<void> Clerk::record(const sync::Outcome& outcome) {
    const Instant now = clock_.wall();
    if (outcome.hub_time) {
        const bool agrees = std::chrono::abs(*outcome.hub_time - now) < kClockAgreement;
        clock_trust_ = agrees ? sync::ClockTrust::trusted : sync::ClockTrust::untrusted;
    }
    if (!outcome.hub_time) return {};  // nothing was settled
    for (const auto& parked : outcome.parked) log_warning("clerk", "a report was parked: " + parked.reason);
    const std::vector<std::uint32_t> delivered = TRY(settle_delivery(*store_, outcome));
    checkpoint("clerk.acknowledged");
    for (const std::uint32_t serial : delivered) {
        doors_.to_screen(ui::Event{ui::ReportDelivered{{counter_.identity.counter, serial}}});
    }
    return {};
}

}  // namespace loket::kiosk
