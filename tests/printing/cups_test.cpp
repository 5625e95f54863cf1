// Receipts through a real CUPS scheduler to a simulated printer. These tests wait for processes that are not ours, so
// they beat with the press's own rhythm; no time is asserted.
#include <doctest/doctest.h>

#include <fstream>

#include "kiosk/base/files.hpp"
#include "printing/slip.hpp"
#include "tests/printing/following.hpp"
#include "tests/printing/programs.hpp"
#include "tests/printing/tickets.hpp"
#include "tests/support/print_shop.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::printing;
using loket::printing::test::draft_of_a_bridge;
using loket::printing::test::output_of;
using loket::printing::test::print;
using loket::printing::test::qr_in;
using loket::printing::test::queue_of;
using loket::printing::test::settle;
using loket::printing::test::text_in;
using loket::printing::test::ticket_of;
using loket::printing::test::wait_until;
using loket::test::PrintShop;

namespace {

PrintRequest receipt(std::uint32_t serial = 427) {
    Ticket ticket = ticket_of(draft_of_a_bridge());
    ticket.number = TicketNumber{*Counter::parse("BTM2"), serial}.text();
    const auto slip = lay_out(ticket, kRoll80);
    REQUIRE(slip.has_value());
    const auto pdf = render_pdf(*slip);
    REQUIRE(pdf.has_value());
    return {ticket.number, *pdf, slip->width_mm, slip->height_mm};
}

/// Our leader for a job, before a backend that is this shell script. What it says, and its exit status.
std::string led_job(const loket::test::TemporaryFolder& folder, const std::string& script, const std::string& uuid,
                    const std::string& document = "echo document | ") {
    std::filesystem::create_directories(folder.path() / "backend");
    const auto backend = folder.path() / "backend" / "ipp";
    std::ofstream(backend) << "#!/bin/sh\n" << script << '\n';
    std::filesystem::permissions(backend, std::filesystem::perms::owner_all);
    const std::string here = folder.path().string();
    return output_of(document + "env CUPS_SERVERBIN='" + here + "' CUPS_CACHEDIR='" + here +
                     "' PRINTER=loket DEVICE_URI=loket-ipp://printer.example/ipp/print setsid '" LOKET_IPP_BACKEND
                     "' 7 loket BTM2-00427-P 1 'job-uuid=" +
                     uuid + "' 2>&1; echo status $?");
}

bool says(const std::string& said, const std::string& what) { return said.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("The other backend is started for its own address, and what it cannot do never stops the queue") {
    const loket::test::TemporaryFolder folder;
    const std::string said = led_job(folder, "echo \"$DEVICE_URI $1 $3\"; exit 0", "urn:uuid:1");
    CHECK(says(said, "ipp://printer.example/ipp/print 7 BTM2-00427-P\n"));
    CHECK(says(said, "status 0\n"));
    // 1 to 6: failed, wants a password, hold, stop the queue, canceled, try again.
    for (int status = 1; status <= 6; ++status) {
        CAPTURE(status);
        const std::string end = std::to_string(status);
        CHECK(says(led_job(folder, "exit " + end, "urn:uuid:1" + end), "status 5\n"));
    }
    CHECK(says(led_job(folder, "kill -9 $$", "urn:uuid:20"), "status 5\n"));
    CHECK(says(led_job(folder, "trap 'kill $!; exit 0' TERM; sleep 30 & kill -TERM $PPID; wait", "urn:uuid:21"),
               "status 0\n"));  // told to end, it ended well
}

TEST_CASE("Whose queue is deleted in the middle still tells the printer that the job is over") {
    const loket::test::TemporaryFolder folder;
    // CUPS kills what works for the queue, as one group; a printer would wait for the document of a job it has made.
    const std::string said = led_job(folder,
                                     "trap 'echo told to end; exit 0' TERM; kill -9 -$PPID; "
                                     "for moment in 1 2 3 4 5 6 7 8 9; do sleep 0.2; done",
                                     "urn:uuid:1");
    CHECK(says(said, "told to end\n"));
}

TEST_CASE("The printer sees nothing of a document before all of it is there") {
    const loket::test::TemporaryFolder folder;
    const std::string end = "'" + (folder.path() / "end").string() + "'";
    const std::string said =
        led_job(folder, "cat; test -e " + end + " && echo came last", "urn:uuid:1",
                "(printf 'the first half'; sleep 0.3; touch " + end + "; echo ' and the second') | ");
    CHECK(says(said, "the first half and the second\ncame last\n"));
    CHECK(says(led_job(folder, "echo prints", "urn:uuid:2", "head -c 70000000 /dev/zero | "),
               "STATE: +loket-job-7-failed"));
}

TEST_CASE("A job that the other backend has begun with is never begun with again") {
    const loket::test::TemporaryFolder folder;
    CHECK(says(led_job(folder, "echo prints", "urn:uuid:1"), "prints\n"));
    const std::string again = led_job(folder, "echo prints", "urn:uuid:1");
    CHECK_FALSE(says(again, "prints"));
    CHECK(says(again, "STATE: +loket-job-7-unknown\n"));
    CHECK(says(again, "status 5\n"));
    CHECK(says(led_job(folder, "echo prints", "urn:uuid:2"), "prints\n"));
    const std::string late = led_job(folder, "echo prints", "urn:uuid:3 loket-wanted-until=1000");
    CHECK_FALSE(says(late, "prints"));
    CHECK(says(late, "STATE: +loket-job-7-queued\n"));
}

TEST_CASE("Three residents get their receipts from a real queue, each on paper of its length") {
    const PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    for (const std::uint32_t serial : {427u, 428u, 429u}) CHECK(print(press, receipt(serial)) == PrintState::confirmed);
    CHECK(press.condition() == PrinterCondition::ready);

    const auto printed = shop.printed();
    REQUIRE(printed.size() == 3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        const std::string number = TicketNumber{*Counter::parse("BTM2"), 427 + i}.text();
        CHECK(printed[i].filename() == std::to_string(i + 1) + "-" + number + ".pdf");
        CHECK(qr_in(printed[i]) == number + "\n");
        CHECK(text_in(printed[i]).find("K3VQ-9X7M") != std::string::npos);
        // In whole points, as CUPS cuts it: 80 mm are 226.8 pt.
        const std::string size = output_of("pdfinfo '" + printed[i].string() + "' | grep Page.size");
        const int height_pt = int(receipt(427 + i).height_mm / 25.4 * 72);
        CHECK(size == "Page size:       226 x " + std::to_string(height_pt) + " pts\n");
    }
}

TEST_CASE("An office printer gets a receipt on a sheet of its own size") {
    const PrintShop shop(PrintShop::Simulated::sheets);
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    const Ticket ticket = ticket_of(draft_of_a_bridge());
    for (const Paper& paper : {kA4, kA5}) {
        const auto slip = lay_out(ticket, paper);
        REQUIRE(slip.has_value());
        const auto pdf = render_pdf(*slip);
        REQUIRE(pdf.has_value());
        CHECK(print(press, {ticket.number, *pdf, slip->width_mm, slip->height_mm}) == PrintState::confirmed);
    }
    const auto printed = shop.printed();
    REQUIRE(printed.size() == 2);
    const std::string sizes[] = {"595.276 x 841.89 pts", "419.528 x 595.276 pts"};
    for (int i = 0; i < 2; ++i) {
        const std::string info = output_of("pdfinfo '" + printed[std::size_t(i)].string() + "'");
        CHECK(info.find("Pages:           1\n") != std::string::npos);
        CHECK(info.find(sizes[i]) != std::string::npos);
        CHECK(qr_in(printed[std::size_t(i)]) == ticket.number + "\n");
    }
}

TEST_CASE("A printer that claims to reach nothing of its paper gets the whole receipt all the same") {
    const PrintShop shop(PrintShop::Simulated::absurd_margins);
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    CHECK(print(press, receipt()) == PrintState::confirmed);
    REQUIRE(shop.printed().size() == 1);
    CHECK(text_in(shop.printed()[0]).find("K3VQ-9X7M") != std::string::npos);
    CHECK(qr_in(shop.printed()[0]) == receipt().job_name + "\n");
}

TEST_CASE("Without paper the officer is told, and the receipt comes when there is some") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    shop.take_paper_out();
    press.start(receipt(), SystemClock().steady());
    wait_until([&] {
        CHECK(press.poll(SystemClock().steady()) == std::nullopt);
        return press.condition() == PrinterCondition::no_paper;
    });
    CHECK(shop.printed().empty());
    shop.put_paper_in();
    CHECK(settle(press) == PrintState::confirmed);
    CHECK(shop.printed().size() == 1);
}

TEST_CASE("A receipt that waits for paper beyond the deadline is canceled and never comes out by itself") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(2'000)});
    shop.take_paper_out();
    press.start(receipt(), SystemClock().steady());
    const JobHandle job = *press.job();
    CHECK(settle(press) == PrintState::unknown);
    wait_until([&] { return spooler.look_at(job)->state >= IppJobState::canceled; });
    CHECK(spooler.look_at(job)->state == IppJobState::canceled);
}

TEST_CASE("Nobody is told that a jammed receipt came out") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    shop.jam();
    // CUPS calls it canceled, or completed when its own watch comes too late.
    const PrintState outcome = print(press, receipt());
    CHECK((outcome == PrintState::failed || outcome == PrintState::unverified));
    CHECK(press.condition() == PrinterCondition::jam);
    CHECK(shop.printed().empty());
}

