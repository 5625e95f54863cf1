#include "kiosk/report/csv.hpp"

#include <doctest/doctest.h>

#include <string>

#include "kiosk/report/tables.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;

namespace {

/// "[a|b][c|d]", or the error.
std::string read(std::string_view text) {
    const auto rows = parse_csv(text, {"a", "b"});
    if (!rows) return rows.error().text();
    std::string shown;
    for (const auto& row : *rows) shown.append("[").append(row[0]).append("|").append(row[1]).append("]");
    return shown;
}

}  // namespace

TEST_CASE("The clerk's tables are read with and without quotes") {
    struct Row {
        std::string text;
        std::string read;
    };
    for (const Row& row : {
             Row{"a,b\n1,2\n3,4\n", "[1|2][3|4]"},
             Row{"a,b\r\n1,2\r\n\r\n3,4", "[1|2][3|4]"},
             Row{"a,b\n\"Kayu Ara\",\"x, y\"\n", "[Kayu Ara|x, y]"},
             Row{"a,b\n,\n\"\",\n", "[|][|]"},
             Row{"a,b\n", ""},
             Row{"", "malformed: no head line"},
             Row{"b,a\n1,2\n", "malformed: other columns (line 1)"},
             Row{"a,b\n1\n", "malformed: a row of another width (line 2)"},
             Row{"a,b\n1,2,3\n", "malformed: a row of another width (line 2)"},
             Row{"a,b\n1,2\n\"1,2\n", "malformed: a stray quote (line 3)"},
             Row{"a,b\n\"1\"x,2\n", "malformed: a stray quote (line 2)"},
             Row{"a,b\n\"say \"\"no\"\"\",2\n", "malformed: a stray quote (line 2)"},
             Row{"a,b\n1,2\"\n", "malformed: a stray quote (line 2)"},
         }) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.read);
    }
    CHECK(read("a,b\n" + std::string(kCsvMaximum, ',')) == "too_large: a table beyond its bound");
}

TEST_CASE("A damaged table is refused or read, and never reached beyond") {
    test::SeededEntropy entropy(7);
    const std::string whole(wilayah_csv().substr(0, 600));
    for (int round = 0; round < 3'000; ++round) {
        std::array<std::uint8_t, 3> random;
        entropy.fill(random);
        std::string text = whole.substr(0, whole.size() - random[0]);
        text[random[1]] = "\",\n\r\0x"[random[2] % 6];
        const auto rows = parse_csv(text, {"kode", "nama", "level"});
        if (!rows) continue;
        for (const auto& row : *rows) CHECK(row.size() == 3);
    }
}
