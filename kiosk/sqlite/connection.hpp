// One SQLite database, opened the way this house trusts: write-ahead log, every commit on the disk before it returns,
// foreign keys checked, deleted content overwritten. The kiosk's store and the hub's registry stand on it.
//
// This folder speaks SQLite's C interface itself and not through SQLiteCpp: there each call throws, the result code of
// a COMMIT is lost in the text, and a fence around all of it would be longer than these files.
//
// A connection and its statements belong to one thread at a time; who needs more threads opens more connections.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "kiosk/sqlite/statement.hpp"

struct sqlite3;

namespace loket::kiosk {

enum class OpenMode {
    create,     ///< makes the file, readable by the owner only, when it is not there
    existing,   ///< fails with not_found when it is not there, with damaged when it is empty
    read_only,  ///< the same, and nothing can be written
};

/// Whether the file is looked through when it is opened. A damaged one is then found before anything is written.
enum class OpenCheck { none, quick };

class Connection {
public:
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// Fails with damaged (no database, or a broken one), not_found, io (cannot be opened or written), busy or full.
    static Result<Connection> open(const std::filesystem::path& path, OpenMode mode, OpenCheck check);

    /// One statement with its parameters ?1, ?2 and so on; values are copied. What was prepared before from the same
    /// text is taken again. Fails as the database does.
    Result<Statement> prepare(std::string_view sql, std::initializer_list<Value> values = {});
    /// Runs one statement to its end, rows are left unread. Returns how many rows it changed.
    Result<std::int64_t> run(std::string_view sql, std::initializer_list<Value> values = {});
    /// Runs several statements, without parameters or results.
    Result<void> run_script(const std::string& sql);

    /// Brings the write-ahead log into the file and empties it, so that what was deleted is nowhere any more. Not
    /// inside a transaction.
    Result<void> fold_log();

    /// Makes sure that what the write-ahead log held when it was opened is on the disk; to be called before anything that
    /// is read is told or acted on. SQLite reads a log whose writer was killed before its sync, or whose sync failed,
    /// from the system's memory, and takes every commit in it for done. Nothing happens when the log is empty, or
    /// another connection has it in hand. Not inside a transaction. Fails with full, io, damaged or unknown.
    Result<void> settle_log();

    /// Is a transaction open?
    bool is_in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    Connection(std::unique_ptr<sqlite3, Close> database, std::string name);
    Result<void> configure(OpenMode mode, OpenCheck check);
    Result<void> check();
    Result<int> checkpoint(int mode);

    std::unique_ptr<sqlite3, Close> database_;
    std::unique_ptr<StatementCache> statements_;  // goes before the database
    std::string name_;                            // of the file, for errors
};

}  // namespace loket::kiosk
