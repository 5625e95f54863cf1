#include "tests/faults/paper/paper_ordeal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <thread>

#include "kiosk/base/checkpoint.hpp"
#include "printing/cups_spooler.hpp"
#include "tests/support/residents.hpp"

namespace loket::test {
namespace {

/// Nobody waits longer for one paper: a deadline of twelve seconds, and what a mended printer still needs.
constexpr Milliseconds kPatience{40'000};
constexpr Milliseconds kBeat{15};

PaperOrdeal* playing = nullptr;  // the one whose checkpoints are armed

void at_checkpoint(std::string_view name) { playing->reach(name); }

/// The kiosk's steps with a receipt.
bool is_of_receipt(std::string_view checkpoint) {
    constexpr std::string_view kNames[] = {
        "store.filed",         "clerk.number_shown", "store.sending",         "store.sent",     "clerk.print_sent",
        "press.submitted",     "store.submitted",    "clerk.print_submitted", "store.settling", "store.settled",
        "clerk.print_settled", "store.handing_back", "store.handed_back",     "store.queued",   "clerk.receipt_left"};
    return std::find(std::begin(kNames), std::end(kNames), checkpoint) != std::end(kNames);
}

/// The office's queue, and an ordeal that knows what goes through it.
class WatchedSpooler final : public printing::Spooler {
public:
    WatchedSpooler(printing::CupsQueue queue, printing::DocumentFormat wants, PaperOrdeal& ordeal)
        : cups_(std::move(queue)), wants_(wants), ordeal_(ordeal) {}

    printing::DocumentFormat wants() const override { return wants_; }
    Result<printing::JobHandle> submit(const printing::PrintRequest& request) override {
        ordeal_.hand_over(request);
        ordeal_.reach(Step::handing_over);
        auto job = cups_.submit(request);
        ordeal_.reach(Step::handed_over);
        return job;
    }
    Result<printing::JobReport> look_at(const printing::JobHandle& job) override {
        auto report = cups_.look_at(job);
        ordeal_.reach(Step::looking);
        return report;
    }
    Result<void> cancel(const printing::JobHandle& job) override { return cups_.cancel(job); }
    Result<printing::PrinterReport> printer() override { return cups_.printer(); }

private:
    printing::CupsSpooler cups_;
    printing::DocumentFormat wants_;
    PaperOrdeal& ordeal_;
};

}  // namespace

void PaperVerdict::add(const PaperVerdict& other) {
    receipts += other.receipts, lost += other.lost, duplicates += other.duplicates;
    false_printed += other.false_printed;
    for (const auto& [where, times] : other.deaths) deaths[where] += times;
    for (const auto& [state, times] : other.ends) ends[state] += times;
    for (const auto& [blow, times] : other.blows_struck) blows_struck[blow] += times;
}

std::string PaperVerdict::text() const {
    return fmt::format("receipts={} lost={} duplicates={} false_printed={}", receipts, lost, duplicates, false_printed);
}

PaperOrdeal::PaperOrdeal(PrintRoom& room, std::uint64_t seed, std::size_t visits)
    : room_(room),
      day_(draw_day(seed, visits)),
      disk_(folder_.path(), seed),
      start_(SystemClock().steady()),
      now_(start_),
      residents_(make_residents(visits, seed)) {
    assert(playing == nullptr);
    const auto spooler = [this]() -> std::unique_ptr<printing::Spooler> {
        PrintShop& shop = room_.shop();
        return std::make_unique<WatchedSpooler>(
            printing::CupsQueue{.host = shop.host(), .port = shop.port(), .name = shop.queue()}, room_.wants(), *this);
    };
    story_ = std::make_unique<Story>(folder_.path(), spooler, 1);
    story_->seed(seed);
    playing = this;
    arm_checkpoints(at_checkpoint);
    room_.mend();
    (void)room_.take_paper();
}

PaperOrdeal::~PaperOrdeal() {
    arm_checkpoints(nullptr);
    playing = nullptr;
    story_.reset();
}

PaperVerdict PaperOrdeal::run() {
    for (const Visit& visit : day_) live(visit);
    end_faults();
    compare();
    return verdict_;
}

void PaperOrdeal::note(const std::string& line) {
    verdict_.chronicle += fmt::format("{:7.2f} {}\n", double((SystemClock().steady() - start_).count()) / 1000, line);
}

// ---- A visit

void PaperOrdeal::live(const Visit& visit) {
    const std::size_t place = std::size_t(&visit - day_.data());
    note(fmt::format("resident {}: {}", place + 1, text_of(visit)));
    visit_ = visit;
    if (visit.harm_when == Visit::When::before) room_.suffer(visit.harm, visit.severity);
    if (visit.blow == Blow::kiosk_disk_full) disk_.fill(std::size_t(visit.severity) * 400);
    steps_left_ = visit.nth;

    const std::size_t before = shown_.size();
    try {
        come_to_the_screen();
        story_->file(residents_[place]);
        look_at_screen();
    } catch (const PowerCut&) {
    }
    bring_kiosk_back();
    wait(Milliseconds(visit.mended_after_ms));
    const bool is_shown = shown_.size() > before;
    if (visit.leaves_early && is_shown && is_in_service() && story_->screen().screen == ui::Screen::filed) {
        note("  leaves");
        story_->touch(ui::Done{});
        breathe();
    }
    mend();
    if (!wait_until_settled(kPatience)) note("  is not settled");
    if (!is_shown) return;
    const Shown resident = std::prev(shown_.end())->second;
    if (visit.asks_again && !is_confirmed(resident)) print_copy(resident);
}

bool PaperOrdeal::is_confirmed(const Shown& resident) {
    const auto latest = story_->latest_attempt(resident.number);
    return latest && latest->state == PrintState::confirmed;
}

void PaperOrdeal::come_to_the_screen() {
    story_->touch(ui::Done{});
    story_->touch(ui::AskCancel{});
    story_->touch(ui::ConfirmCancel{});
}

void PaperOrdeal::strike(Blow blow) {
    if (blow == Blow::none || blow == Blow::kiosk_disk_full) return;
    note("  " + std::string(name_of(blow)));
    ++verdict_.blows_struck[std::string(name_of(blow))];
    PrintShop& shop = room_.shop();
    switch (blow) {
        case Blow::none:
        case Blow::kiosk_disk_full:
        case Blow::kiosk_dies: break;
        case Blow::scheduler_killed:
        case Blow::scheduler_stopped:
            is_scheduler_down_ = true;
            blow == Blow::scheduler_killed ? shop.kill_scheduler() : shop.stop_scheduler();
            break;
        case Blow::queue_deleted:
            shop.delete_queue();
            is_queue_gone_ = true;
            break;
        case Blow::spool_unwritable:
            shop.take_spool_away();
            is_spool_away_ = true;
            break;
    }
}

void PaperOrdeal::mend() {
    steps_left_ = 0;
    disk_.mend();
    room_.mend();
    if (is_spool_away_) room_.shop().put_spool_back();
    if (is_scheduler_down_) room_.shop().start_scheduler();
    if (is_queue_gone_) room_.shop().make_queue();
    is_spool_away_ = is_scheduler_down_ = is_queue_gone_ = false;
    if (!is_in_service()) {
        story_->switch_off();
        story_->switch_on();
    }
}

void PaperOrdeal::print_copy(const Shown& resident) {
    note("  asks for a copy of " + resident.number.text());
    try {
        come_to_the_screen();
        story_->look_up(resident.number.text(), resident.code);
        story_->touch(ui::PrintAgain{});
    } catch (const PowerCut&) {
    }
    if (!wait_until_settled(kPatience)) note("  the copy is not settled");
}

void PaperOrdeal::reach(std::string_view checkpoint) {
    if (disk_.is_dark()) throw PowerCut{};
    look_at_screen();
    if (visit_.blow != Blow::kiosk_dies || !is_of_receipt(checkpoint)) return;
    if (steps_left_ == 0 || --steps_left_ > 0) return;
    note("  the kiosk dies at " + std::string(checkpoint));
    ++verdict_.deaths[std::string(checkpoint)];
    disk_.cut_power();
    throw PowerCut{};
}

void PaperOrdeal::reach(Step step) {
    if (visit_.blow == Blow::kiosk_dies || visit_.step != step) return;
    if (steps_left_ == 0 || --steps_left_ > 0) return;
    strike(visit_.blow);
    if (visit_.harm_when == Visit::When::at_step) room_.suffer(visit_.harm, visit_.severity);
}

void PaperOrdeal::hand_over(const printing::PrintRequest& request) {
    handed_over_[request.job_name] = room_.key_of(request);
    note("  handed over: " + handed_over_[request.job_name]);
}

// ---- Time

bool PaperOrdeal::is_in_service() const {
    return story_->is_on() && story_->screen().screen != ui::Screen::out_of_service;
}

void PaperOrdeal::bring_kiosk_back() {
    if (!disk_.is_dark()) return;
    story_->switch_off();
    disk_.restore_power();
    story_->switch_on();
}

void PaperOrdeal::breathe() {
    std::this_thread::sleep_for(kBeat);
    const Tick now = SystemClock().steady();
    story_->clock().advance(now - now_);
    now_ = now;
    try {
        if (is_in_service()) story_->settle();
        look_at_screen();
    } catch (const PowerCut&) {
    }
    bring_kiosk_back();
    take_down_attempts();
}

void PaperOrdeal::wait(Milliseconds time) {
    const Tick end = SystemClock().steady() + time;
    do breathe();
    while (SystemClock().steady() < end);
}

bool PaperOrdeal::is_settled() {
    return std::all_of(attempts_.begin(), attempts_.end(),
                       [](const auto& entry) { return loket::is_settled(entry.second.state); });
}

bool PaperOrdeal::wait_until_settled(Milliseconds patience) {
    const Tick end = SystemClock().steady() + patience;
    do breathe();
    while (!is_settled() && SystemClock().steady() < end);
    return is_settled();
}

void PaperOrdeal::look_at_screen() {
    if (!is_in_service() || disk_.is_dark()) return;
    story_->drain_screen();
    const ui::State& screen = story_->screen();
    if (screen.screen != ui::Screen::filed) return;
    const auto& filed = *screen.filed;
    const auto [known, is_new] =
        shown_.insert({filed.number.serial, {filed.number, std::string(filed.secret_code.reveal_text())}});
    if (is_new) note("  shown: " + filed.number.text());
}

void PaperOrdeal::take_down_attempts() {
    for (const auto& [serial, resident] : shown_) {
        const auto read = story_->latest_attempt(resident.number);
        if (!read) return;  // its disk is full, and comes back
        const kiosk::PrintAttempt& latest = *read;
        const auto document = handed_over_.find(resident.number.text());
        Attempt& known = attempts_[latest.key];
        if (known.key == latest.key && known.state == latest.state) continue;
        known = {latest.key, latest.state, document == handed_over_.end() ? "" : document->second};
        note(fmt::format("  {} {}", resident.number.text(), latest.text()));
    }
}

// ---- Afterwards

void PaperOrdeal::end_faults() {
    note("the faults end");
    visit_ = {};
    mend();
    if (!wait_until_settled(kPatience)) note("something is not settled");
    for (const auto& [serial, resident] : shown_) {
        if (!is_confirmed(resident)) print_copy(resident);
    }
    collect_paper();
}

void PaperOrdeal::collect_paper() {
    for (const Piece& piece : room_.take_paper()) {
        note(fmt::format("paper: {} of {}", piece.is_whole ? "whole" : "a part",
                         piece.document.empty() ? "something" : piece.document));
        if (!piece.document.empty()) paper_[piece.document].push_back(piece);
    }
}

void PaperOrdeal::compare() {
    const auto is_whole = [this](const std::string& document) {
        const auto& pieces = paper_[document];
        return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.is_whole; });
    };
    for (const auto& [key, attempt] : attempts_) {
        ++verdict_.receipts;
        ++verdict_.ends[std::string(code_of(attempt.state))];
        if (attempt.state != PrintState::confirmed || is_whole(attempt.document)) continue;
        ++verdict_.false_printed;
        note(fmt::format("FALSE: {}/{} is said to be printed", key.serial, key.attempt));
    }
    for (const auto& [document, pieces] : paper_) {
        if (pieces.size() < 2) continue;
        ++verdict_.duplicates;
        note(fmt::format("DUPLICATE: {} papers of {}", pieces.size(), document));
    }
    for (const auto& [serial, resident] : shown_) {
        if (is_confirmed(resident)) continue;
        ++verdict_.lost;
        note(fmt::format("LOST: {} cannot be printed", resident.number.text()));
    }
    if (const auto books = story_->books(); !books) {
        ++verdict_.lost;
        note("LOST: the books: " + books.error().text());
    }
}

}  // namespace loket::test
