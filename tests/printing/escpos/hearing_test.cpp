#include "printing/escpos/hearing.hpp"

#include <doctest/doctest.h>

#include "printing/escpos/commands.hpp"
#include "printing/escpos/status.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::escpos;

namespace {

/// One line for each thing that was said.
std::string heard(const std::string& hex_bytes) {
    Hearing hearing;
    std::string text;
    for (const Said& said : hearing.hear(*parse_hex(hex_bytes))) text += text_of(said) + "\n";
    return text;
}

std::string reasons(Question question, std::uint8_t bits) {
    Status status;
    learn(status, question, {bits});
    std::string text;
    for (const std::string& reason : reasons_of(status)) text += (text.empty() ? "" : " ") + reason;
    return text;
}

}  // namespace

TEST_CASE("Answers are told apart by their fixed bits") {
    CHECK(heard("12") == "answer 12\n");
    CHECK(heard("14920f") == "");  // bit 7 stands in none
    CHECK(heard("1400000f") == "change 14 00 00 0f\n");
    CHECK(heard("372240404142004412") == "echo @@AB\nanswer 12\n");
    CHECK(heard("5f544d2d54383200") == "model TM-T82\n");
    CHECK(heard("1113ff0080") == "");  // flow control and noise
}

TEST_CASE("The digits in another host's echo are no status") {
    CHECK(heard("37223236323600") == "echo 2626\n");
    CHECK(heard("3732") == "answer 32\n");
    // A piece that got lost sets it free again.
    CHECK(heard("372232361216") == "answer 32\nanswer 36\nanswer 12\nanswer 16\n");
}

TEST_CASE("An answer behind half a change is heard") {
    CHECK(heard("100012") == "answer 12\n");
    CHECK(heard("10001000000f") == "change 10 00 00 0f\n");
    CHECK(heard("5f414212") == "answer 12\n");
}

TEST_CASE("A name without an end is given up") {
    std::string name = "5f";
    for (int i = 0; i < 80; ++i) name += "41";
    CHECK(heard(name + "00") == "model " + std::string(80, 'A') + "\n");
    CHECK(heard(name + "410012") == "answer 12\n");
}

TEST_CASE("The bits of a status are IPP's words") {
    CHECK(reasons(Question::printer, 0x12) == "");
    CHECK(reasons(Question::printer, 0x1A) == "offline-error");
    CHECK(reasons(Question::why_offline, 0x16) == "cover-open-error");
    CHECK(reasons(Question::which_error, 0x1A) == "cutter-jam-error");
    CHECK(reasons(Question::which_error, 0x32) == "other-error");
    CHECK(reasons(Question::which_error, 0x52) == "other-error");
    CHECK(reasons(Question::paper, 0x1E) == "media-low-warning");
    CHECK(reasons(Question::paper, 0x7E) == "media-empty-error media-low-warning");
    const Status status = status_of({{0x38, 0x00, 0x0F, 0x0F}});
    CHECK(status == Status{.is_offline = true, .is_cover_open = true, .is_paper_out = true, .is_paper_low = true});
}

TEST_CASE("A slip goes over in bands of 128 rows") {
    Raster raster{16, 130, Bytes(260, 0)};
    raster.bits[256] = 0xAB;
    CHECK(hex(band(raster, 128)) ==
          "1d763000"
          "0200"
          "0200"
          "ab000000");
    CHECK(band(raster, 0).size() == 8 + 256);
    CHECK(hex(feed_and_cut()) == "1d564200");
    CHECK(hex(ask(Question::paper)) == "100404");
}

TEST_CASE("A job's name in the echo has no letter that looks like an answer") {
    CHECK(ProcessId(0).text() == "@@@@");
    CHECK(ProcessId(0xFFFF).text() == "OOOO");
    CHECK(hex(echo_when_printed(ProcessId(427))) ==
          "1d284806003030"
          "40414a4b");
    for (int number = 0; number < 0x10000; ++number) {
        for (const char c : ProcessId(std::uint16_t(number)).text()) {
            if ((c & 0x10) != 0) FAIL("an answer has bit 4");
        }
    }
}
