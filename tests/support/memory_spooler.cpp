#include "tests/support/memory_spooler.hpp"

#include <utility>

#include "printing/job_state.hpp"

namespace loket::test {

using printing::IppJobState;
using printing::JobHandle;
using printing::JobReport;
using printing::PrinterReport;

Result<void> MemorySpooler::be_there() const {
    if (absence_) return fail(*absence_, "the test says so", "memory");
    return {};
}

Result<JobHandle> MemorySpooler::submit(const printing::PrintRequest& request) {
    TRY(be_there());
    if (is_busy_) return fail(Fault::busy, "the test says so", "memory");
    std::erase(reasons_, printing::kLostJob);  // our backend takes the mark of a job before away
    jobs_.push_back({.request = request});
    if (std::exchange(breaks_after_document_, false)) return fail(Fault::unknown, "broke after the document", "memory");
    return JobHandle{std::to_string(jobs_.size())};
}

Result<MemorySpooler::Job*> MemorySpooler::find(const JobHandle& job) {
    TRY(be_there());
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
        if (std::to_string(i + 1) == job.text && !jobs_[i].is_forgotten) return &jobs_[i];
    }
    return fail(Fault::not_found, "no such job", job.text);
}

Result<JobReport> MemorySpooler::look_at(const JobHandle& job) {
    const Job* found = TRY(find(job));
    // A scheduler calls a job canceled before it has ended; the spooler knows better.
    const bool goes_on = ends_slowly_ && found->state == IppJobState::canceled && !found->witness;
    return JobReport{.state = goes_on ? IppJobState::processing : found->state,
                     .job_reasons = {},
                     .printer_reasons = reasons_,
                     .begun = found->has_begun ? printing::Begun::yes : printing::Begun::never,
                     .witness = found->witness};
}

Result<void> MemorySpooler::cancel(const JobHandle& job) {
    Job* found = TRY(find(job));
    if (found->state >= IppJobState::canceled) return fail(Fault::refused, "it has ended", job.text);
    if (std::exchange(begins_when_canceled_, false)) found->has_begun = true;
    found->state = IppJobState::canceled;
    return {};
}

Result<PrinterReport> MemorySpooler::printer() {
    TRY(be_there());
    return PrinterReport{.is_accepting = true, .reasons = reasons_};
}

void MemorySpooler::lose_trace() {
    reasons_.emplace_back(printing::kLostJob);
    finish();
}

void MemorySpooler::forget() { jobs_.back().is_forgotten = true; }

}  // namespace loket::test
