// The receipt: owed, printed, asked for again, and what it opens.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "kiosk/base/files.hpp"
#include "printing/cups_raster.hpp"
#include "tests/printing/programs.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

Draft a_resident() { return make_residents(1, 11).front(); }

printing::Raster dots_of(BytesView document) {
    auto left = document;
    const auto read = [&left](std::span<std::uint8_t> into) -> Result<std::size_t> {
        const std::size_t some = std::min(into.size(), left.size());
        std::copy_n(left.begin(), some, into.begin());
        left = left.subspan(some);
        return some;
    };
    auto raster = printing::decode_cups_raster(read, 576);
    REQUIRE(raster.has_value());
    return *std::move(raster);
}

/// Files, prints, and leaves with what the paper says.
struct Paper {
    std::string number;
    std::string code;
};
Paper file_and_leave(Story& story) {
    story.file(a_resident());
    Paper paper{story.screen().filed->number.text(), std::string(story.screen().filed->secret_code.reveal_text())};
    story.print_all();
    story.touch(ui::Done{});
    return paper;
}

/// A queue of our own to a receipt printer.
struct OurQueue final : MemorySpooler {
    printing::DocumentFormat wants() const override { return printing::DocumentFormat::cups_raster; }
};

}  // namespace

TEST_CASE("While the printer has no paper the receipt is owed, and comes out once by itself after the refill") {
    Story story;
    story.printer().run_out_of_paper();
    story.file(a_resident());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    CHECK(story.screen().filed->print == PrintState::queued);
    story.pass(std::chrono::seconds(30));
    CHECK(story.printer().jobs().empty());
    story.printer().mend();
    story.pass(std::chrono::seconds(5));
    story.print_all();
    story.pass(std::chrono::seconds(30));
    CHECK(story.printer().jobs().size() == 1);
}

TEST_CASE("A receipt that was owed when the power went comes out after it is back") {
    Story story;
    story.printer().run_out_of_paper();
    story.file(a_resident());
    story.switch_off();
    story.switch_on();
    story.pass(std::chrono::seconds(2));
    story.print_all();
    CHECK(story.printer().jobs().size() == 1);
}

TEST_CASE("A receipt whose resident went on without paper stays in the counter, and is fetched with number and code") {
    Story story;
    story.printer().run_out_of_paper();
    const auto draft = make_residents(2, 12);
    story.file(draft[0]);
    const Paper paper{story.screen().filed->number.text(),
                      std::string(story.screen().filed->secret_code.reveal_text())};
    story.pass(std::chrono::seconds(5));
    story.touch(ui::Done{});
    story.printer().mend();
    story.pass(std::chrono::seconds(120));
    CHECK(story.printer().jobs().empty());

    story.file(draft[1]);  // does not wait behind it
    CHECK(story.printer().jobs().size() == 1);
    story.print_all();
    story.touch(ui::Done{});

    story.look_up(paper.number, paper.code);
    REQUIRE(story.screen().screen == ui::Screen::status);
    CHECK(story.screen().status->print == PrintState::without);
    story.touch(ui::PrintAgain{});
    story.settle();
    CHECK(story.printer().jobs().size() == 2);
    CHECK(story.books().has_value());
}

TEST_CASE("After a long night without power nobody's secret code comes out of the printer") {
    Story story;
    story.printer().run_out_of_paper();
    story.file(a_resident());
    story.switch_off();
    story.clock().advance(std::chrono::hours(10));
    story.switch_on();
    story.pass(std::chrono::seconds(120));
    CHECK(story.printer().jobs().empty());
    CHECK(story.open_slips() == 0);  // by now only the code opens it
}

TEST_CASE("Two hundred receipts owed at start come out once each, and keep nobody waiting who stands here") {
    constexpr std::size_t kOwed = 200;
    Story story;
    story.keep_receipts_owed();
    story.printer().run_out_of_paper();
    const auto residents = make_residents(kOwed + 1, 14);
    for (std::size_t i = 0; i < kOwed; ++i) {
        story.file(residents[i]);
        REQUIRE(story.screen().screen == ui::Screen::filed);
        story.touch(ui::Done{});
    }
    story.switch_off();
    story.switch_on();
    story.file(residents[kOwed]);
    const std::string newest = story.screen().filed->number.text();
    std::map<std::string, int> papers;
    std::vector<std::string> order;
    for (std::size_t i = 0; i < 2 * kOwed && papers.size() <= kOwed; ++i) {
        story.pass(std::chrono::seconds(1));
        if (story.printer().jobs().size() == order.size()) continue;
        order.push_back(story.printer().jobs().back().request.job_name);
        ++papers[order.back()];
        story.printer().finish();
    }
    CHECK(papers.size() == kOwed + 1);
    CHECK(order.size() == kOwed + 1);
    const auto place = std::find(order.begin(), order.end(), newest) - order.begin();
    CHECK(place <= 1);  // behind the one that the press had in hand
    CHECK(story.screen().filed->print == PrintState::confirmed);
    CHECK(story.books().has_value());
}

