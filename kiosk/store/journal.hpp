// The journal: what happened at this counter, in order, each entry chained to the one before by its hash. Entries are
// only ever added (triggers refuse anything else). The hub keeps the head of the chain that came with the newest batch
// (loket-hub status): whoever rewrites the past at the counter must explain why the chain no longer leads there. Never
// personal data: an entry names serials, ids and hashes.
//
// Owned by the clerk thread. The other parts of the store write their entry inside the transaction of what it tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "kiosk/store/account.hpp"

namespace loket::kiosk {

enum class JournalKind {
    founded,         ///< the database was made: counter and first serial
    opened,          ///< the program started
    filed,           ///< a report got its number
    queued,          ///< a copy is owed to the printer
    sent,            ///< an attempt is about to be given to the spooler
    submitted,       ///< the spooler took it, under this job
    handed_back,     ///< nothing of the attempt reached the printer; it is queued again
    settled,         ///< what became of the attempt
    relocked,        ///< the slip can now only be opened with the secret code
    acknowledged,    ///< the hub has the report
    parked,          ///< the hub will not take the report as it is
    file_arrived,    ///< the hub has a photo or a voice
    file_parked,     ///< a photo or a voice cannot be sent as it is
    officer_called,  ///< somebody asked for the officer
    receipt_seen,    ///< a resident says that the paper came out, of which the printer said nothing
};
std::string_view code_of(JournalKind kind);

/// The newest entry. Seq counts from 1; 0 and a hash of zeros before the first entry.
struct JournalHead {
    std::int64_t seq = 0;
    Hash hash{};

    bool operator==(const JournalHead&) const = default;
};

/// The first place where the chain does not hold.
struct JournalBreak {
    std::int64_t seq;
    std::string what;  ///< English, for the technician

    bool operator==(const JournalBreak&) const = default;
};

class Journal {
public:
    /// The connection outlives the journal.
    explicit Journal(Connection& connection) : connection_(connection) {}

    /// Adds an entry, as part of the transaction that is open or, if none is, as one of its own. Body: canonical
    /// "name=value" words. Fails with full, io, busy or damaged.
    Result<void> record(JournalKind kind, std::string_view body, Instant at);

    Result<JournalHead> head();
    /// Walks the whole chain; nothing when it holds.
    Result<std::optional<JournalBreak>> verify();
    /// The account as the journal tells it.
    Result<Account> account();
    /// The whole journal, an entry a line: "3 2026-11-23T02:42:00.000Z filed serial=1 ...". For people and tests.
    Result<std::string> text();

private:
    Connection& connection_;
};

}  // namespace loket::kiosk
