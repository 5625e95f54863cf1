// How the types of the house lie in columns: instants as whole milliseconds, ids as 16 bytes.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/sqlite/statement.hpp"

namespace loket::kiosk {

inline std::int64_t ms_of(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant_of(std::int64_t ms) { return Instant(Milliseconds(ms)); }

inline Result<Instant> instant(const Statement& row, int column) { return row.integer(column).map(instant_of); }

inline Result<std::optional<Instant>> optional_instant(const Statement& row, int column) {
    const std::optional<std::int64_t> ms = TRY(row.optional_integer(column));
    return ms ? std::optional(instant_of(*ms)) : std::nullopt;
}

/// Serials, attempts and copies, which the tables bound far below 32 bits.
inline Result<std::uint32_t> small_number(const Statement& row, int column) {
    const std::int64_t number = TRY(row.integer(column));
    if (number < 0 || number > UINT32_MAX) return fail(Fault::damaged, "a number out of its bounds");
    return static_cast<std::uint32_t>(number);
}

inline Result<ReportId> report_id(const Statement& row, int column) {
    ReportId id;
    TRY(row.blob_into(column, id.bytes));
    return id;
}

}  // namespace loket::kiosk
