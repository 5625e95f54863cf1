#include "kiosk/app/admin_printer.hpp"

#include <doctest/doctest.h>

#include "tests/support/printer_on_port.hpp"

using namespace loket;
using namespace loket::kiosk;
using loket::test::PrinterOnPort;
using loket::test::ReceiptPrinter;

namespace {

Finding probed(const PrinterOnPort& printer, provisioning::Paper paper = provisioning::Paper::roll_80mm) {
    const auto finding = probe_printer({"127.0.0.1:" + std::to_string(printer.port()), paper}, SystemClock());
    REQUIRE(finding.has_value());
    return *finding;
}

std::string address_in(const std::string& text) {
    const std::size_t begin = text.find("address   ") + 10;
    return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("A technician learns what a unit can do, and the one line that says it") {
    PrinterOnPort printer;
    const std::string address = "loket-escpos://127.0.0.1:" + std::to_string(printer.port()) +
                                "/?status=yes&changes=yes&echo=yes&low=yes&width=576";
    const Finding finding = probed(printer);
    CHECK(finding.state == Finding::State::in_order);
    CHECK(finding.text ==
          "model     LOKET-80\n"
          "status    yes: it tells when paper is out or the cover open\n"
          "changes   yes: it tells by itself\n"
          "echo      yes: it says when a receipt is out\n"
          "low       yes: it feels the end of the roll coming\n"
          "width     576 dots, as told; a printer does not say\n"
          "address   " +
              address + "\n\nIts queue, as root:\n  lpadmin -p loket -E -v '" + address +
              "' -P loket-escpos.ppd -o printer-error-policy=abort-job\n"
              "and in loket.toml: kind = \"escpos\"\n");
    CHECK(printer.with([](ReceiptPrinter& p) { return p.rows_printed() + p.litter(); }) == 0);
}

TEST_CASE("A copy of a printer is believed only what it did, and one that is mute is not in order") {
    PrinterOnPort copy;
    copy.with([](ReceiptPrinter& p) { p.forget_echo(), p.show_near_end(); });
    const Finding finding = probed(copy, provisioning::Paper::roll_58mm);
    CHECK(finding.state == Finding::State::in_order);
    CHECK(address_in(finding.text).ends_with("/?status=yes&changes=yes&echo=no&low=no&width=384"));

    PrinterOnPort mute;
    mute.with([](ReceiptPrinter& p) { p.fall_silent(); });
    CHECK(probed(mute).state == Finding::State::not_in_order);
    CHECK(address_in(probed(mute).text).ends_with("/?status=no&changes=no&echo=no&low=no&width=576"));
}

TEST_CASE("An open printer is to be closed before it is asked what it can do") {
    PrinterOnPort printer;
    printer.with([](ReceiptPrinter& p) { p.open_cover(); });
    CHECK(probed(printer).state == Finding::State::not_in_order);
    CHECK(probed(printer).text == "status    cover-open-error\n\nMend that, put a full roll in, and ask again.\n");
}

TEST_CASE("A place where no printer is is told") {
    CHECK(probe_printer({"printer.local", {}}, SystemClock()).error().fault == Fault::malformed);
    CHECK(probe_printer({"/etc/passwd", {}}, SystemClock()).error().fault == Fault::malformed);
    CHECK(probe_printer({"/dev/loket-none", {}}, SystemClock()).error().fault == Fault::unreachable);
}
