#include "printing/escpos/unit.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::printing::escpos;

TEST_CASE("A unit's address says where it is and what it can do, and nothing that was not asked") {
    const auto bare = parse_unit("loket-escpos://192.168.1.40/");
    REQUIRE(bare.has_value());
    CHECK(*bare == Unit{NetworkPlace{"192.168.1.40", 9100}, {}, 576});
    CHECK(text_of(*bare) == "loket-escpos://192.168.1.40:9100/?status=no&changes=no&echo=no&low=no&width=576");

    const Unit cable{FilePlace{"/dev/usb/lp0"}, {Can::yes, Can::no, Can::yes, Can::no}, 384};
    CHECK(text_of(cable) == "loket-escpos:///dev/usb/lp0?status=yes&changes=no&echo=yes&low=no&width=384");
    CHECK(parse_unit(text_of(cable)) == cable);
}

TEST_CASE("An address that is none is told, not guessed") {
    for (const char* wrong : {"",
                              "loket-escpos",
                              "loket-escpos:",
                              "loket-escpos://",
                              "socket://1.2.3.4/",
                              "loket-escpos://printer.local/",
                              "loket-escpos://1.2.3/",
                              "loket-escpos://1.2.3.4.5/",
                              "loket-escpos://1.2.3.256/",
                              "loket-escpos://1.2.3./",
                              "loket-escpos://1.2.3.4:0/",
                              "loket-escpos://1.2.3.4:x/",
                              "loket-escpos://1.2.3.4/dev",
                              "loket-escpos:///etc/passwd",
                              "loket-escpos:///dev/../etc/passwd",
                              "loket-escpos:///dev/a b",
                              "loket-escpos://1.2.3.4/?",
                              "loket-escpos://1.2.3.4/?status",
                              "loket-escpos://1.2.3.4/?status=maybe",
                              "loket-escpos://1.2.3.4/?colour=yes",
                              "loket-escpos://1.2.3.4/?width=570",
                              "loket-escpos://1.2.3.4/?width=0",
                              "loket-escpos://1.2.3.4/?width=99999",
                              "loket-escpos://1.2.3.4/?status=yes&"}) {
        CAPTURE(wrong);
        const auto unit = parse_unit(wrong);
        REQUIRE(!unit.has_value());
        CHECK(unit.error().fault == Fault::malformed);
    }
}
