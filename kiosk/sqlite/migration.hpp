// How a database of an older program becomes one of this program: an ordered list of SQL texts that are never changed
// again once a kiosk has run them. The file's user_version says how many it has behind it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

struct Migration {
    std::string_view name;  ///< "0001_ledger"
    std::string_view sql;
};

/// Runs those that the file does not have yet, each in one transaction with its version. Fails with refused for a file
/// of a newer program, which is left alone, or as the database does; then the version says how far it came.
Result<void> migrate(Connection& connection, std::span<const Migration> migrations);

/// The schema, one object after the other by name, white space and comments taken out: equal for equal schemas.
Result<std::string> schema_text(Connection& connection);

}  // namespace loket::kiosk
