#include "kiosk/base/clock.hpp"

#include <fmt/format.h>

namespace loket {
namespace {

/// A fixed-width run of decimal digits, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

Instant SystemClock::wall() const {
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

Tick SystemClock::steady() const {
    const auto since_boot = std::chrono::steady_clock::now().time_since_epoch();
    return Tick(std::chrono::floor<Milliseconds>(since_boot));
}

Date date_of(Instant instant) {
    return Date(std::chrono::floor<std::chrono::days>(instant + kWib));
}

TimeOfDay time_of_day(Instant instant) {
    const auto local = instant + kWib;
    const auto minutes =
        std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local)).count();
    return {static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)};
}

std::string iso8601(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const auto ms = (instant - day).count();
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso8601(Date(day)), ms / 3'600'000, ms / 60'000 % 60,
                       ms / 1000 % 60, ms % 1000);
}

Result<Instant> parse_iso8601(std::string_view text) {
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const int ms = digits(text, 20, 3);
    const bool shaped = text.size() == 24 && text[10] == 'T' && text[13] == ':' && text[16] == ':' &&
                        text[19] == '.' && text[23] == 'Z';
    if (!shaped || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || ms < 0) {
        return fail(Fault::malformed, "not a UTC time like 2026-11-23T02:42:07.123Z");
    }
    const Date date = TRY(parse_date(text.substr(0, 10)));
    if (int(date.year()) < 1970) return fail(Fault::malformed, "a time before 1970");
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second) + Milliseconds(ms);
}

std::string iso8601(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

Result<Date> parse_date(std::string_view text) {
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || year < 0 || month < 0 || day < 0) {
        return fail(Fault::malformed, "not a date like 2026-11-23");
    }
    const Date date{std::chrono::year{year}, std::chrono::month{unsigned(month)}, std::chrono::day{unsigned(day)}};
    if (!date.ok()) return fail(Fault::malformed, "a day that does not exist");
    return date;
}

}  // namespace loket
