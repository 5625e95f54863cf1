// The table of announced files in SQLite. Runs inside the caller's transaction where it writes. Private to the registry
// on SQLite.
#pragma once

#include <vector>

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// As Registry::announce_files; nothing is durable before the caller commits.
Result<void> write_announcement(kiosk::Connection& connection, const std::vector<AnnouncedFile>& files);
/// As Registry::file_arrived.
Result<void> write_arrival(kiosk::Connection& connection, const Hash& hash, Instant at);
/// The counter whose report announced it. Fails with not_found.
Result<std::string> counter_of_file(kiosk::Connection& connection, const Hash& hash);
/// As Registry::find_file.
Result<std::optional<AnnouncedFile>> read_announced_file(kiosk::Connection& connection, const Hash& hash);
/// For RegistryStatus, in the order of counters.
Result<std::vector<RegistryStatus::FileAccount>> read_file_accounts(kiosk::Connection& connection);

}  // namespace loket::sync
