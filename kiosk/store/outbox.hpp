// The outbox: which reports the hub does not have yet. A report waits here until the hub's signed receipt says that it
// is stored, or until the hub will not take it as it is and a human must look. Nothing says "in flight": a batch that
// was sent and never answered is simply still waiting, and the hub stores each id once. The envelope itself stays in
// the ledger.
//
// Owned by the clerk thread. Everything can fail with io, busy or damaged; what is written also with full, and a commit
// with unknown: then the same call is made again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "kiosk/store/account.hpp"

namespace loket::kiosk {

struct DueReport {
    ReportId id;
    std::uint32_t serial;
    Bytes envelope;
    Bytes opening;
};

struct ParkedReport {
    ReportId id;
    std::uint32_t serial;
    Instant parked_at;
    std::string reason;  ///< the hub's, machine-readable

    bool operator==(const ParkedReport&) const = default;
};

class Outbox {
public:
    /// The connection outlives the outbox.
    explicit Outbox(Connection& connection) : connection_(connection) {}

    /// The waiting reports with the lowest serials, as many as fit both bounds; one at least, however large, when any
    /// waits.
    Result<std::vector<DueReport>> due(std::size_t max_count, std::size_t max_bytes);

    /// The hub has it. Of a report already acknowledged: nothing more happens. Fails with not_found, or with refused
    /// for a parked report, which stays parked.
    Result<void> acknowledge(const ReportId& id, Instant at);
    /// The hub will not take it as it is. Of a report already parked: nothing more happens, the first reason stands.
    /// Fails with not_found, or with refused for an acknowledged report.
    Result<void> park(const ReportId& id, std::string_view reason, Instant at);

    /// Oldest first.
    Result<std::vector<ParkedReport>> parked();
    /// The account as the tables tell it.
    Result<Account> account();

private:
    Connection& connection_;
};

}  // namespace loket::kiosk
