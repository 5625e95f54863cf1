// How things are written on paper: dates and moments in Indonesian, and what residents typed made fit for one line.
// Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"

namespace loket::printing {

/// "Senin, 14 Desember 2026". Requires a day that exists.
std::string long_date(Date date);
/// "23 Nov 2026 09.42 WIB"
std::string moment(Instant instant);

/// A text without line breaks, control characters and bidirectional controls, each run of white space a single space.
/// Bytes that are not UTF-8 come back as U+FFFD.
std::string one_line(std::string_view text);

/// The first words of a line, at most `limit` Unicode code points, with "…" where something was left out. A word that
/// is itself longer than `limit` is cut.
std::string first_words(std::string_view line, std::size_t limit);

}  // namespace loket::printing
