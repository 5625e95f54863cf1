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
    attempt_->printer_before = printer->reasons;
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
    // What the printer said before is forgotten, so a job whose history is missing counts as unverified.
    attempt_ = Attempt{.job = std::move(job), .deadline = now + tuning_.deadline};
}

std::optional<PrintState> Press::poll(Tick now) {
    if (!attempt_) return std::nullopt;
    std::optional<PrintState> outcome = attempt_->outcome;
    if (!outcome) {
        const auto report = spooler_.look_at(*attempt_->job);
        if (report) {
            condition_ = printer_condition(report->printer_reasons);
            outcome = outcome_of(*report, attempt_->printer_before);
            // A stopped job would come out by itself once somebody mends the printer.
            if (report->state == IppJobState::stopped) cancel(*attempt_->job);
        } else if (is_passing(report.error())) {
            condition_ = PrinterCondition::offline;
        } else {
            log_error("press", report.error());
            outcome = PrintState::unknown;
        }
    }
    if (!outcome && now >= attempt_->deadline) outcome = give_up(*attempt_);
    if (outcome) attempt_.reset();
    return outcome;
}

std::optional<PrintState> Press::give_up(const Attempt& attempt) {
    const auto last = spooler_.look_at(*attempt.job);
    if (last) {
        // It may have come to its end in this very moment.
        if (const auto outcome = outcome_of(*last, attempt.printer_before)) return outcome;
    }
    const auto canceled = spooler_.cancel(*attempt.job);
    if (!canceled) log_error("press", canceled.error());
    // Asked again, for it may have begun between the last look and the cancellation.
    const auto end = spooler_.look_at(*attempt.job);
    const bool is_untouched = end && end->state == IppJobState::canceled && end->begun == Begun::never;
    return is_untouched ? PrintState::queued : PrintState::unknown;
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
