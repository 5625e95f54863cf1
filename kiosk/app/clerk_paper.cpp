// The clerk's dealings with the press: which receipts are owed, what became of them, and who can open their slips.
#include <fmt/format.h>

#include "kiosk/app/clerk.hpp"
#include "kiosk/app/kept_slip.hpp"
#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"

namespace loket::kiosk {
namespace {

/// What an earlier error left undone is tried again after this.
constexpr Milliseconds kPickUpEvery{60'000};

/// Whoever asked for a receipt has gone after this, whatever the counter went through in between.
constexpr Milliseconds kWantedFor{10 * 60'000};

}  // namespace

void Clerk::start() {
    const auto account = store_->account();
    if (!account) return report_trouble("tables and journal do not agree; nothing is written", account.error());
    log_info("clerk", account->text());
    if (auto opened = store_->journal().record(JournalKind::opened, "", clock_.wall()); !opened) {
        report_trouble("the start could not be recorded", opened.error());
    }
    if (store_) tidy_files();
    if (store_) catch_up_with_feed();
    doors_.to_courier(WorkWaits{});
}

void Clerk::go_on() {
    if (!store_ || clock_.steady() < pick_up_at_) return;
    pick_up_receipts();
    // Paper takes longer than the screen, and after being locked anew the slip is closed to this device.
    if (store_) draw_wanted_slip();
    if (store_) relock_next();
    if (store_) catch_up_with_feed();
}

Milliseconds Clerk::patience() const {
    return store_ ? std::max(pick_up_at_ - clock_.steady(), Milliseconds(0)) : kPickUpEvery;
}

void Clerk::pick_up_receipts() {
    auto sent = store_->print_queue().sent();
    if (!sent) return report_trouble("what was sent could not be read", sent.error());
    auto owed = store_->print_queue().owed();
    if (!owed) return report_trouble("what is owed could not be read", owed.error());
    // Each by itself: a slip that cannot be opened must not hold up the others.
    const auto pick_up = [this](const PrintAttempt& attempt, Result<void> (Clerk::*take)(const PrintAttempt&)) {
        if (!store_ || at_press_.count(attempt.key) != 0) return;
        auto taken = (this->*take)(attempt);
        if (!taken) report_trouble("a receipt could not be picked up", taken.error());
    };
    for (const auto& attempt : *sent) pick_up(attempt, &Clerk::pick_up_sent);
    for (const auto& attempt : *owed) pick_up(attempt, &Clerk::owe);
}

Result<void> Clerk::pick_up_sent(const PrintAttempt& attempt) {
    // Handed over, or about to be, when the power went: nobody knows, and nobody prints it again by itself.
    if (attempt.job.empty() || counter_.receipts == Receipts::none) {
        return store_->print_queue().settle(attempt.key, PrintState::unknown, clock_.wall());
    }
    at_press_[attempt.key] = Held::job;
    doors_.to_press(FollowJob{attempt.key, attempt.job});
    return {};
}

Result<void> Clerk::owe(const PrintAttempt& attempt) {
    // The printer was taken away since, or nobody stands here any more to take a paper with a secret code.
    const bool is_wanted = std::chrono::abs(clock_.wall() - attempt.queued_at) <= kWantedFor;
    if (counter_.receipts == Receipts::none || !is_wanted) {
        return store_->print_queue().settle(attempt.key, PrintState::without, clock_.wall());
    }
    const auto entry = TRY(store_->ledger().find(TicketNumber{counter_.identity.counter, attempt.key.serial}));
    if (!entry) return fail(Fault::damaged, "a receipt is owed for a report that is not in the ledger");
    // A copy that somebody asked for before a restart: only with their secret code can it be made again.
    auto slip = entry->relocked_at ? Result<KeptSlip>(fail(Fault::refused, "locked under number and code"))
                                   : open_for_device(*entry, counter_.identity.lock_key);
    if (!slip) {
        log_error("clerk", slip.error());
        return store_->print_queue().settle(attempt.key, PrintState::failed, clock_.wall());
    }
    if (attempt.copy > 1) mark_copy(slip->ticket, int(attempt.copy), clock_.wall());
    at_press_[attempt.key] = Held::slip;
    const bool is_large = large_print_.contains(attempt.key.serial);
    doors_.to_press(PrintJob{attempt.key, std::move(slip->ticket), is_large ? Lettering::large : Lettering::ordinary});
    return {};
}

void Clerk::draw_wanted_slip() {
    if (!slip_wanted_) return;
    const SlipWanted wanted = *std::exchange(slip_wanted_, std::nullopt);
    auto slip = store_->ledger().find(wanted.number).and_then([this](const auto& entry) -> Result<KeptSlip> {
        if (!entry || entry->relocked_at) return fail(Fault::not_found, "no slip that this device can open");
        return open_for_device(*entry, counter_.identity.lock_key);
    });
    if (!slip) return log_error("clerk", slip.error());
    show_slip(wanted.number, std::move(slip->ticket), wanted.lettering);
}

void Clerk::show_slip(const TicketNumber& number, printing::Ticket ticket, Lettering lettering) {
    auto slip = printing::lay_out(ticket, counter_.paper, printing::copy_in(lettering));
    wipe(ticket);
    if (!slip) return log_error("clerk", slip.error());
    auto raster = printing::render_raster(*slip);
    wipe(*slip);
    if (!raster) return log_error("clerk", raster.error());
    doors_.to_screen(ui::Event{ui::SlipDrawn{
        number, std::make_shared<const ui::SlipDots>(raster->width, raster->height, std::move(raster->bits))}});
}

void Clerk::handle(ReceiptSeen& seen) {
    const auto noted = store_->journal().record(JournalKind::receipt_seen, fmt::format("serial={}", seen.number.serial),
                                                clock_.wall());
    if (!noted) report_trouble("a resident's word on a receipt was not recorded", noted.error());
}

void Clerk::handle(ReceiptLeft& left) {
    if (auto given_up = give_up_receipt(left.number.serial); !given_up) {
        report_trouble("a receipt that nobody waits for is still owed", given_up.error());
    }
    checkpoint("clerk.receipt_left");
}

Result<void> Clerk::give_up_receipt(std::uint32_t serial) {
    const auto latest = TRY(store_->print_queue().latest(serial));
    if (!latest || latest->state != PrintState::queued) return {};
    TRY(store_->print_queue().settle(latest->key, PrintState::without, clock_.wall()));
    at_press_.erase(latest->key);
    large_print_.erase(serial);
    doors_.to_press(DropJob{latest->key});
    pick_up_at_ = clock_.steady();
    return {};
}

void Clerk::handle(ReadyToPrint& ready) {
    if (at_press_.count(ready.attempt) == 0) return;  // given up; the press is being told
    if (auto marked = store_->print_queue().mark_sent(ready.attempt, clock_.wall()); !marked) {
        report_trouble("a receipt could not be marked as sent", marked.error());
        return doors_.to_press(NotNow{ready.attempt});
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
    if (auto settled = settle(news); !settled) {
        report_trouble("an outcome could not be recorded", settled.error());
        return doors_.to_press(NotNow{news.attempt});
    }
    checkpoint("clerk.print_settled");
    doors_.to_press(Noted{news.attempt});
    doors_.to_screen(ui::Event{ui::PrintChanged{{counter_.identity.counter, news.attempt.serial}, news.state}});
    // Handed back, the press keeps a slip; of a job from before a restart it has none.
    const auto held = at_press_.find(news.attempt);
    const bool stays = news.state == PrintState::queued && held != at_press_.end() && held->second == Held::slip;
    if (!stays) at_press_.erase(news.attempt);
    if (!stays) large_print_.erase(news.attempt.serial);
    pick_up_at_ = clock_.steady();
}

Result<void> Clerk::settle(const PrintNews& news) {
    if (news.state == PrintState::queued) return store_->print_queue().hand_back(news.attempt, clock_.wall());
    auto settled = store_->print_queue().settle(news.attempt, news.state, clock_.wall());
    // Told a second time, since the answer to the first was an error.
    if (!settled && settled.error().fault == Fault::exists) return {};
    return settled;
}

void Clerk::relock_next() {
    auto entry = store_->ledger().next_to_relock(relocked_up_to_);
    auto relocked = entry && *entry ? relock(**entry) : Result<void>();
    const auto* trouble = !entry ? &entry.error() : !relocked ? &relocked.error() : nullptr;
    // Only one between two messages: the key takes a tenth of a second.
    relocked_up_to_ = entry && *entry ? (*entry)->number.serial : 0;
    if (relocked_up_to_ == 0) pick_up_at_ = clock_.steady() + kPickUpEvery;
    if (trouble != nullptr) report_trouble("a slip could not be relocked", *trouble);
}

Result<void> Clerk::relock(const LedgerEntry& entry) {
    auto slip = open_for_device(entry, counter_.identity.lock_key);
    // Not the store's trouble: nobody can open it, so there is nothing to keep from anybody.
    if (!slip) return fail(Fault::refused, slip.error().detail, entry.number.text());
    auto locked = lock_for_paper(*slip, entry.number, entropy_);
    wipe(slip->ticket);
    return store_->ledger().relock(entry.number.serial, TRY(std::move(locked)), clock_.wall());
}

}  // namespace loket::kiosk