TEST_CASE("A receipt that was at the printer when the power went is not printed again by itself") {
    Story story;
    story.file(a_resident());
    REQUIRE(story.printer().jobs().size() == 1);
    story.switch_off();
    story.switch_on();  // a new spooler, which knows nothing of the job
    story.pass(std::chrono::seconds(60));
    CHECK(story.printer().jobs().empty());
}

TEST_CASE("A completed job whose trace was lost is never called printed, and the resident may print again") {
    Story story;
    story.file(a_resident());
    story.printer().lose_trace();
    story.pass(std::chrono::seconds(2));
    CHECK(story.screen().filed->print == PrintState::unverified);
    story.touch(ui::PrintAgain{});
    story.pass(std::chrono::seconds(2));
    REQUIRE(story.printer().jobs().size() == 2);
    story.print_all();
    CHECK(story.screen().filed->print == PrintState::confirmed);
}

TEST_CASE(
    "While the books of the press cannot be written a receipt waits, and comes out once by itself when they can") {
    constexpr auto kSabotage =
        "CREATE TRIGGER sabotage BEFORE UPDATE ON print_attempt BEGIN SELECT RAISE(ABORT, 'no'); END";
    Story story;
    SUBCASE("before it is handed over") {
        story.sabotage(kSabotage);
        story.file(a_resident());
        story.pass(std::chrono::seconds(60));
        CHECK(story.printer().jobs().empty());
        CHECK(story.screen().filed->print == PrintState::queued);
    }
    SUBCASE("while it is printed") {
        story.file(a_resident());
        story.sabotage(kSabotage);
        story.printer().finish();
        story.pass(std::chrono::seconds(50));
        CHECK(story.screen().filed->print == PrintState::sent);
    }
    SUBCASE("while it is handed back") {
        story.file(a_resident());
        story.sabotage(kSabotage);
        story.pass(std::chrono::seconds(20));  // the spooler never began with it, and the press cancels it
    }
    SUBCASE("when the power comes back") {
        story.printer().run_out_of_paper();
        story.file(a_resident());
        story.switch_off();
        story.sabotage("CREATE TRIGGER sabotage BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END");
        story.switch_on();
        story.pass(std::chrono::seconds(20));
        CHECK(story.printer().jobs().empty());
    }
    story.sabotage("DROP TRIGGER sabotage");
    story.pass(std::chrono::seconds(11));
    story.print_all();
    std::size_t printed = 0;
    for (const auto& job : story.printer().jobs()) printed += job.state == printing::IppJobState::completed;
    CHECK(printed == 1);
    story.pass(std::chrono::seconds(61));
    CHECK(story.open_slips() == 0);
}

TEST_CASE("A scheduler with too much to do is asked once a second, and the receipt comes out when it has time") {
    Story story;
    story.printer().be_busy();
    story.file(a_resident());
    story.pass(std::chrono::seconds(30));  // a press that asked without a pause would never let this end
    const std::string entries = story.journal();
    CHECK(std::count(entries.begin(), entries.end(), '\n') < 150);
    story.printer().have_time();
    story.pass(std::chrono::seconds(2));
    story.print_all();
    CHECK(story.printer().jobs().size() == 1);
    CHECK(story.screen().filed->print == PrintState::confirmed);
}

TEST_CASE("A copy that was owed when the power went says that it is one") {
    Story story;
    // The power goes before the slip of the first attempt is relocked.
    story.sabotage("CREATE TRIGGER sabotage BEFORE UPDATE OF slip ON ledger BEGIN SELECT RAISE(ABORT, 'no'); END");
    story.file(a_resident());
    story.printer().abort();
    story.pass(std::chrono::seconds(2));
    story.printer().jam();
    story.pass(std::chrono::seconds(2));
    story.touch(ui::PrintAgain{});
    story.pass(std::chrono::seconds(2));
    story.switch_off();
    story.switch_on();
    story.pass(std::chrono::seconds(2));
    REQUIRE(story.printer().jobs().size() == 1);
    const TemporaryFolder folder;
    const auto pdf = folder.path() / "copy.pdf";
    REQUIRE(write_file(pdf, story.printer().jobs().front().request.document, FileMode::private_to_owner));
    CHECK(printing::test::text_in(pdf).find("SALINAN · cetak ulang ke-2") != std::string::npos);
}

