// A printer that a test drives by hand: it is connected or not, takes documents, and then does with the newest job what
// the test says. Nothing happens by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "printing/spooler.hpp"

namespace loket::test {

class MemorySpooler : public printing::Spooler {
public:
    Result<printing::JobHandle> submit(const printing::PrintRequest& request) override;
    Result<printing::JobReport> look_at(const printing::JobHandle& job) override;
    Result<void> cancel(const printing::JobHandle& job) override;
    Result<printing::PrinterReport> printer() override;

    /// The scheduler goes away, and comes back with all it knew.
    void disconnect() { absence_ = Fault::unreachable; }
    /// Somebody deletes the queue.
    void remove_queue() { absence_ = Fault::not_found; }
    void connect() { absence_.reset(); }
    /// The next document is taken, but the connection breaks before the answer.
    void break_after_next_document() { breaks_after_document_ = true; }

    /// The scheduler has too much to do for another document; the printer is ready all the same.
    void be_busy() { is_busy_ = true; }
    void have_time() { is_busy_ = false; }

    void begin() { set(printing::IppJobState::processing); }
    void finish() { set(printing::IppJobState::completed); }
    /// CUPS says completed, but the printer was switched off in the middle.
    void lose_trace();
    void abort() { set(printing::IppJobState::aborted); }
    void stop() { set(printing::IppJobState::stopped); }
    /// The scheduler forgets the newest job.
    void forget();

    /// The newest job goes to the printer in the moment in which somebody cancels it.
    void begin_when_canceled() { begins_when_canceled_ = true; }

    /// Somebody works on the newest job and goes on for a while when it is canceled, until he has said how it ended.
    void end_slowly() { ends_slowly_ = true; }
    void testify(PrintState end) { jobs_.back().witness = end; }

    void switch_printer_off() { reasons_ = {"offline-report"}; }
    void run_out_of_paper() { reasons_ = {"media-empty-error"}; }
    void jam() { reasons_ = {"media-jam-error"}; }
    void mend() { reasons_.clear(); }

    struct Job {
        printing::PrintRequest request;
        printing::IppJobState state = printing::IppJobState::pending;
        bool has_begun = false;
        bool is_forgotten = false;
        std::optional<PrintState> witness;
    };
    /// Everything that was ever handed over, the newest last.
    const std::vector<Job>& jobs() const { return jobs_; }

private:
    void set(printing::IppJobState state) {
        jobs_.back().state = state;
        jobs_.back().has_begun = true;
    }
    Result<Job*> find(const printing::JobHandle& job);
    Result<void> be_there() const;

    std::vector<Job> jobs_;
    std::vector<std::string> reasons_;
    std::optional<Fault> absence_;
    bool is_busy_ = false;
    bool breaks_after_document_ = false;
    bool begins_when_canceled_ = false;
    bool ends_slowly_ = false;
};

}  // namespace loket::test
