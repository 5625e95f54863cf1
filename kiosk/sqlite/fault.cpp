#include "kiosk/sqlite/fault.hpp"

#include <fmt/format.h>

namespace loket::kiosk {
namespace {

Fault fault_of(int code) {
    switch (code & 0xff) {  // the low byte is the primary code
        case SQLITE_FULL: return Fault::full;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_MISMATCH: return Fault::damaged;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Fault::busy;
        case SQLITE_CONSTRAINT: return Fault::refused;
        case SQLITE_TOOBIG: return Fault::too_large;
        case SQLITE_NOMEM: return Fault::full;
        // SQLITE_IOERR, SQLITE_READONLY (a card that protects itself), SQLITE_CANTOPEN, SQLITE_PERM. The rest is
        // SQLITE_ERROR: SQL and schema do not fit, which in a program that passed its tests means a changed file.
        case SQLITE_ERROR: return Fault::damaged;
        default: return Fault::io;
    }
}

}  // namespace

tl::unexpected<Error> sqlite_error(sqlite3* database, int code, const std::string& name) {
    // The message never holds bound values; the SQL text of this house holds nothing personal.
    const char* message = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return fail(fault_of(code), fmt::format("{} (SQLite {})", message, code), name);
}

}  // namespace loket::kiosk
