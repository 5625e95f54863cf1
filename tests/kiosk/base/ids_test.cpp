#include "kiosk/base/ids.hpp"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;

TEST_CASE("An id carries its capture time in front, so ids sort by time") {
    test::ManualClock clock;
    test::SeededEntropy entropy;
    const ReportId first = make_report_id(clock.wall(), entropy);
    clock.advance(Milliseconds(1));
    const ReportId second = make_report_id(clock.wall(), entropy);
    CHECK(first < second);
    CHECK(first.text() < second.text());
    CHECK(first.text().substr(14, 1) == "7");
    CHECK(capture_time(second) == clock.wall());
    CHECK(capture_time(make_report_id(Instant(Milliseconds(-1)), entropy)) == Instant{});
    CHECK(capture_time(make_report_id(kLastInstant + Milliseconds(1), entropy)) == kLastInstant);
}

TEST_CASE("An id survives being written and read, and nothing else is an id") {
    test::SeededEntropy entropy;
    const ReportId id = make_report_id(test::ManualClock().wall(), entropy);
    CHECK(parse_report_id(id.text()) == id);
    CHECK_FALSE(parse_report_id("").has_value());
    CHECK_FALSE(parse_report_id(id.text() + "0").has_value());
    CHECK_FALSE(parse_report_id("0193573e-1a2b-4c3d-8e4f-5a6b7c8d9e0f").has_value());
    CHECK_FALSE(parse_report_id("0193573e11a2b-7c3d-8e4f-5a6b7c8d9e0f").has_value());
}
