// The ledger: one row for every report ever filed at this counter, under its serial. Number, id, time and envelope
// never change after filing (triggers refuse it); the slip is replaced once, and delivery is noted once. Rows are added
// by Store::file alone.
//
// Owned by the clerk thread. Everything can fail with io, busy or damaged; what is written also with full, and a commit
// with unknown.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/filing_chain.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

struct LedgerEntry {
    TicketNumber number;
    ReportId id;
    Instant captured_at;
    Bytes envelope;      ///< as encoded at filing
    Hash envelope_hash;  ///< hash_of(envelope)
    Bytes slip;          ///< what the paper needs, locked; opaque here
    std::optional<Instant> relocked_at;
    std::optional<Instant> delivered_at;

    bool operator==(const LedgerEntry&) const = default;
};

class Ledger {
public:
    /// The connection outlives the ledger.
    Ledger(Connection& connection, Counter counter) : connection_(connection), counter_(std::move(counter)) {}

    /// Nothing when no such report was filed here. Fails with damaged when the envelope is not the one filed.
    Result<std::optional<LedgerEntry>> find(const ReportId& id);
    /// The same by number; a number of another counter is not here.
    Result<std::optional<LedgerEntry>> find(const TicketNumber& number);

    /// Over all that was ever filed here, made anew of every row: some microseconds each.
    Result<FilingChain> filing_chain();
    /// Adds what was filed since the chain was made, perhaps by another process.
    Result<void> follow(FilingChain& chain);

    /// The first report after this serial whose slip the device can still open although no attempt to print it is open.
    Result<std::optional<LedgerEntry>> next_to_relock(std::uint32_t after);

    /// Puts a newly locked slip in the place of the old one, whose bytes are overwritten, in the write-ahead log too.
    /// Once for each report: fails with exists the second time, with not_found for a serial that was never given.
    Result<void> relock(std::uint32_t serial, BytesView slip, Instant at);

private:
    Connection& connection_;
    Counter counter_;
};

}  // namespace loket::kiosk
