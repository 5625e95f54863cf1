// The clerk: the one thread that writes to the store. It numbers and seals what residents file, tells the press what is
// owed on paper and the courier what is due at the hub, and records what those two report back. The order of its steps
// is the promise of the house: first durable, then said.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "kiosk/app/messages.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/report/calendar.hpp"
#include "kiosk/store/store.hpp"
#include "printing/slip.hpp"
#include "printing/ticket.hpp"
#include "provisioning/identity.hpp"
#include "sync/wire/certificate.hpp"
#include "sync/wire/envelope.hpp"

namespace loket::kiosk {

/// What the screen shows instead of itself when the store cannot be used: "L-DB-1" for a damaged file, "L-DB-2" for a
/// disk that answers with errors, "L-DB-3" for no space at the start, "L-DB-4" for a file that is gone, "L-DB-9"
/// for all else.
std::string out_of_service_code(const Error& error);

class Clerk {
public:
    struct Doors {
        std::function<void(ScreenMessage)> to_screen;
        std::function<void(PressMessage)> to_press;
        std::function<void(CourierMessage)> to_courier;
    };
    /// Whether receipts go to a printer here at all.
    enum class Receipts { printed, none };

    struct Counter {
        std::filesystem::path store_path;
        const provisioning::Identity& identity;
        printing::Office office;
        Receipts receipts;
        printing::Paper paper;  ///< also without a printer: what the screen shows is laid out for it
    };

    Clerk(Counter counter, Store store, const Clock& clock, Entropy& entropy, Doors doors);

    void start();
    void handle(ClerkMessage message);
    /// Picks up what a stop, a power cut or an earlier error left: receipts owed, jobs that the spooler has, slips to
    /// be relocked, and news that another program has kept. Call again when `patience` is over.
    void go_on();
    /// How long nothing needs to be picked up.
    Milliseconds patience() const;

private:
    void handle(FileRequest& request);
    void handle(StatusRequest& request);
    void handle(ReprintRequest& request);
    void handle(ReceiptSeen& seen);
    void handle(ReceiptLeft& left);
    void handle(OfficerCall& call);
    void handle(ReadyToPrint& ready);
    void handle(PrintSubmitted& submitted);
    void handle(PrintNews& news);
    void handle(CollectRequest& request);
    void handle(DeliveryNews& news);
    void handle(FeedNews& news);
    void handle(CollectFile& request);
    void handle(FileNews& news);

    Result<LedgerEntry> file(const Report& report, const ReportId& id, const Secret& code, Instant at);
    Result<Filing> make_filing(const Report& report, const ReportId& id, const TicketNumber& number, const Secret& code,
                               Instant at);
    /// What the code on the receipt says of a report that is filed with this envelope; empty without a certificate.
    std::string proof_of(const TicketNumber& number, BytesView envelope, Instant at) const;
    /// What the next report is sealed with; a new one each day, and when the old one is used up.
    Result<sync::Ratchet*> ratchet();
    Result<void> keep_files(const FileRequest& request);
    void tidy_files();
    Result<void> open_again();
    void lose_store(const Error& error);
    tl::expected<ui::ReportStatus, ui::StatusProblem> status_of(const StatusRequest& request);
    /// Whether what the code on a receipt says is what the ledger has.
    ui::ReceiptProof check_proof(std::string_view text, const LedgerEntry& entry) const;
    /// Draws the slip of the report that was just filed for the screen.
    void draw_wanted_slip();
    /// Tells the screen the dots that the printer gets of this ticket; wipes it. Failing is only logged.
    void show_slip(const TicketNumber& number, printing::Ticket ticket, Lettering lettering);
    Result<void> reprint(const ReprintRequest& request);
    /// Acts by what the hub last told, if that is new: holidays, settings, its key.
    Result<void> follow_feed();
    /// The same; what goes wrong is reported.
    void catch_up_with_feed();
    /// Adds what the hub told about a report to what this counter knows of it.
    void add_answers(ui::ReportStatus& status, const Secret& code);
    Result<void> record(const sync::Outcome& outcome);
    Result<void> owe(const PrintAttempt& attempt);
    /// The latest attempt, if it is still queued.
    Result<void> give_up_receipt(std::uint32_t serial);
    Result<void> relock(const LedgerEntry& entry);
    Result<void> settle(const PrintNews& news);
    void pick_up_receipts();
    Result<void> pick_up_sent(const PrintAttempt& attempt);
    void relock_next();
    bool is_guessing();

    /// Logs it, and takes the kiosk out of service when the store has become unusable. What was not recorded for
    /// another reason, also when the outcome is unknown, is told or picked up again: all of it may be done twice.
    void report_trouble(std::string_view what, const Error& error);

    Counter counter_;
    std::optional<Store> store_;
    const Clock& clock_;
    Entropy& entropy_;
    Doors doors_;
    Calendar calendar_ = Calendar::built_in();
    std::optional<BoxPublicKey> hub_key_;  // that the hub told last; before, the one from enrolment holds
    std::optional<sync::CounterCertificate> certificate_;  // the newest of this device's key
    std::optional<std::uint64_t> followed_up_to_;          // cursor of the feed
    std::optional<sync::Ratchet> ratchet_;
    Tick ratchet_until_;
    sync::ClockTrust clock_trust_ = sync::ClockTrust::untrusted;
    std::deque<Tick> wrong_codes_;  // of the last minute

    /// What the press was given of an open attempt: its slip, or a job to follow.
    enum class Held { slip, job };
    std::map<AttemptKey, Held> at_press_;
    std::set<std::uint32_t> large_print_;  // serials of receipts owed to who reads large letters
    struct SlipWanted {
        TicketNumber number;
        Lettering lettering;
    };
    std::optional<SlipWanted> slip_wanted_;  // by the screen, which has the number already
    Tick pick_up_at_;
    std::uint32_t relocked_up_to_ = 0;  // serial, in this round
};

}  // namespace loket::kiosk
