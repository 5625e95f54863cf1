#include "kiosk/report/calendar.hpp"

#include <doctest/doctest.h>

using namespace loket;

namespace {

std::string due(std::string_view start, int days) {
    const auto date = Calendar::built_in().after(*parse_date(start), days);
    return date ? iso8601(*date) : "no date";
}

}  // namespace

TEST_CASE("A resident is promised an answer on a working day") {
    struct Row {
        std::string captured;
        int days;
        std::string answer;
    };
    for (const Row& row : {
             Row{"2026-11-23", 14, "2026-12-11"},  // Monday; two week-ends between
             Row{"2026-11-23", 5, "2026-11-30"},
             Row{"2026-11-28", 1, "2026-11-30"},  // captured on a Saturday
             Row{"2026-03-17", 1, "2026-03-25"},  // Nyepi, Idul Fitri, their leave and a week-end
             Row{"2026-05-13", 1, "2026-05-18"},  // Ascension, its leave, a week-end
             Row{"2026-12-23", 1, "2026-12-28"},  // Christmas, its leave, a week-end
             Row{"2026-12-11", 11, "2026-12-30"},
             Row{"2026-12-11", 12, "2026-12-31"},
             Row{"2026-12-11", 13, "no date"},
             Row{"2026-12-31", 1, "no date"},
             Row{"2026-12-31", 0, "2026-12-31"},
             Row{"2025-12-31", 1, "no date"},  // the holidays of 2025 are not known
             Row{"2027-01-04", 0, "no date"},
         }) {
        CAPTURE(row.captured);
        CAPTURE(row.days);
        CHECK(due(row.captured, row.days) == row.answer);
    }
}

TEST_CASE("The year 2026 has 240 working days") {
    int working_days = 0;
    for (auto day = std::chrono::sys_days(*parse_date("2026-01-01")); Date(day).year() == std::chrono::year(2026);
         day += std::chrono::days(1)) {
        working_days += Calendar::built_in().is_working_day(Date(day));
    }
    CHECK(working_days == 240);
}

TEST_CASE("An information request is answered sooner than a complaint") {
    CHECK(answer_due_in_working_days(Kind::permintaan_informasi) == 5);
    CHECK(answer_due_in_working_days(Kind::pengaduan) == 14);
    CHECK(answer_due_in_working_days(Kind::aspirasi) == 14);
}

TEST_CASE("A calendar covers the whole years that it names, and only without a gap") {
    const auto two_years =
        Calendar::parse("date,kind,name\n2027-05-01,national,Hari Buruh\n2026-12-25,national,Natal\n");
    REQUIRE(two_years.has_value());
    CHECK(iso8601(*two_years->after(*parse_date("2026-12-24"), 1)) == "2026-12-28");
    CHECK(iso8601(*two_years->after(*parse_date("2026-12-31"), 1)) == "2027-01-01");

    for (const char* wrong : {
             "",
             "date,kind,name\n",
             "2026-01-01,national,Tahun Baru\n",
             "date,kind,name\n2026-02-30,national,Tahun Baru\n",
             "date,kind,name\n2026-01-01,market day,Pasar\n",
             "date,kind,name\n2026-01-01,national\n",
             "date,kind,name\n2026-01-01,national,A\n2028-01-01,national,B\n",
         }) {
        CAPTURE(wrong);
        REQUIRE_FALSE(Calendar::parse(wrong).has_value());
        CHECK(Calendar::parse(wrong).error().fault == Fault::malformed);
    }
}
