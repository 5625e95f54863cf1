// The print queue: every attempt to bring a receipt onto paper. Each step is recorded before the next is tried, so that
// after a power cut the press knows what is owed (queued), and what may or may not have come out (sent). An attempt is
// settled once; another try is another attempt, which a person asks for.
//
// A copy number is reserved with the attempt, before anything is rendered. It is spent when the attempt is sent: if no
// paper can have come out under it (the resident went on without), the next attempt gets it again.
//
// Owned by the clerk thread. Everything can fail with io, busy or damaged; what is written also with full, and a commit
// with unknown: then the same call is made again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/report/print_state.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

/// Names one attempt.
struct AttemptKey {
    std::uint32_t serial;   ///< of the report
    std::uint32_t attempt;  ///< from 1 for each report

    auto operator<=>(const AttemptKey&) const = default;
};

struct PrintAttempt {
    AttemptKey key;
    std::uint32_t copy;  ///< 1 is the receipt itself; from 2 on the paper says that it is a copy
    PrintState state;
    std::string job;  ///< the spooler's handle; empty until it took the job
    Instant queued_at;
    std::optional<Instant> sent_at;
    std::optional<Instant> settled_at;

    /// "1/1 copy=1 queued"
    std::string text() const;
    bool operator==(const PrintAttempt&) const = default;
};

class PrintQueue {
public:
    /// The connection outlives the queue.
    explicit PrintQueue(Connection& connection) : connection_(connection) {}

    /// Attempts in state queued, oldest report first.
    Result<std::vector<PrintAttempt>> owed();
    /// Attempts in state sent: at start, those that a power cut interrupted.
    Result<std::vector<PrintAttempt>> sent();
    /// Nothing for a serial that was never given.
    Result<std::optional<PrintAttempt>> latest(std::uint32_t serial);

    /// To be called before the spooler is. Of an attempt that is sent already nothing more happens: the answer to an
    /// earlier call was an error. Fails with not_found, or with refused when the attempt is settled.
    Result<void> mark_sent(AttemptKey key, Instant at);
    /// The spooler took it under this handle. Fails with not_found, or with refused unless the attempt is sent.
    Result<void> record_job(AttemptKey key, std::string_view job, Instant at);
    /// Surely nothing of it reached the printer: it is owed again, as if it had not been sent. Of an attempt that is
    /// queued nothing more happens. Fails with not_found, or with refused when the attempt is settled.
    Result<void> hand_back(AttemptKey key, Instant at);
    /// What became of it. Requires is_settled(outcome). A queued attempt can end only as failed or without. Fails with
    /// not_found, with refused, or with exists when the attempt was settled before: the first outcome stands.
    Result<void> settle(AttemptKey key, PrintState outcome, Instant at);

    /// Queues another attempt. Fails with not_found, or with exists while one is queued or sent.
    Result<PrintAttempt> reserve_copy(std::uint32_t serial, Instant at);

private:
    Result<std::vector<PrintAttempt>> in_state(PrintState state);
    Result<PrintAttempt> find(AttemptKey key);

    Connection& connection_;
};

}  // namespace loket::kiosk
