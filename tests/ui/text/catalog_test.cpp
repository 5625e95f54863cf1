#include "ui/text/catalog.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::ui;
using namespace std::chrono;

namespace {

const Catalog& indonesian() { return Catalog::of(Language::indonesian); }
const Catalog& english() { return Catalog::of(Language::english); }
const Catalog& malay() { return Catalog::of(Language::malay); }

/// 23 November 2026, 09.42.07 in WIB.
const Instant kMonday = parse_iso8601("2026-11-23T02:42:07.123Z").value();
constexpr Date kDue{year(2026), November, day(30)};

}  // namespace

TEST_CASE("A resident reads dates, times and numbers the way they are written in the language chosen") {
    CHECK(indonesian().long_date(kDue) == "Senin, 30 November 2026");
    CHECK(english().long_date(kDue) == "Monday, 30 November 2026");
    CHECK(malay().long_date(kDue) == "Senen, 30 November 2026");
    CHECK(indonesian().short_date(kDue) == "30 Nov 2026");
    CHECK(indonesian().short_date(Date{year(2026), August, day(2)}) == "2 Agu 2026");
    CHECK(english().short_date(Date{year(2026), August, day(2)}) == "2 Aug 2026");
    CHECK(malay().short_date(Date{year(2026), August, day(2)}) == "2 Agu 2026");
    CHECK(indonesian().short_moment(kMonday) == "Sen 23 Nov, 09.42");
    CHECK(english().short_moment(kMonday) == "Mon 23 Nov, 09:42");
    CHECK(malay().short_moment(kMonday + std::chrono::hours(48)) == "Reb 25 Nov, 09.42");
    CHECK(indonesian().time(kMonday) == "09.42");
    CHECK(english().time(kMonday) == "09:42");
    CHECK(malay().time(kMonday) == "09.42");
}

TEST_CASE("Thousands are parted as the language parts them") {
    struct Row {
        std::int64_t value;
        const char* indonesian;
        const char* english;
    };
    for (const auto& row :
         {Row{0, "0", "0"}, Row{999, "999", "999"}, Row{1000, "1.000", "1,000"}, Row{10'000, "10.000", "10,000"},
          Row{1'234'567, "1.234.567", "1,234,567"}, Row{-999, "-999", "-999"}, Row{-1000, "-1.000", "-1,000"}}) {
        CHECK(indonesian().number(row.value) == row.indonesian);
        CHECK(english().number(row.value) == row.english);
        CHECK(malay().number(row.value) == row.indonesian);
    }
}

TEST_CASE("Just after midnight in Sekayu the date is already that of the new day") {
    const auto instant = parse_iso8601("2026-11-22T17:05:00.000Z").value();
    CHECK(indonesian().short_moment(instant) == "Sen 23 Nov, 00.05");
}

TEST_CASE("Words are found by their key, and a missing key shows itself") {
    CHECK(indonesian()["next"] == "Lanjut");
    CHECK(english()["next"] == "Next");
    CHECK(malay()["back"] == "Balek");
    CHECK(indonesian()["no.such.key"] == "no.such.key");
    CHECK(indonesian()[""] == "");
}

TEST_CASE("One of a thing is told in the singular where a language has one") {
    CHECK(english().counted("due.working_days", 1, "days") == "1 working day after receipt");
    CHECK(english().counted("due.working_days", 14, "days") == "14 working days after receipt");
    CHECK(english().counted("filed.countdown", 0, "seconds") == "The screen returns to the start in 0 seconds");
    CHECK(english().counted("problem.too_long", 10'000, "limit") == "Too long, at most 10,000 characters");
    CHECK(indonesian().counted("due.working_days", 1, "days") == "1 hari kerja sejak diterima");
    CHECK(indonesian().counted("due.working_days", 14, "days") == "14 hari kerja sejak diterima");
    CHECK(malay().counted("due.working_days", 1, "days") == "1 hari kerjo sejak diterimo");
    // What depends on no count has one form for all.
    CHECK(english().counted("problem.too_many", 3, "limit") == "Too many, at most 3");
    CHECK(english()["due.working_days"] == "{days} working day after receipt");
    CHECK(english().counted("no.such.key", 2, "days") == "no.such.key");
}

TEST_CASE("Values are filled in where their names stand, and what nobody fills stays visible") {
    CHECK(indonesian().fill("story.count", {{"limit", "10.000"}, {"count", "128"}}) == "128 dari 10.000 huruf");
    CHECK(indonesian().fill("story.count", {{"count", "{limit}"}}) == "{limit} dari {limit} huruf");
    CHECK(indonesian().fill("no { brace", {{"x", "1"}}) == "no { brace");
    CHECK(indonesian().fill("no } brace {x}", {{"x", "1"}}) == "no } brace 1");
}
