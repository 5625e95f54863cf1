#include "kiosk/app/press_desk.hpp"

#include <algorithm>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"
#include "printing/cups_raster.hpp"

namespace loket::kiosk {
namespace {

/// So soon the screen says that a receipt is out, or its paper; a poll costs about a millisecond (printing.md, trap 9).
constexpr Milliseconds kLookAtJobEvery{100};
/// A printer with work waiting is asked often, so that the receipt comes soon after the paper is refilled.
constexpr Milliseconds kLookAtWantedPrinterEvery{1'000};
/// A receipt printer with nothing to do is asked as often, so that whoever begins a report knows within a second that
/// there is no paper. An office printer would never sleep.
constexpr Milliseconds kLookAtIdleReceiptPrinterEvery{1'000};
constexpr Milliseconds kLookAtIdlePrinterEvery{10'000};
/// A clerk whose disk is full is not asked more often.
constexpr Milliseconds kAskClerkAgainAfter{10'000};

Result<Bytes> document_of(const printing::Slip& slip, printing::DocumentFormat format) {
    if (format == printing::DocumentFormat::pdf) return printing::render_pdf(slip);
    auto dots = TRY(printing::render_raster(slip));
    Bytes document = printing::encode_cups_raster(dots);
    wipe(dots.bits);
    return document;
}

}  // namespace

PressDesk::PressDesk(printing::Press press, printing::Paper paper, const Clock& clock, Doors doors)
    : press_(std::move(press)), paper_(paper), clock_(clock), doors_(std::move(doors)) {}

void PressDesk::handle(PressMessage message) {
    if (auto* job = std::get_if<PrintJob>(&message)) {
        waiting_.push_back(std::move(*job));
    } else if (auto* followed = std::get_if<FollowJob>(&message)) {
        waiting_.push_back(std::move(*followed));
    } else if (const auto* allowed = std::get_if<MayPrint>(&message)) {
        if (stage_ != Stage::asked || allowed->attempt != in_hand_) return;
        stage_ = Stage::printing;
        is_job_told_ = false;
        press_.start(request_, clock_.steady());
        checkpoint("press.submitted");
    } else if (const auto* dropped = std::get_if<DropJob>(&message)) {
        drop(dropped->attempt);
    } else if (const auto* noted = std::get_if<Noted>(&message)) {
        if (stage_ == Stage::told && noted->attempt == in_hand_) go_on_after_outcome();
    } else if (std::get<NotNow>(message).attempt == in_hand_) {
        if (stage_ == Stage::asked) wait_for(Stage::ready, kAskClerkAgainAfter);
        if (stage_ == Stage::told) wait_for(Stage::untold, kAskClerkAgainAfter);
    }
}

void PressDesk::drop(AttemptKey attempt) {
    for (auto& waiting : waiting_) {
        auto* job = std::get_if<PrintJob>(&waiting);
        if (job != nullptr && job->attempt == attempt) wipe(job->ticket);
    }
    std::erase_if(waiting_, [attempt](const auto& waiting) {
        const auto* job = std::get_if<PrintJob>(&waiting);
        return job != nullptr && job->attempt == attempt;
    });
    if (in_hand_ != attempt || (stage_ != Stage::ready && stage_ != Stage::asked)) return;
    stage_ = Stage::idle;
    wipe(request_.document);
}

void PressDesk::wait_for(Stage stage, Milliseconds pause) {
    stage_ = stage;
    again_at_ = clock_.steady() + pause;
}

void PressDesk::go_on() {
    if (stage_ == Stage::idle) take_next();
    if (stage_ == Stage::printing) {
        follow_job();
    } else {
        if (stage_ == Stage::untold && clock_.steady() >= again_at_) tell_outcome();
        look_at_printer();
        if (stage_ == Stage::ready) ask_when_ready();
    }
}

Milliseconds PressDesk::patience() const {
    switch (stage_) {
        case Stage::printing: return kLookAtJobEvery;
        case Stage::ready:
        case Stage::asked:
        case Stage::untold:
        case Stage::told: return kLookAtWantedPrinterEvery;
        case Stage::idle: return waiting_.empty() ? between_jobs() : Milliseconds(0);
    }
    return kLookAtIdlePrinterEvery;
}

Milliseconds PressDesk::between_jobs() const {
    const bool is_receipt_printer = press_.wants() == printing::DocumentFormat::cups_raster;
    return is_receipt_printer ? kLookAtIdleReceiptPrinterEvery : kLookAtIdlePrinterEvery;
}

void PressDesk::take_next() {
    if (waiting_.empty()) return;
    // A job that is at the spooler already comes first; then whoever came last, since they still stand here.
    const auto is_followed = [](const auto& waiting) { return std::holds_alternative<FollowJob>(waiting); };
    const auto followed_job = std::find_if(waiting_.begin(), waiting_.end(), is_followed);
    const auto at = followed_job != waiting_.end() ? followed_job : std::prev(waiting_.end());
    auto next = std::move(*at);
    waiting_.erase(at);
    again_at_ = clock_.steady();
    if (const auto* followed = std::get_if<FollowJob>(&next)) {
        in_hand_ = followed->attempt;
        is_job_told_ = true;
        stage_ = Stage::printing;
        press_.follow({followed->job}, clock_.steady());
        return;
    }
    auto& job = std::get<PrintJob>(next);
    in_hand_ = job.attempt;
    auto request = render(job);
    wipe(job.ticket);
    if (!request) {
        log_error("press", request.error());
        settle(PrintState::failed);
        return;
    }
    request_ = std::move(*request);
    stage_ = Stage::ready;
}

Result<printing::PrintRequest> PressDesk::render(const PrintJob& job) const {
    auto slip = TRY(printing::lay_out(job.ticket, paper_, printing::copy_in(job.lettering)));
    printing::PrintRequest request{slip.number, {}, slip.width_mm, slip.height_mm, press_.wants(), press_.deadline()};
    auto document = document_of(slip, request.format);
    wipe(slip);
    request.document = TRY(std::move(document));
    return request;
}

void PressDesk::look_at_printer() { tell_condition(press_.look_at_printer()); }

void PressDesk::tell_condition(PrinterCondition now) {
    if (condition_ == now) return;
    condition_ = now;
    doors_.to_screen(PrinterNews{now});
}

void PressDesk::ask_when_ready() {
    if (!can_print(press_.condition()) || clock_.steady() < again_at_) return;
    stage_ = Stage::asked;
    doors_.to_clerk(ReadyToPrint{in_hand_});
}

void PressDesk::follow_job() {
    const auto outcome = press_.poll(clock_.steady());
    if (const auto job = press_.job(); job && !is_job_told_) {
        is_job_told_ = true;
        doors_.to_clerk(PrintSubmitted{in_hand_, job->text});
    }
    tell_condition(press_.condition());
    if (outcome) settle(*outcome);
}

void PressDesk::settle(PrintState outcome) {
    outcome_ = outcome;
    tell_outcome();
}

void PressDesk::tell_outcome() {
    stage_ = Stage::told;
    doors_.to_clerk(PrintNews{in_hand_, outcome_});
}

void PressDesk::go_on_after_outcome() {
    // Handed back, and its slip is here: it waits for the printer again.
    if (outcome_ == PrintState::queued && !request_.document.empty()) {
        wait_for(Stage::ready, kLookAtWantedPrinterEvery);
        return;
    }
    stage_ = Stage::idle;
    wipe(request_.document);
}

}  // namespace loket::kiosk
