#include "kiosk/app/press_desk.hpp"

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/log.hpp"

namespace loket::kiosk {
namespace {

/// A live job changes within a second; a poll costs less than a millisecond (printing.md, trap 9).
constexpr Milliseconds kLookAtJobEvery{300};
/// A printer with work waiting is asked often, so that the receipt comes soon after the paper is refilled.
constexpr Milliseconds kLookAtWantedPrinterEvery{1'000};
constexpr Milliseconds kLookAtIdlePrinterEvery{10'000};

bool can_print(PrinterCondition condition) {
    return condition == PrinterCondition::ready || condition == PrinterCondition::low_paper;
}

}  // namespace

PressDesk::PressDesk(printing::Press press, printing::Paper paper, const Clock& clock, Doors doors)
    : press_(std::move(press)), paper_(paper), clock_(clock), doors_(std::move(doors)) {}

void PressDesk::handle(PressMessage message) {
    if (auto* job = std::get_if<PrintJob>(&message)) {
        waiting_.push_back(std::move(*job));
    } else if (auto* followed = std::get_if<FollowJob>(&message)) {
        waiting_.push_back(std::move(*followed));
    } else if (stage_ == Stage::asked && std::get<MayPrint>(message).attempt == in_hand_) {
        stage_ = Stage::printing;
        is_job_told_ = false;
        press_.start(request_, clock_.steady());
        checkpoint("press.submitted");
    }
}

void PressDesk::go_on() {
    if (stage_ == Stage::idle) take_next();
    if (stage_ == Stage::printing) {
        follow_job();
    } else {
        look_at_printer();
        if (stage_ == Stage::ready) ask_when_ready();
    }
}

Milliseconds PressDesk::patience() const {
    switch (stage_) {
        case Stage::printing: return kLookAtJobEvery;
        case Stage::ready:
        case Stage::asked: return kLookAtWantedPrinterEvery;
        case Stage::idle: return waiting_.empty() ? kLookAtIdlePrinterEvery : Milliseconds(0);
    }
    return kLookAtIdlePrinterEvery;
}

void PressDesk::take_next() {
    if (waiting_.empty()) return;
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    if (const auto* followed = std::get_if<FollowJob>(&next)) {
        in_hand_ = followed->attempt;
        is_job_told_ = true;
        stage_ = Stage::printing;
        press_.follow({followed->job}, clock_.steady());
        return;
    }
    auto& job = std::get<PrintJob>(next);
    in_hand_ = job.attempt;
    auto request = render(job.ticket);
    wipe(job.ticket);
    if (!request) {
        log_error("press", request.error());
        settle(PrintState::failed);
        return;
    }
    request_ = std::move(*request);
    stage_ = Stage::ready;
}

Result<printing::PrintRequest> PressDesk::render(const printing::Ticket& ticket) const {
    auto slip = TRY(printing::lay_out(ticket, paper_));
    auto document = printing::render_pdf(slip);
    printing::PrintRequest request{slip.number, {}, slip.width_mm, slip.height_mm};
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
    if (!can_print(press_.condition())) return;
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

void PressDesk::settle(PrintState state) {
    // Handed back, but from before a restart: its slip is not here, so only a person can have it printed.
    if (state == PrintState::queued && request_.document.empty()) state = PrintState::failed;
    stage_ = state == PrintState::queued ? Stage::ready : Stage::idle;
    if (stage_ == Stage::idle) wipe(request_.document);
    doors_.to_clerk(PrintNews{in_hand_, state});
}

}  // namespace loket::kiosk
