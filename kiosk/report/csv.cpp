#include "kiosk/report/csv.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace loket {
namespace {

/// Takes the text up to `end` off the front of `rest`, and `end` itself with it.
std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    const auto taken = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return taken;
}

std::optional<CsvRow> fields_of(std::string_view line) {
    CsvRow fields;
    while (true) {
        if (!line.empty() && line.front() == '"') {
            const std::size_t close = line.find('"', 1);
            if (close == line.npos) return std::nullopt;
            fields.push_back(line.substr(1, close - 1));
            line.remove_prefix(close + 1);
        } else {
            const std::size_t end = std::min(line.find(','), line.size());
            fields.push_back(line.substr(0, end));
            if (fields.back().find('"') != std::string_view::npos) return std::nullopt;
            line.remove_prefix(end);
        }
        if (line.empty()) return fields;
        if (line.front() != ',') return std::nullopt;
        line.remove_prefix(1);
    }
}

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::initializer_list<std::string_view> columns) {
    if (text.size() > kCsvMaximum) return fail(Fault::too_large, "a table beyond its bound");
    std::vector<CsvRow> rows;
    bool is_head = true;
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto line = take_until(text, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        auto fields = fields_of(line);
        const auto where = [&] { return "line " + std::to_string(number); };
        if (!fields) return fail(Fault::malformed, "a stray quote", where());
        if (is_head) {
            if (!std::ranges::equal(*fields, columns)) return fail(Fault::malformed, "other columns", where());
            is_head = false;
        } else {
            if (fields->size() != columns.size()) return fail(Fault::malformed, "a row of another width", where());
            rows.push_back(std::move(*fields));
        }
    }
    if (is_head) return fail(Fault::malformed, "no head line");
    return rows;
}

}  // namespace loket
