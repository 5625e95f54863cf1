// Receipts through a real CUPS scheduler and our own backend to a receipt printer on a port: what is said of them
// beside what truly came out.
#include <doctest/doctest.h>

#include "printing/cups_raster.hpp"
#include "printing/escpos/unit.hpp"
#include "printing/slip.hpp"
#include "tests/printing/following.hpp"
#include "tests/printing/programs.hpp"
#include "tests/printing/scanners.hpp"
#include "tests/printing/tickets.hpp"
#include "tests/support/printer_on_port.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::test;
using loket::test::PrinterOnPort;
using loket::test::PrintShop;
using loket::test::ReceiptPrinter;
using loket::test::TemporaryFolder;

namespace {

constexpr escpos::Abilities kEverything{escpos::Can::yes, escpos::Can::yes, escpos::Can::yes, escpos::Can::yes};
constexpr Tuning kPatient{.deadline = Milliseconds(60'000)};

Slip slip_of_a_bridge() {
    const auto slip = lay_out(ticket_of(draft_of_a_bridge()), kRoll80);
    REQUIRE(slip.has_value());
    return *slip;
}

/// A receipt printer, and the office's scheduler with a queue to it.
struct Desk {
    explicit Desk(const escpos::Abilities& abilities = kEverything)
        : shop(text_of(escpos::Unit{escpos::NetworkPlace{"127.0.0.1", printer.port()}, abilities, 576})) {}

    PrinterOnPort printer;
    PrintShop shop;
    CupsSpooler spooler{queue_of(shop)};
    Press press{spooler, kPatient};
    Slip slip = slip_of_a_bridge();
    Raster dots = *render_raster(slip);

    PrintRequest dots_request() const {
        return {slip.number, encode_cups_raster(dots), slip.width_mm, slip.height_mm, DocumentFormat::cups_raster};
    }
    std::vector<ReceiptPrinter::Paper> paper() {
        CHECK(printer.with([](ReceiptPrinter& p) { return p.litter(); }) == 0);
        return printer.with([](ReceiptPrinter& p) { return p.paper(); });
    }
    bool holds_only_the_slip() {
        const auto pieces = paper();
        return pieces.size() == 1 && pieces[0].picture == dots && pieces[0].edge == ReceiptPrinter::Paper::Edge::cut;
    }
};

}  // namespace

TEST_CASE("A receipt comes out of a receipt printer as the screen showed it, and the printer says so") {
    Desk desk;
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.press.condition() == PrinterCondition::ready);
    CHECK(desk.holds_only_the_slip());
}

TEST_CASE("Scanners read the proof of a signed receipt off what the printer got") {
    Desk desk;
    Ticket ticket = ticket_of(draft_of_a_bridge());
    ticket.proof = proof_of_length(431);
    const auto slip = lay_out(ticket, kRoll80);
    REQUIRE(slip.has_value());
    CHECK(print(desk.press, {slip->number, encode_cups_raster(*render_raster(*slip)), slip->width_mm, slip->height_mm,
                             DocumentFormat::cups_raster}) == PrintState::confirmed);
    CHECK(read_by_zbar(desk.paper()[0].picture) == ticket.proof + "\n");
    CHECK(read_by_zxing(desk.paper()[0].picture) == ticket.proof + "\n");
}

TEST_CASE("Thirty receipts in a row are each confirmed by their own echo") {
    Desk desk;
    for (int i = 0; i < 30; ++i) CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.paper().size() == 30);
}

TEST_CASE("A PDF comes out as well, converted by CUPS") {
    Desk desk;
    const auto pdf = render_pdf(desk.slip);
    REQUIRE(pdf.has_value());
    CHECK(print(desk.press, {desk.slip.number, *pdf, desk.slip.width_mm, desk.slip.height_mm}) ==
          PrintState::confirmed);
    const auto pieces = desk.paper();
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].picture.width == 576);
    CHECK(std::abs(pieces[0].picture.height - desk.dots.height) <= 8);  // CUPS counts in points and in 203 dpi
    CHECK(read_by_zbar(pieces[0].picture) == desk.slip.number + "\n");
}

