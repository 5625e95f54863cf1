#include "kiosk/report/report.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace loket;

namespace {

const Date kToday = *parse_date("2026-11-23");

Draft good_draft() {
    Draft draft;
    draft.topic = "road";
    draft.story = "Jalan ke pasar putus, motor dak pacak lewat.";
    draft.village = "16.06.01.2001";
    draft.place_detail = "dekat SD Negeri 2";
    draft.event_date = *parse_date("2026-11-20");
    draft.identity = Identity::open;
    draft.person = {"Siti Aminah", "1606015501800001", "Jl. Merdeka 1", "081200000001"};
    draft.consent = Consent{"2026-01", *parse_iso8601("2026-11-23T02:42:07.123Z")};
    return draft;
}

std::string problems_after(const std::function<void(Draft&)>& change) {
    Draft draft = good_draft();
    change(draft);
    const auto report = validate(draft, kToday);
    return report ? "good" : text_of(report.error());
}

std::string times(std::size_t count, std::string_view text) {
    std::string repeated;
    for (std::size_t i = 0; i < count; ++i) repeated += text;
    return repeated;
}

}  // namespace

TEST_CASE("A resident who filled in everything has a report") {
    const auto report = validate(good_draft(), kToday);
    REQUIRE(report.has_value());
    CHECK(report->content() == good_draft());
}

TEST_CASE("A resident who filled in nothing is told of each missing thing in the order of the screens") {
    CHECK(text_of(validate(Draft{}, kToday).error()) ==
          "story: missing\nvillage: missing\nidentity: missing\nconsent: missing");
}

TEST_CASE("Everything wrong is told at once, in the order of the screens") {
    Draft draft;
    draft.topic = "ghosts";
    draft.story = "rusak";
    draft.village = "16.06.99.2001";
    draft.place_detail = times(201, "x");
    draft.event_date = *parse_date("2026-11-24");
    draft.identity = Identity::anonymous;
    draft.person = {times(101, "x"), "1606013202800001", times(201, "x"), "0812"};
    CHECK(text_of(validate(draft, kToday).error()) ==
          "topic: unknown_topic\n"
          "story: too_short (10)\n"
          "village: unknown_village\n"
          "place_detail: too_long (200)\n"
          "event_date: in_future\n"
          "name: too_long (100)\n"
          "nik: nik_no_such_date\n"
          "address: too_long (200)\n"
          "phone: phone_malformed\n"
          "consent: missing");
}

