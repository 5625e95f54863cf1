// How single values of the domain stand in CBOR, the same in every message. Private to sync/wire.
#pragma once

#include <string>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/cbor.hpp"

namespace loket::sync {

/// Number: milliseconds since 1970 UTC, to the end of year 9999. A clock that stands outside is written as the nearest
/// bound, because a report must not be lost for a dead battery.
void write(cbor::Writer& out, Instant instant);
Result<Instant> read_instant(cbor::Reader& in);

/// Number: days since 1970, UTC, to the end of year 9999; what lies outside is written as the nearest bound.
void write(cbor::Writer& out, std::chrono::sys_days day);
Result<std::chrono::sys_days> read_day(cbor::Reader& in);

/// Text of 4 characters.
void write(cbor::Writer& out, const Counter& counter);
Result<Counter> read_counter(cbor::Reader& in);

/// Byte string of 16 bytes.
void write(cbor::Writer& out, const ReportId& id);
Result<ReportId> read_report_id(cbor::Reader& in);

/// Names of keys and of invitations are lower-case hexadecimal in memory and raw bytes on the wire. Requires a name
/// that was made by `name_of_key` or read from the wire.
void write_name(cbor::Writer& out, const std::string& name);
/// `size` in bytes: half as many as the name has digits.
Result<std::string> read_name(cbor::Reader& in, std::size_t size);

/// Bytes in the name of a key.
inline constexpr std::size_t kKeyNameSize = 8;
/// Hexadecimal of the first 8 bytes of hash_of(key).
std::string name_of_key(BytesView key);

}  // namespace loket::sync