TEST_CASE("With the printer switched off the scheduler gets nothing, and the receipt comes when the printer is back") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(60'000)});
    shop.switch_printer_off();
    CHECK(print(press, receipt()) == PrintState::queued);
    CHECK(press.condition() == PrinterCondition::offline);
    CHECK(spooler.look_at({"1"}).error().fault == Fault::not_found);

    shop.switch_printer_on();
    CHECK(press.look_at_printer() == PrinterCondition::ready);
    CHECK(print(press, receipt()) == PrintState::confirmed);
    CHECK(shop.printed().size() == 1);
}

TEST_CASE("A printer that goes off between the last look and the job leaves an outcome that nobody claims to know") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    shop.switch_printer_off();
    const auto job = spooler.submit(receipt());  // without asking, as if it had been there
    REQUIRE(job.has_value());
    wait_until([&] { return spooler.look_at(*job)->state == IppJobState::processing; });
    Press press(spooler, Tuning{.deadline = Milliseconds(2'000)});
    press.follow(*job, SystemClock().steady());
    CHECK(settle(press) == PrintState::unknown);
    wait_until([&] { return spooler.look_at(*job)->state >= IppJobState::canceled; });
    CHECK(spooler.look_at(*job)->state == IppJobState::canceled);
    CHECK(shop.printed().empty());
}

TEST_CASE("A receipt that waits behind a closed queue is handed back, for it never left the scheduler") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    Press press(spooler, Tuning{.deadline = Milliseconds(1'000)});
    shop.pause_queue();
    const auto job = spooler.submit(receipt());
    REQUIRE(job.has_value());
    press.follow(*job, SystemClock().steady());
    CHECK(settle(press) == PrintState::queued);
    CHECK(spooler.look_at(*job)->state == IppJobState::canceled);
}

TEST_CASE("A queue that was deleted is told apart from a scheduler that is away") {
    PrintShop shop;
    CupsSpooler spooler(queue_of(shop));
    const auto job = spooler.submit(receipt());
    REQUIRE(job.has_value());
    wait_until([&] { return spooler.look_at(*job)->state == IppJobState::completed; });
    CHECK(spooler.look_at({"999"}).error().fault == Fault::not_found);
    CHECK(spooler.look_at({"x"}).error().fault == Fault::not_found);
    CHECK(spooler.cancel(*job).error().fault == Fault::refused);

    shop.delete_queue();
    CHECK(spooler.submit(receipt()).error().fault == Fault::not_found);
    CHECK(spooler.printer().error().fault == Fault::not_found);
    Press press(spooler, Tuning{});
    CHECK(print(press, receipt()) == PrintState::failed);
    CHECK(press.condition() == PrinterCondition::absent);

    shop.stop_scheduler();
    CHECK(spooler.submit(receipt()).error().fault == Fault::unreachable);
    CHECK(spooler.printer().error().fault == Fault::unreachable);
    CHECK(spooler.look_at(*job).error().fault == Fault::unreachable);
    CHECK(print(press, receipt()) == PrintState::queued);
    CHECK(press.condition() == PrinterCondition::offline);
}

TEST_CASE("Paper sizes are named in the one form that CUPS obeys") {
    CHECK(media_name(80, 247) == "custom_loket_80x247mm");
    CHECK(media_name(210, 297) == "iso_a4_210x297mm");
    CHECK(media_name(148, 210) == "iso_a5_148x210mm");
    CHECK(media_name(57.5, 113.25) == "custom_loket_57.5x113.25mm");
}