TEST_CASE("Each thing that a resident can get wrong is named beside its field") {
    struct Row {
        std::function<void(Draft&)> change;
        std::string problems;
    };
    const std::vector<Row> rows{
        {[](Draft& d) { d.topic = "Road"; }, "topic: unknown_topic"},
        {[](Draft& d) { d.story = " \n\t "; }, "story: missing"},
        {[](Draft& d) { d.story = "   123456789   "; }, "story: too_short (10)"},
        {[](Draft& d) { d.story = "1234567890"; }, "good"},
        {[](Draft& d) { d.story = times(9, "🙏"); }, "story: too_short (10)"},
        {[](Draft& d) { d.story = times(10'000, "🙏"); }, "good"},
        {[](Draft& d) { d.story = times(10'001, "x"); }, "story: too_long (10000)"},
        {[](Draft& d) { d.story = "jalan rusak \xe9 sekali"; }, "story: not_utf8"},
        {[](Draft& d) { d.story = "jalan\x1b[2J rusak"; }, "story: control_character"},
        {[](Draft& d) { d.story = "jalan rusak\u2028parah"; }, "story: control_character"},
        {[](Draft& d) { d.story = std::string("jalan\0rusak", 11); }, "story: control_character"},
        {[](Draft& d) { d.story = "jalan rusak\n\tdan becek"; }, "good"},
        {[](Draft& d) { d.village = ""; }, "village: missing"},
        {[](Draft& d) { d.village = "16.06.01"; }, "village: unknown_village"},
        {[](Draft& d) { d.village = "Sukarami"; }, "village: unknown_village"},
        {[](Draft& d) { d.village = "", d.kind = Kind::permintaan_informasi; }, "good"},
        {[](Draft& d) { d.village = "x", d.kind = Kind::permintaan_informasi; }, "village: unknown_village"},
        {[](Draft& d) { d.place_detail = ""; }, "good"},
        {[](Draft& d) { d.place_detail = "\xff"; }, "place_detail: not_utf8"},
        {[](Draft& d) { d.event_date = std::nullopt; }, "good"},
        {[](Draft& d) { d.event_date = kToday; }, "good"},
        {[](Draft& d) { d.event_date = *parse_date("1945-01-01"); }, "good"},
        {[](Draft& d) { d.event_date = *parse_date("1944-12-31"); }, "event_date: too_old (1945)"},
        {[](Draft& d) { d.event_date = *parse_date("2026-11-24"); }, "event_date: in_future"},
        {[](Draft& d) { d.event_date = Date(kToday.year(), std::chrono::February, std::chrono::day(30)); },
         "event_date: no_such_date"},
        {[](Draft& d) { d.identity = std::nullopt; }, "identity: missing"},
        {[](Draft& d) { d.person.name = " "; }, "name: missing"},
        {[](Draft& d) { d.person.name = "", d.identity = Identity::anonymous; }, "name: missing"},
        {[](Draft& d) { d.person = {}, d.identity = Identity::none; }, "good"},
        {[](Draft& d) { d.person.name = "Siti\x07"; }, "name: control_character"},
        {[](Draft& d) { d.person.nik = ""; }, "good"},
        {[](Draft& d) { d.person.nik = "1606015501800000"; }, "nik: nik_zero_serial"},
        {[](Draft& d) { d.person.nik = "160601550180001"; }, "nik: nik_not_16_digits"},
        {[](Draft& d) { d.person.nik = "1606013202800001"; }, "nik: nik_no_such_date"},
        {[](Draft& d) { d.person.address = ""; }, "good"},
        {[](Draft& d) { d.person.phone = ""; }, "good"},
        {[](Draft& d) { d.person.phone = "+6281200000001"; }, "good"},
        {[](Draft& d) { d.person.phone = "071112345"; }, "good"},
        {[](Draft& d) { d.person.phone = "07111234"; }, "phone: phone_malformed"},
        {[](Draft& d) { d.person.phone = "1234567890123456"; }, "phone: phone_malformed"},
        {[](Draft& d) { d.person.phone = "0812+0000001"; }, "phone: phone_malformed"},
        {[](Draft& d) { d.person.phone = "+"; }, "phone: phone_malformed"},
        {[](Draft& d) { d.consent = std::nullopt; }, "consent: missing"},
        {[](Draft& d) { d.consent->notice_version = ""; }, "consent: missing"},
        {[](Draft& d) { d.consent->notice_version = times(41, "1"); }, "consent: too_long (40)"},
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(i);
        CHECK(problems_after(rows[i].change) == rows[i].problems);
    }
}

TEST_CASE("What a resident typed loosely is kept in one form") {
    Draft draft = good_draft();
    draft.topic = "";
    draft.story = "\n  Jalan rusak parah.\nTolong diperbaiki.  \n";
    draft.place_detail = " dekat\nSD Negeri 2\t";
    draft.person = {"  Siti Aminah\n", "160601-550180 0001", "Jl. Merdeka 1\nRT 03", " 0812-0000.0001 "};
    const auto report = validate(draft, kToday);
    REQUIRE(report.has_value());
    CHECK(report->content().topic == "other");
    CHECK(report->content().story == "Jalan rusak parah.\nTolong diperbaiki.");
    CHECK(report->content().place_detail == "dekat SD Negeri 2");
    CHECK(report->content().person == Person{"Siti Aminah", "1606015501800001", "Jl. Merdeka 1 RT 03", "081200000001"});
    CHECK(validate(report->content(), kToday) == report);
}

TEST_CASE("A resident who gives no identity leaves no person in the report, whatever was typed before") {
    Draft draft = good_draft();
    draft.identity = Identity::none;
    draft.person.nik = "nonsense";
    CHECK(validate(draft, kToday)->content().person == Person{});
}

TEST_CASE("A screen shows only the problems of its own fields") {
    CHECK(text_of(problems_of(Draft{}, kToday, {Field::village, Field::story})) == "story: missing\nvillage: missing");
    CHECK(problems_of(good_draft(), kToday, {Field::story}).empty());
    CHECK(problems_of(Draft{}, kToday, {}).empty());
}
