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
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "kiosk/store/account.hpp"
#include "kiosk/store/hub_account.hpp"

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

/// What came of a batch.
struct Settlement {
    std::vector<ReportId> acknowledged;  ///< the hub has them
    struct Parked {
        ReportId id;
        std::string reason;  ///< the hub's, machine-readable
    };
    std::vector<Parked> parked;  ///< the hub will not take them as they are
    std::optional<HubAccount> hub;
};

class Outbox {
public:
    /// The connection outlives the outbox.
    explicit Outbox(Connection& connection) : connection_(connection) {}

    /// The waiting reports with the lowest serials above `after`, as many as fit both bounds; one at least, however
    /// large, when any waits.
    Result<std::vector<DueReport>> due(std::size_t max_count, std::size_t max_bytes, std::uint32_t after = 0);

    /// Writes down what came of a batch, all or nothing. A report that is acknowledged or parked already stays as it
    /// is, and of the hub's accounts the newest stands. Returns the serials of the acknowledged ones. Fails with
    /// not_found for an id that was never filed here.
    Result<std::vector<std::uint32_t>> settle(const Settlement& settlement, Instant at);
    /// The hub has it; the same as a settlement of this one.
    Result<void> acknowledge(const ReportId& id, Instant at);
    /// The hub will not take it as it is; the same as a settlement of this one.
    Result<void> park(const ReportId& id, std::string_view reason, Instant at);

    /// Oldest first.
    Result<std::vector<ParkedReport>> parked();
    /// The account as the tables tell it.
    Result<Account> account();
    /// What the hub last said that it has; nothing before its first receipt.
    Result<std::optional<HubAccount>> hub_account();

private:
    Connection& connection_;
};

}  // namespace loket::kiosk
