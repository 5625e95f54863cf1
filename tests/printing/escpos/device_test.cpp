// A receipt printer on a real port: the bytes go through the kernel, and time is real; none is asserted.
#include "printing/escpos/device.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include "printing/escpos/conversation.hpp"
#include "printing/escpos/probe.hpp"
#include "tests/support/printer_on_port.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::escpos;
using loket::test::PrinterOnPort;
using loket::test::ReceiptPrinter;

namespace {

const SystemClock kClock;
constexpr Milliseconds kMinute{60'000};
constexpr Abilities kEverything{Can::yes, Can::yes, Can::yes, Can::yes};

Unit unit_of(const PrinterOnPort& printer) { return {NetworkPlace{"127.0.0.1", printer.port()}, kEverything, 576}; }

Raster stripes() {
    Raster raster{576, 700, Bytes(std::size_t(700) * 72, 0x5A)};
    for (std::size_t i = 0; i < raster.bits.size(); i += 5) raster.bits[i] = std::uint8_t(i);
    return raster;
}

Ending print(const PrinterOnPort& printer, const Raster& raster) {
    const auto channel = open_device(unit_of(printer), {}, kMinute);
    REQUIRE(channel.has_value());
    return print_slip({raster, ProcessId(7), {}}, kEverything, **channel, kClock, [](const Status&) {});
}

Finding probed(PrinterOnPort& printer) {
    const auto channel = open_device(unit_of(printer), {}, kMinute);
    REQUIRE(channel.has_value());
    const auto finding = probe(**channel, kClock, Milliseconds(300));
    REQUIRE(finding.has_value());
    CHECK(printer.with([](ReceiptPrinter& p) { return p.litter(); }) == 0);
    CHECK(printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) == 0);
    return *finding;
}

}  // namespace

TEST_CASE("A slip goes through a real connection and comes out dot by dot") {
    PrinterOnPort printer;
    printer.with([](ReceiptPrinter& p) { p.set_speed(200), p.set_buffer(8'192); });
    const Raster slip = stripes();
    CHECK(print(printer, slip).outcome == Outcome::confirmed);
    const auto paper = printer.with([](ReceiptPrinter& p) { return p.paper(); });
    REQUIRE(paper.size() == 1);
    CHECK(paper[0].picture == slip);
}

TEST_CASE("A printer that is switched off is told apart from one that is held by another") {
    PrinterOnPort printer;
    printer.switch_off();
    for (bool is_gone = false; !is_gone;) {
        const auto channel = open_device(unit_of(printer), {}, Milliseconds(50));
        is_gone = !channel && channel.error().fault == Fault::busy;  // a closed port may also be one that is taken
    }
    printer.switch_on();
    CHECK(print(printer, stripes()).outcome == Outcome::confirmed);
    CHECK(open_device({FilePlace{"/dev/loket-none"}, {}, 576}, {}, Milliseconds(50)).error().fault ==
          Fault::unreachable);
}

TEST_CASE("A printer that dies in the middle leaves a slip that nobody claims") {
    PrinterOnPort printer;
    printer.with([](ReceiptPrinter& p) { p.set_speed(200), p.set_buffer(8'192), p.die_after(300); });
    const Ending ending = print(printer, stripes());
    CHECK(ending.outcome == Outcome::cut_short);
    CHECK(ending.status.is_offline);
    printer.switch_on();
    CHECK(print(printer, stripes()).outcome == Outcome::confirmed);
}

TEST_CASE("A sign ends a job that waits for a printer") {
    PrinterOnPort printer;
    printer.with([](ReceiptPrinter& p) { p.set_speed(20), p.set_buffer(4'096); });
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto channel = open_device(unit_of(printer), StopSign{ends[0]}, kMinute);
    REQUIRE(channel.has_value());
    CHECK((*channel)->wait(Channel::Until::readable, Milliseconds(1)).has_value());
    CHECK(::write(ends[1], "x", 1) == 1);
    const Raster dots = stripes();
    const Ending ending = print_slip({dots, ProcessId(7), {}}, kEverything, **channel, kClock, [](const Status&) {});
    // An answer that is there already needs no waiting.
    CHECK((ending.outcome == Outcome::untouched || ending.outcome == Outcome::cut_short));
    CHECK(ending.why->fault == Fault::refused);
    CHECK(ending.status.is_ready());  // it is not the printer's fault
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("A unit is asked what it can do, and believed only what it did") {
    PrinterOnPort good;
    const Finding finding = probed(good);
    CHECK(finding.abilities == kEverything);
    CHECK(finding.model == "LOKET-80");
    CHECK(finding.status.is_ready());

    PrinterOnPort copy;
    copy.with([](ReceiptPrinter& p) { p.forget_echo(), p.show_near_end(); });
    CHECK(probed(copy).abilities == Abilities{Can::yes, Can::yes, Can::no, Can::no});

    PrinterOnPort mute;
    mute.with([](ReceiptPrinter& p) { p.fall_silent(); });
    CHECK(probed(mute).abilities == Abilities{});
    CHECK(probed(mute).model.empty());
}