TEST_CASE("Without paper the printer gets nothing, the screen is told, and the receipt comes with the next roll") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.end_paper_after(0); });
    CHECK(desk.press.look_at_printer() == PrinterCondition::no_paper);
    CHECK(print(desk.press, desk.dots_request()) == PrintState::queued);  // handed back
    CHECK(desk.press.condition() == PrinterCondition::no_paper);
    CHECK(desk.paper().empty());

    desk.printer.with([](ReceiptPrinter& p) { p.put_paper_in(); });
    CHECK(desk.press.look_at_printer() == PrinterCondition::ready);
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.press.condition() == PrinterCondition::ready);
    CHECK(desk.holds_only_the_slip());
}

TEST_CASE("A receipt whose paper ends in the middle has failed, and no other comes by itself") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(150), p.set_buffer(12'000), p.end_paper_after(300); });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::failed);
    CHECK(desk.press.condition() == PrinterCondition::no_paper);
    CHECK(desk.printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) == 300);
    CHECK(desk.spooler.look_at({"2"}).error().fault == Fault::not_found);
}

TEST_CASE("An open cover, a roll that nears its end and a printer that is away are told before anything is printed") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.show_near_end(); });
    CHECK(desk.press.look_at_printer() == PrinterCondition::low_paper);
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.press.condition() == PrinterCondition::low_paper);

    desk.printer.with([](ReceiptPrinter& p) { p.open_cover(); });
    CHECK(desk.press.look_at_printer() == PrinterCondition::cover_open);
    CHECK(print(desk.press, desk.dots_request()) == PrintState::queued);
    CHECK(desk.press.condition() == PrinterCondition::cover_open);

    desk.printer.switch_off();
    wait_until([&] { return desk.press.look_at_printer() == PrinterCondition::offline; });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::queued);
    CHECK(desk.paper().size() == 1);
}

TEST_CASE("Of a printer that answers nothing nobody says that it printed") {
    Desk desk(escpos::Abilities{});
    desk.printer.with([](ReceiptPrinter& p) { p.fall_silent(); });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::unverified);
    wait_until([&] { return desk.holds_only_the_slip(); });
}

TEST_CASE("A printer that lost its echo leaves a receipt that the resident is asked about") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.forget_echo(); });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::unverified);
    CHECK(desk.holds_only_the_slip());
}

TEST_CASE("A printer that dies in the middle is not said to have printed, and is found again when it is back") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(150), p.set_buffer(12'000), p.die_after(300); });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::failed);
    CHECK(desk.press.condition() == PrinterCondition::offline);
    CHECK(desk.spooler.look_at({"2"}).error().fault == Fault::not_found);
    desk.printer.switch_on();
    wait_until([&] { return desk.press.look_at_printer() == PrinterCondition::ready; });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
}

TEST_CASE("A receipt that takes too long is stopped, and it is known that it is not whole") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(10), p.set_buffer(4'096); });
    Press hasty(desk.spooler, Tuning{.deadline = Milliseconds(1'500)});
    hasty.start(desk.dots_request(), SystemClock().steady());
    const JobHandle job = *hasty.job();
    CHECK(settle(hasty) == PrintState::failed);
    CHECK(desk.spooler.look_at(job)->state == IppJobState::canceled);
    CHECK(desk.printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) < desk.dots.height);

    // What broke off does not hang on the next one.
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(0); });
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.paper().size() == 2);
    CHECK(desk.paper().back().picture == desk.dots);
}

TEST_CASE("A scheduler that is started anew does not print the receipt again that it was stopped in") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(50), p.set_buffer(4'096); });
    desk.press.start(desk.dots_request(), SystemClock().steady());
    wait_until([&] { return desk.printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) > 50; });
    desk.shop.stop_scheduler();
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(0); });
    desk.shop.start_scheduler();
    CHECK(settle(desk.press) == PrintState::unknown);  // the backend was killed, and could not say how far it came
    CHECK(desk.paper().size() == 1);
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.paper().size() == 2);
    CHECK(desk.paper().back().picture == desk.dots);
}

TEST_CASE(
    "A queue that is deleted in the middle leaves a receipt that nobody claims, and works again when it is back") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(50), p.set_buffer(4'096); });
    desk.press.start(desk.dots_request(), SystemClock().steady());
    wait_until([&] { return desk.printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) > 50; });
    desk.shop.delete_queue();
    CHECK(settle(desk.press) == PrintState::unknown);
    CHECK(desk.press.look_at_printer() == PrinterCondition::absent);
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(0); });
    desk.shop.make_queue();
    CHECK(print(desk.press, desk.dots_request()) == PrintState::confirmed);
    CHECK(desk.paper().back().picture == desk.dots);
}

