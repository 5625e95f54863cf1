// Reads the small tables that ship with the program: comma-separated fields, one row a line, under a head line that
// names the columns. A field may stand in double quotes; a quote inside a field does not occur in our tables and is
// refused, which lets every field be a view into the text instead of a copy.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket {

/// No table of ours is near this; more is not one.
inline constexpr std::size_t kCsvMaximum = 256 * 1024;

using CsvRow = std::vector<std::string_view>;

/// The rows below the head line, each with as many fields as `columns` names; they live as long as `text`. Empty lines
/// are skipped. Fails with too_large beyond kCsvMaximum bytes, with malformed for another head line, a row of another
/// width, or a stray quote; the error's `where` is the line.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::initializer_list<std::string_view> columns);

}  // namespace loket
