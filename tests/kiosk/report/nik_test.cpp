#include "kiosk/report/nik.hpp"

#include <doctest/doctest.h>

using namespace loket;

namespace {

const Date kToday = *parse_date("2026-11-23");

std::string check(std::string_view nik, Date today = kToday) {
    const auto problem = check_nik(nik, today);
    if (!problem) return "good";
    switch (*problem) {
        case NikProblem::not_16_digits: return "not_16_digits";
        case NikProblem::no_such_date: return "no_such_date";
        case NikProblem::zero_serial: return "zero_serial";
    }
    return {};
}

}  // namespace

TEST_CASE("A resident's NIK is checked as far as it can be") {
    struct Row {
        std::string nik;
        std::string found;
    };
    for (const Row& row : {
             Row{"1606011501800001", "good"},
             Row{"1606015501800001", "good"},  // a woman born on the 15th
             Row{"1606017112990001", "good"},  // a woman born on the 31st
             Row{"1606012311260001", "good"},  // born today
             Row{"1606012411260001", "good"},  // 100 years old tomorrow
             Row{"1606012902000001", "good"},  // 29 February 2000
             Row{"1606016902960001", "good"},  // 29 February 1996, a woman
             Row{"1606012902010001", "no_such_date"},
             Row{"1606012902260001", "no_such_date"},  // neither 2026 nor 1926
             Row{"1606010001800001", "no_such_date"},
             Row{"1606013201800001", "no_such_date"},
             Row{"1606014001800001", "no_such_date"},  // 40: neither a man's day nor a woman's
             Row{"1606017201800001", "no_such_date"},
             Row{"1606013104800001", "no_such_date"},
             Row{"1606011500800001", "no_such_date"},
             Row{"1606011513800001", "no_such_date"},
             Row{"1606011501800000", "zero_serial"},
             Row{"9999991501800001", "good"},  // an unknown area is only a warning
             Row{"", "not_16_digits"},
             Row{"160601150180001", "not_16_digits"},
             Row{"16060115018000011", "not_16_digits"},
             Row{"160601150180000O", "not_16_digits"},
             Row{"1606 01150180001", "not_16_digits"},
         }) {
        CAPTURE(row.nik);
        CHECK(check(row.nik) == row.found);
    }
}

TEST_CASE("A resident born on the leap day of 2000 is believed even when the clock has lost its battery") {
    CHECK(check("1606011501800001", *parse_date("1970-01-01")) == "good");
    CHECK(check("1606012902000001", *parse_date("2000-02-29")) == "good");
    CHECK(check("1606012902000001", *parse_date("2000-02-28")) == "no_such_date");  // 1900 was no leap year
}

TEST_CASE("An NIK of another province is only a reason to look twice") {
    CHECK(is_nik_area_familiar("1606011501800001"));
    CHECK(is_nik_area_familiar("1671011501800001"));
    CHECK_FALSE(is_nik_area_familiar("3174011501800001"));
    CHECK_FALSE(is_nik_area_familiar(""));
}

TEST_CASE("A receipt shows neither birth date nor whole phone number") {
    CHECK(mask_nik("1606011501800001") == "160601XXXXXX0001");
    CHECK(mask_nik("160601150180001") == "XXXXXXXXXXXXXXX");
    CHECK(mask_nik("16060115018000OI") == "XXXXXXXXXXXXXXXX");
    CHECK(mask_nik("") == "");
    CHECK(mask_phone("081200000001") == "0812XXXX0001");
    CHECK(mask_phone("+6281200000001") == "+628XXXX000001");
    CHECK(mask_phone("081200000") == "0812XXXX0");
    CHECK(mask_phone("08120000") == "XXXXXXXX");
}

TEST_CASE("An NIK that a resident wrote into the story is masked wherever it leaves the report") {
    struct Row {
        std::string text;
        std::string masked;
    };
    for (const Row& row : {
             Row{"NIK saya 1606011501800001.", "NIK saya 160601XXXXXX0001."},
             Row{"1606011501800001", "160601XXXXXX0001"},
             Row{"1606011501800001 dan 1606015501800002", "160601XXXXXX0001 dan 160601XXXXXX0002"},
             Row{"no.1606011501800001é", "no.160601XXXXXX0001é"},
             Row{"rekening 160601150180000123", "rekening 160601150180000123"},  // 18 digits
             Row{"HP 081200000001", "HP 081200000001"},
             Row{"", ""},
         }) {
        CAPTURE(row.text);
        CHECK(mask_niks_in(row.text) == row.masked);
        CHECK(holds_nik(row.text) == (std::string_view(row.text) != row.masked));
    }
}
