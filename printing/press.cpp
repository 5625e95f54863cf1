#include "printing/press.hpp"

#include <cassert>
#include <utility>

#include "kiosk/base/log.hpp"
#include "printing/job_state.hpp"

namespace loket::printing {
namespace {

PrinterCondition condition_of(const Result<PrinterReport>& printer) {
    if (!printer)
        return printer.error().fault == Fault::not_found ? PrinterCondition::absent : PrinterCondition::offline;
    if (!printer->is_accepting) return PrinterCondition::offline;
    return printer_condition(printer->reasons);
}

/// Whether the spooler may answer again if it is only asked once more.
bool is_passing(const Error& error) {
    return error.fault == Fault::unreachable || error.fault == Fault::timeout || error.fault == Fault::busy;
}

/// Of a document that the spooler did not take. Only `unknown` leaves a doubt whether paper will come out.
PrintState outcome_of_refusal(const Error& error) {
    if (error.fault == Fault::unknown) return PrintState::unknown;
    return is_passing(error) ? PrintState::queued : PrintState::failed;
}

}  // namespace

void Press::start(const PrintRequest& request, Tick now) {
    assert(!attempt_);
    attempt_ = Attempt{.deadline = now + tuning_.deadline};
    const auto printer = spooler_.printer();
    condition_ = condition_of(printer);
    if (!printer) {
        log_error("press", printer.error());
        attempt_->outcome = outcome_of_refusal(printer.error());
        return;
    }
    if (condition_ == PrinterCondition::offline) {
        attempt_->outcome = PrintState::queued;
        return;
    }
    auto job = spooler_.submit(request);
    if (job) {
        attempt_->job = std::move(*job);
    } else {
        log_error("press", job.error());
        attempt_->outcome = outcome_of_refusal(job.error());
    }
}

void Press::follow(JobHandle job, Tick now) {
    assert(!attempt_);
    attempt_ = Attempt{.job = std::move(job), .deadline = now + tuning_.deadline};
}

std::optional<PrintState> Press::poll(Tick now) {
    if (!attempt_) return std::nullopt;
    const auto outcome = attempt_->outcome ? attempt_->outcome : look_at_job(now);
    if (outcome) attempt_.reset();
    return outcome;
}

std::optional<PrintState> Press::look_at_job(Tick now) {
    const auto report = spooler_.look_at(*attempt_->job);
    if (attempt_->is_given_up) return look_at_given_up(report, now);
    if (report) {
        condition_ = printer_condition(report->printer_reasons);
        // A stopped job would come out by itself once somebody mends the printer.
        if (report->state == IppJobState::stopped) cancel(*attempt_->job);
        // It may have come to its end in this very moment.
        if (const auto outcome = outcome_of(*report)) return outcome;
    } else if (is_passing(report.error())) {
        condition_ = PrinterCondition::offline;
    } else {
        log_error("press", report.error());
        return PrintState::unknown;
    }
    if (now < attempt_->deadline) return std::nullopt;
    cancel(*attempt_->job);
    attempt_->is_given_up = true;
    attempt_->deadline = now + tuning_.farewell;
    // Asked again, for it may have begun, or ended, between the last look and the cancellation.
    return look_at_given_up(spooler_.look_at(*attempt_->job), now);
}

std::optional<PrintState> Press::look_at_given_up(const Result<JobReport>& report, Tick now) const {
    if (report && report->state > IppJobState::processing) {
        if (report->witness) return report->witness;
        if (report->state != IppJobState::canceled) return outcome_of(*report);
        return report->begun == Begun::never ? PrintState::queued : PrintState::unknown;
    }
    const bool may_yet_say = report || is_passing(report.error());
    return may_yet_say && now < attempt_->deadline ? std::nullopt : std::optional(PrintState::unknown);
}

void Press::cancel(const JobHandle& job) {
    const auto canceled = spooler_.cancel(job);
    if (!canceled) log_error("press", canceled.error());
}

std::optional<JobHandle> Press::job() const { return attempt_ ? attempt_->job : std::nullopt; }

PrinterCondition Press::look_at_printer() {
    condition_ = condition_of(spooler_.printer());
    return condition_;
}

}  // namespace loket::printing
