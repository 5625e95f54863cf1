#include "kiosk/sqlite/transaction.hpp"

#include <cassert>

namespace loket::kiosk {

Result<Transaction> Transaction::begin(Connection& connection) {
    assert(!connection.is_in_transaction());
    TRY(connection.run("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Transaction::~Transaction() {
    // SQLite has rolled back by itself after some errors. A rollback that fails leaves nothing either: the log has no
    // commit mark, and the next opening ignores what follows the last one.
    if (connection_ != nullptr && connection_->is_in_transaction()) (void)connection_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
    assert(connection_ != nullptr);
    Result<std::int64_t> committed = connection_->run("COMMIT");
    if (committed) {
        connection_ = nullptr;
        return {};
    }
    Error error = std::move(committed).error();
    // Without room the frame with the commit mark, the last of all, was not written whole, and its checksum fails.
    if (error.fault != Fault::full) error.fault = Fault::unknown;
    return tl::unexpected(std::move(error));
}

}  // namespace loket::kiosk
