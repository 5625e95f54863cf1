// The identity of a report on its whole way: a UUID version 7 (RFC 9562), made once at the kiosk. Its first 48 bits
// are the capture time in milliseconds, so ids sort by time; 74 bits are random. The hub stores each id once.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"

namespace loket {

struct ReportId {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const ReportId&) const = default;
    /// "0193573e-1a2b-7c3d-8e4f-5a6b7c8d9e0f"
    std::string text() const;
};

/// A time outside of the years 1970 to 9999 counts as the nearest of them.
ReportId make_report_id(Instant at, Entropy& entropy);
/// The capture time that an id carries. A stranger's id may lie beyond kLastInstant.
Instant capture_time(const ReportId& id);
/// Reads the 36-character form of a version 7 UUID. Fails with malformed.
Result<ReportId> parse_report_id(std::string_view text);

}  // namespace loket