TEST_CASE("A scheduler that ends in the middle leaves a receipt that nobody claims, and no second one") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(50), p.set_buffer(4'096); });
    Press hasty(desk.spooler, Tuning{.deadline = Milliseconds(3'000)});
    hasty.start(desk.dots_request(), SystemClock().steady());
    wait_until([&] { return desk.printer.with([](ReceiptPrinter& p) { return p.rows_printed(); }) > 50; });
    desk.shop.kill_scheduler();
    CHECK(settle(hasty) == PrintState::unknown);
    CHECK(desk.paper().size() == 1);
}

TEST_CASE("Whatever stands in a report, the printer gets its dots and no command") {
    Desk desk;
    const std::string commands("\x1B@\x1DV\x41\x00\x10\x04\x01\x1Bp\x00\x19\x19\x10\x14\x08", 17);
    std::string kerbau;
    for (int i = 0; i < 2'500; ++i) kerbau += "🐃";
    Ticket ticket = ticket_of(draft_of_a_bridge());
    for (const std::string& text :
         {commands, kerbau, std::string("جسر القرية مكسور منذ يوم الاثنين"), std::string(10'000, 'W'),
          std::string("a\r\nb\tc\x7F"), std::string("\xE2\x80\xAE.retfar")}) {
        CAPTURE(text.substr(0, 40));
        ticket.description = text;
        ticket.place = text.substr(0, 200);
        ticket.office = "Kantor Kelurahan Sungai Lilin Jaya Makmur Sentosa Seberang Ulu";
        const auto slip = lay_out(ticket, kRoll80);
        REQUIRE(slip.has_value());
        const auto dots = render_raster(*slip);
        REQUIRE(dots.has_value());
        CHECK(dots->height < 3'000 * kDotsPerMm);
        CHECK(print(desk.press, {slip->number, encode_cups_raster(*dots), slip->width_mm, slip->height_mm,
                                 DocumentFormat::cups_raster}) == PrintState::confirmed);
        CHECK(desk.paper().back().picture == *dots);
    }
    CHECK(desk.paper().size() == 6);
}

TEST_CASE("A receipt that waits behind another's job is handed back when it is given up, and comes out later once") {
    Desk desk;
    desk.printer.with([](ReceiptPrinter& p) { p.set_speed(60), p.set_buffer(4'096); });
    desk.press.start(desk.dots_request(), SystemClock().steady());
    Press hasty(desk.spooler, Tuning{.deadline = Milliseconds(500)});
    PrintRequest behind = desk.dots_request();
    behind.wanted_for = Milliseconds(500);
    CHECK(print(hasty, behind) == PrintState::queued);
    CHECK(settle(desk.press) == PrintState::confirmed);
    CHECK(print(desk.press, behind) == PrintState::confirmed);
    CHECK(desk.paper().size() == 2);
}

TEST_CASE("A backend whose document cannot be read says so at once") {
    const TemporaryFolder folder;
    const std::string said =
        output_of("CUPS_CACHEDIR='" + folder.path().string() +
                  "' PRINTER=loket PRINTER_STATE_REASONS=loket-job-7-confirmed,loket-job-6-confirmed "
                  "DEVICE_URI=loket-escpos://127.0.0.1:9/ '" LOKET_ESCPOS_BACKEND
                  "' 7 loket BTM2-00427-P 1 '' /no/such/document 2>&1 || true");
    // The seventh job that was confirmed is another's, from before the scheduler began to count anew.
    CHECK(said.find("STATE: loket-job-6-confirmed,loket-job-7-failed\n") != std::string::npos);
    CHECK(said.find("loket-job-7-confirmed") == std::string::npos);
    CHECK(said.find("io: the document cannot be opened (/no/such/document)") != std::string::npos);
}

TEST_CASE("What is no picture costs no paper") {
    Desk desk;
    PrintRequest torn = desk.dots_request();
    torn.document.resize(torn.document.size() / 2);
    CHECK(print(desk.press, torn) == PrintState::failed);
    CHECK(desk.paper().empty());
}

TEST_CASE("Two offices stand side by side") {
    Desk one;
    Desk other;
    other.printer.with([](ReceiptPrinter& p) { p.end_paper_after(0); });
    one.press.start(one.dots_request(), SystemClock().steady());
    other.press.start(other.dots_request(), SystemClock().steady());
    CHECK(settle(one.press) == PrintState::confirmed);
    CHECK(settle(other.press) == PrintState::queued);
    CHECK(one.holds_only_the_slip());
    CHECK(other.paper().empty());
}
