#include "kiosk/app/clerk.hpp"

#include "kiosk/app/kept_slip.hpp"
#include "kiosk/app/own_certificate.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/report/calendar.hpp"
#include "printing/qr.hpp"
#include "sync/wire/proof.hpp"

namespace loket::kiosk {
namespace {

/// The number, to be photographed; the paper's code proves it too. Without it the screen still shows the number.
ui::QrGrid qr_of(const TicketNumber& number) {
    auto qr = printing::make_qr(number.text());
    if (!qr) return {};
    return {qr->side, std::move(qr->dark)};
}

/// A commit that breaks off without saying how is followed by as many tries more; a disk that still answers so is no
/// place for reports.
constexpr int kTriesToFile = 3;

/// A counter that is never switched off opens anew so often: whoever reads its memory can then read what it files in
/// the rest of that time, and nothing of the time before.
constexpr Milliseconds kOpeningLasts = std::chrono::hours(24);

ui::FilingProblem problem_of(const Error& error) {
    return error.fault == Fault::full ? ui::FilingProblem::disk_full : ui::FilingProblem::storage_trouble;
}

}  // namespace

std::string out_of_service_code(const Error& error) {
    switch (error.fault) {
        case Fault::damaged:
        case Fault::malformed: return "L-DB-1";
        case Fault::io:
        case Fault::unknown: return "L-DB-2";
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
      doors_(std::move(doors)),
      certificate_(enrolled_certificate(counter_.identity)),
      pick_up_at_(clock.steady()) {}

void Clerk::handle(ClerkMessage message) {
    std::visit(
        [this](auto& known) {
            if (store_) handle(known);
        },
        message);
}

// ---- Filing

void Clerk::handle(FileRequest& request) {
    const Instant at = request.at;
    const ReportId id = make_report_id(at, entropy_);
    const Secret code = make_secret_code(entropy_);
    auto entry = keep_files(request).and_then([&] { return file(request.report, id, code, at); });
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
    if (is_owed && request.lettering == Lettering::large) large_print_.insert(entry->number.serial);
    doors_.to_screen(ui::Event{ui::ReportFiled{{.number = entry->number,
                                                .secret_code = spaced(code),
                                                .captured_at = at,
                                                .kind = content.kind,
                                                .topic = content.topic,
                                                .due = calendar_.after(date_of(at), days),
                                                .due_in_working_days = days,
                                                .print = is_owed ? PrintState::queued : PrintState::without,
                                                .qr = qr_of(entry->number)}}});
    checkpoint("clerk.number_shown");
    doors_.to_courier(WorkWaits{});
    slip_wanted_ = SlipWanted{entry->number, request.lettering};
    pick_up_at_ = clock_.steady();  // the receipt that is owed now
}

Result<LedgerEntry> Clerk::file(const Report& report, const ReportId& id, const Secret& code, Instant at) {
    const auto make = [&](const TicketNumber& number) { return make_filing(report, id, number, code, at); };
    for (int tries = 1;; ++tries) {
        auto entry = store_->file(id, at, make);
        if (entry || entry.error().fault != Fault::unknown) return entry;
        // The commit broke off without saying how. Only the file itself knows: open it again and ask by the same id,
        // which finds the report or files it, never both.
        if (tries == kTriesToFile) {
            lose_store(entry.error());
            return entry;
        }
        log_error("clerk", entry.error());
        TRY(open_again());
    }
}

Result<Filing> Clerk::make_filing(const Report& report, const ReportId& id, const TicketNumber& number,
                                  const Secret& code, Instant at) {
    sync::Ratchet& keys = *TRY(ratchet());
    KeptSlip slip{report.content().kind, report.content().topic,
                  printing::make_ticket(report, number, code, at, counter_.office, calendar_)};
    Bytes envelope = encode(sync::seal_report(report, code, {id, number, clock_trust_}, keys));
    slip.ticket.proof = proof_of(number, envelope, at);
    Filing filing{.envelope = std::move(envelope),
                  .opening = encode(keys.opening()),
                  .slip = lock_for_device(slip, number, counter_.identity.lock_key, entropy_),
                  .print = counter_.receipts == Receipts::printed ? PrintState::queued : PrintState::without};
    for (const Attachment& attachment : report.content().attachments) {
        filing.files.push_back({attachment.hash, attachment.size});
    }
    wipe(slip.ticket);
    return filing;
}

std::string Clerk::proof_of(const TicketNumber& number, BytesView envelope, Instant at) const {
    if (!certificate_) return {};
    const sync::Received received{number, at, clock_trust_, hash_of(envelope)};
    return proof_text(prove(received, *certificate_, counter_.identity.device_keys.secret_key),
                      counter_.office.tracking);
}

Result<sync::Ratchet*> Clerk::ratchet() {
    const Tick now = clock_.steady();
    if (!ratchet_ || ratchet_->is_used_up() || now >= ratchet_until_) {
        ratchet_ = TRY(sync::Ratchet::open(hub_key_.value_or(counter_.identity.hub.box_key), entropy_));
        ratchet_until_ = now + kOpeningLasts;
    }
    return &*ratchet_;
}

Result<void> Clerk::open_again() {
    store_.reset();
    auto store = Store::open(counter_.store_path, counter_.identity.counter);
    if (!store) {
        lose_store(store.error());
        return tl::unexpected(store.error());
    }
    store_.emplace(std::move(*store));
    return {};
}

void Clerk::lose_store(const Error& error) {
    store_.reset();
    doors_.to_screen(ui::Event{ui::StoreLost{out_of_service_code(error)}});
}

void Clerk::report_trouble(std::string_view what, const Error& error) {
    log_warning("clerk", what);
    log_error("clerk", error);
    if (error.fault == Fault::damaged) lose_store(error);
}

}  // namespace loket::kiosk
