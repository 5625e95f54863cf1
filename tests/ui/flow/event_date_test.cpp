#include "ui/flow/event_date.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::ui;

TEST_CASE("A date is grouped while its digits are typed") {
    struct Row {
        const char* typed;
        const char* grouped;
    };
    for (const auto& row : {Row{"", ""}, Row{"2", "2"}, Row{"23", "23"}, Row{"231", "23/1"}, Row{"2311", "23/11"},
                            Row{"23112", "23/11/2"}, Row{"23112026", "23/11/2026"}, Row{"231120269", "23/11/2026"},
                            Row{"23/11/", "23/11"}, Row{"abc", ""}}) {
        CHECK(grouped_date(row.typed) == row.grouped);
    }
}

TEST_CASE("Only whole dates of the calendar are read") {
    using namespace std::chrono;
    CHECK(parse_typed_date("23/11/2026") == Date{year(2026), November, day(23)});
    CHECK(parse_typed_date("29/02/2024") == Date{year(2024), February, day(29)});
    for (const auto* typed : {"", "23/11", "23/11/202", "29/02/2026", "31/11/2026", "00/11/2026", "23/13/2026"}) {
        CAPTURE(typed);
        CHECK_FALSE(parse_typed_date(typed).has_value());
    }
    CHECK(typed_form(Date{year(2026), March, day(5)}) == "05/03/2026");
}
