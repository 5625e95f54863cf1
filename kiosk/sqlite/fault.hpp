// SQLite's result codes as faults of this house. Inside this folder only.
#pragma once

#include <sqlite3.h>

#include <string>

#include "kiosk/base/result.hpp"

namespace loket::kiosk {

/// The error that a call on this database has just given with `code`. Name: the file's.
tl::unexpected<Error> sqlite_error(sqlite3* database, int code, const std::string& name);

}  // namespace loket::kiosk