TEST_CASE(
    "Who has set the screen in large letters gets a receipt in large letters, and so does whoever asks again so") {
    Story story;
    const Paper paper = file_and_leave(story);
    const double ordinary = story.printer().jobs().back().request.height_mm;
    story.touch(ui::NextTextSize{});
    file_and_leave(story);
    CHECK(story.printer().jobs().back().request.height_mm > ordinary * 1.3);
    file_and_leave(story);  // the next one has not asked for it
    CHECK(story.printer().jobs().back().request.height_mm == ordinary);
    story.touch(ui::NextTextSize{});
    story.look_up(paper.number, paper.code);
    story.touch(ui::PrintAgain{});
    story.print_all();
    CHECK(story.printer().jobs().size() == 4);
    CHECK(story.printer().jobs().back().request.height_mm > ordinary * 1.3);
}

TEST_CASE("The screen shows the very dots that the printer gets, of the first paper and of a copy") {
    OurQueue* queue = nullptr;
    Story story(
        {},
        [&queue] {
            auto made = std::make_unique<OurQueue>();
            queue = made.get();
            return made;
        },
        1);
    const auto check_alike = [&] {
        const printing::Raster printed = dots_of(queue->jobs().back().request.document);
        REQUIRE(story.screen().filed->slip != nullptr);
        const ui::SlipDots& shown = *story.screen().filed->slip;
        CHECK(shown.width == 576);
        CHECK(printed == printing::Raster{shown.width, shown.height, shown.bits});
    };
    SUBCASE("in ordinary letters") {}
    SUBCASE("in large letters") { story.touch(ui::NextTextSize{}); }
    story.file(a_resident());
    REQUIRE(queue->jobs().size() == 1);
    check_alike();
    queue->abort();
    story.pass(std::chrono::seconds(2));
    story.touch(ui::PrintAgain{});
    const auto original = story.screen().filed->slip;
    story.pass(std::chrono::seconds(2));
    REQUIRE(queue->jobs().size() == 2);
    CHECK(story.screen().filed->slip->height > original->height);  // by the words that say that it is a copy
    check_alike();
}

TEST_CASE("Without a printer, too, the screen shows the whole receipt, and as soon as there is a number") {
    Story story(Printer::none);
    story.file(a_resident());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    CHECK(story.seen().find("\nslip 576x") != std::string::npos);
    CHECK(story.open_slips() == 0);
}

TEST_CASE("Whoever holds the paper sees that the regency has the report") {
    Story story;
    const auto paper = file_and_leave(story);
    story.look_up(paper.number, paper.code);
    REQUIRE(story.screen().screen == ui::Screen::status);
    const auto& milestones = story.screen().status->milestones;
    REQUIRE(milestones.size() == 2);
    CHECK(milestones[0].what == ui::Milestone::What::recorded);
    CHECK(milestones[1].what == ui::Milestone::What::delivered);
    CHECK(story.seen().find("Diterima kabupaten") != std::string::npos);
}

TEST_CASE("The paper opens the status also before it is printed, and before the regency has the report") {
    Story story;
    story.printer().run_out_of_paper();
    story.network().set(Weather::lose_request);
    story.file(a_resident());
    const auto number = story.screen().filed->number.text();
    const std::string code(story.screen().filed->secret_code.reveal_text());
    story.touch(ui::Done{});
    story.look_up(number, code);
    REQUIRE(story.screen().screen == ui::Screen::status);
    CHECK(story.screen().status->milestones.size() == 1);
}

TEST_CASE("A wrong code and a number that was never given are told apart by nobody") {
    Story story;
    const auto paper = file_and_leave(story);
    story.look_up(paper.number, "0000-0000");
    CHECK(story.screen().status_problem == ui::StatusProblem::not_matching);
    story.touch(ui::Back{});
    story.look_up(TicketNumber{*Counter::parse("BTM2"), 99}.text(), paper.code);
    CHECK(story.screen().status_problem == ui::StatusProblem::not_matching);
}

TEST_CASE("Who guesses codes must wait, and is answered again after a minute") {
    Story story;
    const auto paper = file_and_leave(story);
    for (int i = 0; i < 5; ++i) {
        story.look_up(paper.number, "0000-000" + std::to_string(i));
        story.touch(ui::Back{});
    }
    story.look_up(paper.number, paper.code);
    CHECK(story.screen().status_problem == ui::StatusProblem::too_many_tries);
    story.touch(ui::Back{});
    story.pass(std::chrono::seconds(61));
    story.look_up(paper.number, paper.code);
    CHECK(story.screen().screen == ui::Screen::status);
}

TEST_CASE(
    "A receipt printer is looked at each second, so that the screen knows of its paper; an office printer may sleep") {
    ManualClock clock;
    OurQueue receipts;
    MemorySpooler office;
    const auto patience = [&clock](printing::Spooler& spooler) {
        return kiosk::PressDesk(printing::Press(spooler, {}), printing::kRoll80, clock, {[](auto) {}, [](auto) {}})
            .patience();
    };
    CHECK(patience(receipts) == Milliseconds(1'000));
    CHECK(patience(office) == Milliseconds(10'000));
}
