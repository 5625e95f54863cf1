#include "kiosk/base/clock.hpp"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.hpp"

using namespace loket;

TEST_CASE("A UTC time survives being written and read") {
    const Instant at = test::ManualClock().wall() + Milliseconds(7'123);
    CHECK(iso8601(at) == "2026-11-23T02:42:07.123Z");
    CHECK(parse_iso8601(iso8601(at)) == at);
}

TEST_CASE("Only real times in the one written form are read") {
    for (const char* wrong : {"", "2026-11-23", "2026-11-23T02:42:07Z", "2026-11-23T24:00:00.000Z", "2026-02-30T00:00:00.000Z",
                              "2026-11-23T02:42:07.123+", "2026-11-23 02:42:07.123Z", "1969-12-31T23:59:59.999Z"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_iso8601(wrong).has_value());
    }
}

TEST_CASE("The day and the time on a receipt are those of the office, not of Greenwich") {
    const Instant at = *parse_iso8601("2026-11-23T17:30:00.000Z");
    CHECK(iso8601(date_of(at)) == "2026-11-24");
    CHECK(time_of_day(at).hour == 0);
    CHECK(time_of_day(at).minute == 30);
}

TEST_CASE("A day that does not exist is not read") {
    CHECK_FALSE(parse_date("2026-02-29").has_value());
    CHECK_FALSE(parse_date("2026-2-9").has_value());
    CHECK(iso8601(*parse_date("2028-02-29")) == "2028-02-29");
}
