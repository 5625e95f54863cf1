// The hub's tables in one SQLite file, DIR/hub.db: WAL, synchronous FULL, so that a receipt speaks only of what a power
// cut cannot take back. schema.sql is what it looks like, migrations/ how it got there.
//
// One connection to one file; open as many as there should be threads at work. Writers queue for SQLite's one lock.
#pragma once

#include <filesystem>
#include <memory>

#include "sync/hub/registry.hpp"

namespace loket::sync {

inline constexpr const char* kRegistryFile = "hub.db";

/// `serve` makes the file, readable by the owner only, when it is not there; `look` fails with not_found then.
enum class RegistryUse { serve, look };

/// Opens the file and brings its tables up to date. Fails with damaged, refused (a file of a newer program, which is
/// left alone), not_found, busy, full or io.
Result<std::unique_ptr<Registry>> open_sqlite_registry(const std::filesystem::path& dir, RegistryUse use);

}  // namespace loket::sync
