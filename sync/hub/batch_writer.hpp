// What becomes of each envelope of a batch in the tables of SQLite: stored, there already, or set aside. Runs inside
// the caller's transaction. Private to the registry on SQLite.
#pragma once

#include <vector>

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// As Registry::store; nothing is durable before the caller commits.
Result<BatchOutcome> write_batch(kiosk::Connection& connection, const BatchArrival& batch);

}  // namespace loket::sync
