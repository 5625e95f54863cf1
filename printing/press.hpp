// Follows one attempt to print a receipt to its end. It has no thread and no clock: the app's press thread records
// `sent` durably, then calls `start`, then `poll` about ten times a second until it is told how it ended.
//
// It never gives a document to the spooler twice. Half a receipt followed by a whole one would be an unmarked
// duplicate; only a person prints again, and that receipt says so.
//
// An attempt that is told as `queued` was handed back: the press is sure that nothing reached the printer, and the same
// receipt may be started anew. It is sure when the printer was away before the spooler got the document, when the
// spooler did not take it, and when the spooler had not begun with a job that is now canceled. It is not sure of a job
// that the spooler had begun: CUPS keeps the message of a first failed connection also after a later one succeeded, and
// counts pages when they leave the filter, not the printer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/report/print_state.hpp"
#include "printing/spooler.hpp"

namespace loket::printing {

struct Tuning {
    /// How long an attempt may take. A hung printer says nothing, so after this the job is canceled. 12 s suits a
    /// thermal printer (a receipt takes 2 s at 32 kB/s), 30 s one that prints A4.
    Milliseconds deadline{12'000};
    /// A job that is canceled at the deadline is stopped by whoever works on it, who then says how far it came.
    Milliseconds farewell{3'000};
};

class Press {
public:
    /// The spooler must outlive it.
    Press(Spooler& spooler, Tuning tuning) : spooler_(spooler), tuning_(tuning) {}

    /// Begins an attempt. Requires that none is going on. How it went is learnt from `poll`.
    void start(const PrintRequest& request, Tick now);
    /// Picks up a job that was given to the spooler before a restart, under the same deadline.
    void follow(JobHandle job, Tick now);
    /// The outcome once there is one, settled or queued (handed back), and told once; nothing while it goes on or when
    /// there is no attempt.
    std::optional<PrintState> poll(Tick now);

    DocumentFormat wants() const { return spooler_.wants(); }
    Milliseconds deadline() const { return tuning_.deadline; }
    bool is_busy() const { return attempt_.has_value(); }
    /// The spooler's name for the job going on, to be recorded; nothing before the spooler took it.
    std::optional<JobHandle> job() const;
    /// What the printer needed when it was last asked.
    PrinterCondition condition() const { return condition_; }
    /// Asks now; for a screen that shows the printer while nothing is printed.
    PrinterCondition look_at_printer();

private:
    struct Attempt {
        std::optional<JobHandle> job;
        std::optional<PrintState> outcome;
        Tick deadline;
        bool is_given_up = false;  // canceled at the deadline; whoever works on it may still say how it ended
    };

    std::optional<PrintState> look_at_job(Tick now);
    std::optional<PrintState> look_at_given_up(const Result<JobReport>& report, Tick now) const;
    void cancel(const JobHandle& job);

    Spooler& spooler_;
    Tuning tuning_;
    std::optional<Attempt> attempt_;
    PrinterCondition condition_ = PrinterCondition::ready;
};

}  // namespace loket::printing
