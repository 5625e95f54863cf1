#include "sync/wire/fields.hpp"

#include <algorithm>
#include <cassert>

#include "kiosk/base/seal.hpp"

namespace loket::sync {
namespace {

constexpr std::int64_t kLastMillisecond = kLastInstant.time_since_epoch().count();

constexpr std::int64_t kLastDay = std::chrono::floor<std::chrono::days>(kLastInstant).time_since_epoch().count();

constexpr std::size_t kCounterSize = 4;

}  // namespace

void write(cbor::Writer& out, Instant instant) {
    out.number(
        static_cast<std::uint64_t>(std::clamp<std::int64_t>(instant.time_since_epoch().count(), 0, kLastMillisecond)));
}

Result<Instant> read_instant(cbor::Reader& in) {
    return Instant(Milliseconds(static_cast<std::int64_t>(TRY(in.number(kLastMillisecond)))));
}

void write(cbor::Writer& out, std::chrono::sys_days day) {
    out.number(static_cast<std::uint64_t>(std::clamp<std::int64_t>(day.time_since_epoch().count(), 0, kLastDay)));
}

Result<std::chrono::sys_days> read_day(cbor::Reader& in) {
    return std::chrono::sys_days(std::chrono::days(static_cast<int>(TRY(in.number(kLastDay)))));
}

void write(cbor::Writer& out, const Counter& counter) { out.text(counter.text()); }

Result<Counter> read_counter(cbor::Reader& in) { return Counter::parse(TRY(in.text(kCounterSize))); }

void write(cbor::Writer& out, const ReportId& id) { out.bytes(id.bytes); }

Result<ReportId> read_report_id(cbor::Reader& in) {
    const ReportId id{TRY(in.fixed<16>())};
    if (capture_time(id) > kLastInstant) return fail(Fault::malformed, "captured after the year 9999");
    return parse_report_id(id.text());
}

void write_name(cbor::Writer& out, const std::string& name) {
    const Result<Bytes> raw = parse_hex(name);
    assert(raw && hex(*raw) == name);
    out.bytes(*raw);
}

Result<std::string> read_name(cbor::Reader& in, std::size_t size) {
    const BytesView raw = TRY(in.bytes(size));
    if (raw.size() != size) return fail(Fault::malformed, "name too short");
    return hex(raw);
}

std::string name_of_key(BytesView key) { return hex(BytesView(hash_of(key)).first(kKeyNameSize)); }

}  // namespace loket::sync
