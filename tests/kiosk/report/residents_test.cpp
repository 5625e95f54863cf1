#include "tests/support/residents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "kiosk/report/nik.hpp"
#include "kiosk/report/region.hpp"
#include "kiosk/report/report.hpp"

using namespace loket;

TEST_CASE("Invented residents fill in everything rightly, so a report holds exactly what they typed") {
    for (const auto stories : {test::Stories::as_written, test::Stories::typed}) {
        for (const Draft& draft : test::make_residents(2'000, 42, stories)) {
            CAPTURE(draft.story);
            const auto report = validate(draft, test::kResidentsDay);
            REQUIRE_MESSAGE(report.has_value(), text_of(report.error()));
            CHECK(report->content() == draft);
            CHECK(report_from_json(to_json(*report), test::kResidentsDay) == *report);
        }
    }
}

TEST_CASE("The same seed brings the same residents, another one others") {
    CHECK(test::make_residents(50, 1) == test::make_residents(50, 1));
    CHECK(test::make_residents(50, 1) != test::make_residents(50, 2));
    const auto more = test::make_residents(60, 1);
    CHECK(std::vector<Draft>(more.begin(), more.begin() + 50) == test::make_residents(50, 1));
}

TEST_CASE("What a resident types fits the on-screen keyboard") {
    for (const Draft& draft : test::make_residents(2'000, 7, test::Stories::typed)) {
        CAPTURE(draft.story);
        CHECK(draft.story.size() >= 30);
        CHECK(draft.story.size() <= 140);
        const bool can_be_typed = std::ranges::all_of(draft.story, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   std::string_view(" .,-/?!@():'\n").find(c) != std::string_view::npos;
        });
        CHECK(can_be_typed);
    }
}

TEST_CASE("Residents are as varied as those of a regency") {
    const auto residents = test::make_residents(4'000, 3);
    std::set<std::string> kecamatan_seen, topics_seen, stories_seen;
    std::vector<std::size_t> lengths;
    std::size_t with_nik = 0, not_ascii = 0, broken = 0;
    for (const Draft& draft : residents) {
        kecamatan_seen.insert(std::string(kecamatan_code_of(draft.village)));
        topics_seen.insert(draft.topic);
        stories_seen.insert(draft.story);
        lengths.push_back(*count_characters(draft.story));
        with_nik += holds_nik(draft.story);
        not_ascii += std::ranges::any_of(draft.story, [](char c) { return std::uint8_t(c) >= 0x80; });
        broken += draft.story.find('\n') != std::string::npos;
    }
    std::ranges::sort(lengths);
    CHECK(kecamatan_seen.size() == 15 + 1);  // and none at all
    CHECK(topics_seen.size() == 13);
    CHECK(stories_seen.size() > 3'700);
    CHECK(lengths.front() >= kStoryMinimum);
    CHECK((lengths[2'000] > 170 && lengths[2'000] < 240));
    CHECK(lengths[3'600] > 500);
    CHECK(lengths.back() > 1'500);
    CHECK(lengths.back() <= 8'500);
    CHECK((with_nik > 60 && with_nik < 200));
    CHECK((not_ascii > 200 && not_ascii < 480));
    CHECK(broken > 40);
}
