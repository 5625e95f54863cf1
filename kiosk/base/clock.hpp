// Two clocks, because they answer two questions. The wall says what time to print on a receipt, and may be wrong
// (a dead battery) or jump. The steady clock says how long ago something was, and only goes forward: idleness,
// deadlines and back-off use it. Tests turn both by hand (tests/support/manual_clock.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace loket {

using Milliseconds = std::chrono::milliseconds;

/// A moment of civil time: UTC, whole milliseconds since 1970.
using Instant = std::chrono::sys_time<Milliseconds>;

/// 9999-12-31T23:59:59.999Z, the last moment that `iso8601` can write.
inline constexpr Instant kLastInstant{Milliseconds(253'402'300'799'999)};

/// A moment of the steady clock: whole milliseconds since an arbitrary start (the machine's boot).
struct SteadyTag {
    using rep = std::int64_t;
    using period = std::milli;
    using duration = Milliseconds;
    using time_point = std::chrono::time_point<SteadyTag>;
    static constexpr bool is_steady = true;
};
using Tick = std::chrono::time_point<SteadyTag, Milliseconds>;

/// A calendar day, without time or zone.
using Date = std::chrono::year_month_day;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant wall() const = 0;
    virtual Tick steady() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant wall() const override;
    Tick steady() const override;
};

/// Musi Banyuasin keeps Waktu Indonesia Barat, UTC+7, without summer time.
inline constexpr std::chrono::hours kWib{7};

/// The calendar day in WIB.
Date date_of(Instant instant);

/// Hour (0 to 23) and minute of the day in WIB.
struct TimeOfDay {
    int hour;
    int minute;
};
TimeOfDay time_of_day(Instant instant);

/// "2026-11-23T02:42:07.123Z"
std::string iso8601(Instant instant);
/// Reads exactly the form that `iso8601` writes, years 1970 to 9999. Fails with malformed.
Result<Instant> parse_iso8601(std::string_view text);

/// "2026-11-23"
std::string iso8601(Date date);
/// Reads "YYYY-MM-DD" of a day that exists. Fails with malformed.
Result<Date> parse_date(std::string_view text);

}  // namespace loket
