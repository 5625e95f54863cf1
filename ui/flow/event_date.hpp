// The date of an event as digits are typed: grouped while it grows, read when it is whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"

namespace loket::ui {

/// Digits of a whole date, "23112026".
inline constexpr std::size_t kDateDigits = 8;

/// Any digits in a text, the first eight of them, grouped as far as they go: "2311" gives "23/11".
std::string grouped_date(std::string_view typed);
/// Reads "23/11/2026"; nothing for an incomplete one or a day that does not exist.
std::optional<Date> parse_typed_date(std::string_view typed);
/// "23/11/2026"
std::string typed_form(Date date);

}  // namespace loket::ui
