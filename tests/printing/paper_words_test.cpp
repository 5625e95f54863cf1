#include "printing/paper_words.hpp"

#include <doctest/doctest.h>

#include "kiosk/report/report.hpp"

using namespace loket;
using namespace loket::printing;

TEST_CASE("A receipt's dates read as people in Muba write them") {
    CHECK(long_date(*parse_date("2026-12-14")) == "Senin, 14 Desember 2026");
    CHECK(long_date(*parse_date("2026-08-02")) == "Minggu, 2 Agustus 2026");
    CHECK(moment(*parse_iso8601("2026-11-23T02:42:00.000Z")) == "23 Nov 2026 09.42 WIB");
    CHECK(moment(*parse_iso8601("2026-08-31T17:05:59.999Z")) == "1 Sep 2026 00.05 WIB");
    CHECK(moment(*parse_iso8601("2026-08-01T05:05:00.000Z")) == "1 Agu 2026 12.05 WIB");
}

TEST_CASE("Whatever a resident typed becomes one plain line") {
    struct Row {
        const char* typed;
        const char* line;
    };
    const Row rows[] = {
        {"", ""},
        {"  \n\t ", ""},
        {" dua  kata\r\n", "dua kata"},
        {"a\x01"
         "b\x7f"
         "c",
         "a b c"},
        {"a\u2028b\u00A0c\u3000d", "a b c d"},
        {"nama \u202Etxet\u202C", "nama txet"},
        {"rusak \xff\xc3 ya", "rusak \uFFFD\uFFFD ya"},
        {"🚧 jalan 👩‍👧 مكسور", "🚧 jalan 👩‍👧 مكسور"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        CHECK(one_line(row.typed) == row.line);
    }
}

TEST_CASE("The first words of a story end where a word ends") {
    CHECK(first_words("jalan rusak", 11) == "jalan rusak");
    CHECK(first_words("jalan rusak parah", 11) == "jalan rusak …");
    CHECK(first_words("jalan rusak parah", 12) == "jalan rusak …");
    CHECK(first_words("jalan rusak parah", 14) == "jalan rusak …");
    CHECK(first_words("jaaaaaaalan", 4) == "jaaa …");
    CHECK(first_words("🚧🚧🚧", 2) == "🚧🚧 …");
    CHECK(first_words("", 5) == "");
}
