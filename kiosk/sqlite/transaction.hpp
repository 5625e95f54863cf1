// A scope in which all changes become durable together, at `commit`, or not at all. Begun IMMEDIATE: whoever may write
// is known at once, and no commit fails because of another writer.
#pragma once

#include <utility>

#include "kiosk/base/result.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

class Transaction {
public:
    /// Fails with busy when another connection keeps writing for 5 seconds, or as the database does. Requires that none
    /// is open on this connection, which outlives it.
    static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    /// Rolls back what was not committed.
    ~Transaction();

    /// On success everything is on the disk. Fails with full when the write-ahead log had no room: then nothing was
    /// kept. Any other error is `unknown`, since the last sync may have failed after the bytes had arrived: open the
    /// database again and look. Once only.
    Result<void> commit();

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}

    Connection* connection_;  // nullptr when it is over
};

}  // namespace loket::kiosk
