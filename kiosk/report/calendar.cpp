#include "kiosk/report/calendar.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "kiosk/report/csv.hpp"
#include "kiosk/report/tables.hpp"

namespace loket {

using namespace std::chrono;

const Calendar& Calendar::built_in() {
    static const Calendar calendar = [] {
        auto read = parse(holidays_csv());
        assert(read.has_value());
        return *std::move(read);
    }();
    return calendar;
}

Result<Calendar> Calendar::parse(std::string_view csv) {
    const auto rows = TRY(parse_csv(csv, {"date", "kind", "name"}));
    Calendar calendar;
    std::set<year> years;
    for (const auto& row : rows) {
        const Date date = TRY(parse_date(row[0]));
        if (row[1] != "national" && row[1] != "collective") return fail(Fault::malformed, "an unknown kind of holiday");
        calendar.holidays_.push_back(date);
        years.insert(date.year());
    }
    if (years.empty()) return fail(Fault::malformed, "no year is covered");
    const year first = *years.begin();
    const year last = *years.rbegin();
    // A year without a single holiday is a forgotten one: dates in it would be promised too early.
    if (last - first != std::chrono::years(years.size() - 1)) return fail(Fault::malformed, "a year is left out");
    std::ranges::sort(calendar.holidays_);
    calendar.first_day_ = first / January / 1;
    calendar.last_day_ = last / December / 31;
    return calendar;
}

bool Calendar::is_working_day(Date date) const {
    assert(date.ok() && first_day_ <= date && date <= last_day_);
    const weekday day{sys_days(date)};
    return day != Saturday && day != Sunday && !std::ranges::binary_search(holidays_, date);
}

std::optional<Date> Calendar::after(Date start, int days) const {
    assert(start.ok() && days >= 0);
    if (start < first_day_ || start > last_day_) return std::nullopt;
    Date date = start;
    for (int left = days; left > 0;) {
        date = sys_days(date) + std::chrono::days(1);
        if (date > last_day_) return std::nullopt;
        if (is_working_day(date)) --left;
    }
    return date;
}

int answer_due_in_working_days(Kind kind) { return kind == Kind::permintaan_informasi ? 5 : 14; }

}  // namespace loket
