// The working-day calendar: Saturdays, Sundays, national holidays and collective leave are no working days. It has a
// last day, because the decree for the next year comes late: past it no date may be promised, only a number of days.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/report/topic.hpp"

namespace loket {

/// The built-in holidays of 2026 (SKB 3 Menteri 1497/2025, 2/2025, 5/2025).
class Calendar {
public:
    /// The calendar that ships with the program.
    static const Calendar& built_in();
    /// Rows `date,kind,name` under a head line; it covers the whole years that it names. Fails with malformed.
    static Result<Calendar> parse(std::string_view csv);

    /// Requires a date within the covered years.
    bool is_working_day(Date date) const;
    /// The day that is `days` working days after `start` (start itself does not count); nothing when that lies past
    /// the calendar's last day.
    std::optional<Date> after(Date start, int days) const;

private:
    std::vector<Date> holidays_;  // sorted
    Date first_day_;
    Date last_day_;
};

/// Within how many working days an answer is due, by kind of report: 5 for an information request, 14 for a complaint
/// or an aspiration (Permenpan RB 62/2018; its successor PermenPANRB 5/2025 was not at hand). Counted from capture.
int answer_due_in_working_days(Kind kind);

}  // namespace loket
