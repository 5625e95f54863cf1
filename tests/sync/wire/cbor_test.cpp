#include "sync/wire/cbor.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::sync;

namespace {

std::string written(std::uint64_t number) {
    cbor::Writer out;
    out.number(number);
    return hex(out.take());
}

}  // namespace

TEST_CASE("Numbers are written in the shortest form, as in RFC 8949 appendix A") {
    CHECK(written(0) == "00");
    CHECK(written(23) == "17");
    CHECK(written(24) == "1818");
    CHECK(written(100) == "1864");
    CHECK(written(1000) == "1903e8");
    CHECK(written(1'000'000) == "1a000f4240");
    CHECK(written(1'000'000'000'000) == "1b000000e8d4a51000");
    CHECK(written(18'446'744'073'709'551'615u) == "1bffffffffffffffff");
}

TEST_CASE("Whatever was written reads back, up to the border of each length") {
    for (const std::size_t size : {0, 1, 23, 24, 255, 256, 65'535, 65'536}) {
        cbor::Writer out;
        out.array(2);
        out.bytes(Bytes(size, 0xab));
        out.text("é");
        const Bytes bytes = out.take();
        cbor::Reader in(bytes);
        CHECK(in.array_of(2).has_value());
        CHECK(in.bytes(size)->size() == size);
        CHECK(in.text(2) == "é");
        CHECK(in.end().has_value());
    }
}

TEST_CASE("A stranger's number, string or array that is not exactly as agreed is turned away") {
    const auto number = [](const char* text) { return cbor::Reader(*parse_hex(text)).number(1000); };
    const auto bytes = [](const char* text) { return cbor::Reader(*parse_hex(text)).bytes(4); };
    const auto text = [](const char* hexed) { return cbor::Reader(*parse_hex(hexed)).text(4); };
    const auto array = [](const char* hexed) { return cbor::Reader(*parse_hex(hexed)).array(4); };

    CHECK(number("").error().text() == "malformed: cut off");
    CHECK(number("19").error().text() == "malformed: cut off");
    CHECK(number("1817").error().text() == "malformed: not in the shortest form");
    CHECK(number("1900ff").error().text() == "malformed: not in the shortest form");
    CHECK(number("1903e9").error().text() == "malformed: number out of range");
    CHECK(number("1c").error().text() == "malformed: indefinite or reserved length");
    CHECK(number("20").error().text() == "malformed: another kind of item than expected");
    CHECK(bytes("5f41614161ff").error().text() == "malformed: indefinite or reserved length");
    CHECK(bytes("446161").error().text() == "malformed: cut off");
    CHECK(bytes("456161616161").error().text() == "too_large: string over its bound");
    CHECK(bytes("5bffffffffffffffff").error().text() == "too_large: string over its bound");
    CHECK(text("61ff").error().text() == "malformed: text is not UTF-8");
    CHECK(array("9bffffffffffffffff").error().text() == "too_large: array over its bound");
    CHECK(array("9fff").error().text() == "malformed: indefinite or reserved length");
}
