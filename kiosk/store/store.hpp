// Everything that this counter must not forget, in one SQLite file (schema.sql says what each table promises). A report
// exists from the moment `file` returns, and from no earlier: only then may its number be shown.
//
// Owned by the clerk thread, which alone calls it. A second process may open the file beside it to carry the outbox by
// hand (kiosk/app/admin_stick.cpp): each call is a transaction of SQLite's, and what is kept in memory between two
// calls is brought up to date in the next. It files nothing, so that numbers come from one place. Nothing here resets,
// repairs or renames: a damaged file gives an Error and stays as it is, for a technician. A commit that reports an
// error gives `unknown`: the clerk drops the store, opens it again and calls again with the same id, which finds the
// report or files it, never both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/store/account.hpp"
#include "kiosk/store/feed_cache.hpp"
#include "kiosk/store/file_lane.hpp"
#include "kiosk/store/journal.hpp"
#include "kiosk/store/ledger.hpp"
#include "kiosk/store/outbox.hpp"
#include "kiosk/store/print_queue.hpp"

namespace loket::kiosk {

/// The file's name in the data folder.
inline constexpr std::string_view kStoreFile = "loket.db";
/// The folder beside it that holds the ciphertexts of photos and voices.
inline constexpr std::string_view kFilesFolder = "files";

/// What is kept of a report under its new number.
struct Filing {
    Bytes envelope;                         ///< encoded; sealed to the hub
    Bytes opening;                          ///< what the hub needs to open it, shared by many reports
    Bytes slip;                             ///< locked under the device's key
    PrintState print = PrintState::queued;  ///< queued or without
    std::vector<OwnedFile> files = {};      ///< kept before (FileLane::keep)
};

/// Makes the envelope once the number is known. Called inside the transaction; its error undoes everything.
using MakeFiling = std::function<Result<Filing>(const TicketNumber&)>;

/// What a batch says of the counter that makes it.
struct BatchBooks {
    std::uint64_t sequence;  ///< counts up from 1, over restarts, none twice
    Hash journal_head;
    Account account;
    FilingChain chain;
};

class Store {
public:
    /// Makes the file of a new counter, once, when it is enrolled: its first report gets `first_serial` (1 to
    /// kSerialMaximum). Of a file that is this counter's already nothing changes. Returns the next serial. Fails with
    /// io (missing folder, read-only disk), full, busy, damaged, or refused for the file of another counter.
    static Result<std::uint32_t> found(const std::filesystem::path& path, const Counter& counter,
                                       std::uint32_t first_serial, Instant at);
    /// Opens the file that `found` made. One that is missing or empty is an error and not a new beginning, which would
    /// give numbers a second time. Fails with not_found, damaged (the file is then untouched), io, full, busy, or
    /// refused for a file of another counter or of a newer program.
    static Result<Store> open(const std::filesystem::path& path, const Counter& counter);
    /// The same on a connection that is open already, with the folder of files.
    static Result<Store> open(Connection connection, const Counter& counter, const std::filesystem::path& files);

    /// Gives the report the next serial and keeps it, all or nothing, on the disk when it returns. An id that was filed
    /// before gives its entry again, and `make` is not called. Fails with full or io (not filed), unknown, refused
    /// after kSerialMaximum, or with the error of `make`.
    Result<LedgerEntry> file(const ReportId& id, Instant captured_at, const MakeFiling& make);

    /// The next number for a batch of this device, and its books: one moment, also while another process is at the
    /// file.
    Result<BatchBooks> next_batch();

    /// The account, on which tables and journal agree. Fails with damaged when they do not, or when it does not
    /// balance.
    Result<Account> account();

    /// Over all that was ever filed here.
    const FilingChain& filing_chain() const { return filing_chain_; }

    Ledger& ledger() { return ledger_; }
    Outbox& outbox() { return outbox_; }
    PrintQueue& print_queue() { return print_queue_; }
    FeedCache& feed_cache() { return feed_cache_; }
    FileLane& files() { return files_; }
    Journal& journal() { return journal_; }

private:
    Store(std::unique_ptr<Connection> connection, const Counter& counter, const std::filesystem::path& files);

    std::unique_ptr<Connection> connection_;  // where it is must not change: the parts refer to it
    Counter counter_;
    Ledger ledger_;
    Outbox outbox_;
    PrintQueue print_queue_;
    FeedCache feed_cache_;
    FileLane files_;
    Journal journal_;
    FilingChain filing_chain_;
};

}  // namespace loket::kiosk
