// Slips on a receipt printer on the table, and what is said of them afterwards: never more than came out.
#include "printing/escpos/conversation.hpp"

#include <doctest/doctest.h>

#include "tests/printing/escpos/hand_channel.hpp"

using namespace loket;
using namespace loket::printing;
using namespace loket::printing::escpos;
using loket::printing::test::HandChannel;
using loket::test::ManualClock;
using loket::test::ReceiptPrinter;

namespace {

constexpr Abilities kEverything{Can::yes, Can::yes, Can::yes, Can::yes};
constexpr Abilities kStatusOnly{.tell_status = Can::yes};

/// Five bands, the last one shorter, of dots among which there are questions.
Raster slip_of_dots() {
    Raster raster{576, 4 * kBandRows + 40, {}};
    raster.bits.resize(std::size_t(raster.height) * 72);
    for (std::size_t i = 0; i < raster.bits.size(); ++i) raster.bits[i] = std::uint8_t(i * 31 + i / 72);
    const Bytes question = ask(Question::printer);
    for (const std::size_t row : {3, 100, 200, 300, 400, 550}) {
        std::copy(question.begin(), question.end(), raster.bits.begin() + std::ptrdiff_t(row) * 72 + 5);
    }
    return raster;
}

struct Table {
    ReceiptPrinter printer;
    ManualClock clock;
    HandChannel channel{printer, clock};
    Raster slip = slip_of_dots();
    std::string shown;  // the states that were told, one a line
    Leftover left;      // by the slip before

    /// "confirmed"
    std::string print(const Abilities& abilities = kEverything, std::uint16_t id = 427) {
        const auto tell = [this](const Status& status) {
            std::string line = status.is_ready() ? "ready" : "stopped";
            for (const std::string& reason : reasons_of(status)) line += " " + reason;
            shown += line + "\n";
        };
        const Ending ending = print_slip({slip, ProcessId(id), left}, abilities, channel, clock, tell);
        left = ending.leftover;
        CHECK(ending.why.has_value() == (ending.outcome != Outcome::confirmed));
        CHECK(printer.litter() == 0);
        return std::string(name_of(ending.outcome));
    }
    bool is_whole_slip(const ReceiptPrinter::Paper& paper) const {
        return paper.picture == slip && paper.edge == ReceiptPrinter::Paper::Edge::cut;
    }
    bool holds_whole_slip() const {
        const auto paper = printer.paper();
        return paper.size() == 1 && is_whole_slip(paper[0]);
    }
};

}  // namespace

TEST_CASE("A slip comes out dot by dot, and the printer says so") {
    Table table;
    CHECK(table.print() == "confirmed");
    CHECK(table.holds_whole_slip());
    CHECK(table.shown == "ready\n");
}

TEST_CASE("A slow printer with a small buffer is waited for") {
    Table table;
    table.printer.set_speed(60);
    table.printer.set_buffer(4'096);
    CHECK(table.print() == "confirmed");
    CHECK(table.holds_whole_slip());
}

TEST_CASE("Of a printer that cannot echo nobody claims that it printed") {
    Table table;
    table.printer.forget_echo();
    CHECK(table.print() == "unverified");
    CHECK(table.print(kStatusOnly) == "unverified");
    CHECK(table.printer.paper().size() == 2);
}

TEST_CASE("A printer that answers nothing gets its slip only when it was never expected to") {
    Table table;
    table.printer.fall_silent();
    CHECK(table.print() == "untouched");
    CHECK(table.printer.paper().empty());
    CHECK(table.print(Abilities{}) == "unverified");
    CHECK(table.holds_whole_slip());
}

TEST_CASE("Nothing is sent to a printer that is not ready, and the slip comes when it is") {
    Table table;
    SUBCASE("out of paper") {
        table.printer.end_paper_after(0);
        CHECK(table.print() == "untouched");
        CHECK(table.shown == "stopped media-empty-error\n");
        table.printer.put_paper_in();
    }
    SUBCASE("open") {
        table.printer.open_cover();
        CHECK(table.print() == "untouched");
        CHECK(table.shown == "stopped cover-open-error\n");
        table.printer.close_cover();
    }
    CHECK(table.printer.rows_printed() == 0);
    CHECK(table.print() == "confirmed");
    CHECK(table.holds_whole_slip());
}

TEST_CASE("Paper that ends in the middle ends the slip: two halves on two rolls are no receipt") {
    Table table;
    table.printer.set_speed(150);
    table.printer.set_buffer(12'000);
    table.printer.end_paper_after(200);
    CHECK(table.print() == "cut-short");
    CHECK(table.shown == "ready\nstopped media-empty-error\n");
    CHECK(table.printer.rows_printed() == 200);

    // One that tells nothing by itself is asked between two bands.
    Table quiet;
    quiet.printer.end_paper_after(200);
    CHECK(quiet.print(kStatusOnly) == "cut-short");
    CHECK(quiet.shown == "ready\nstopped media-empty-error\n");

    // With its buffer full of a band it cannot even be asked.
    Table full;
    full.printer.set_speed(150);
    full.printer.set_buffer(12'000);
    full.printer.end_paper_after(200);
    CHECK(full.print(kStatusOnly) == "cut-short");
    CHECK(full.shown == "ready\nstopped offline-error\n");
}

TEST_CASE("When paper ends after everything was sent nobody knows: a new roll may bring the rest out") {
    Table table;
    table.printer.set_speed(150);
    table.printer.end_paper_after(table.slip.height - 20);
    CHECK(table.print() == "unknown");
    CHECK(table.shown.ends_with("stopped media-empty-error\n"));
    table.printer.put_paper_in();
    table.printer.run(Milliseconds(10'000));
    CHECK(table.printer.rows_printed() == table.slip.height);
}

TEST_CASE("A cover that is opened in the middle and a knife that jams are told") {
    Table table;
    table.printer.set_speed(150);
    table.printer.set_buffer(12'000);
    table.channel.hand = [&] {
        if (table.printer.rows_printed() > 150) table.printer.open_cover();
    };
    CHECK(table.print() == "cut-short");
    CHECK(table.shown == "ready\nstopped cover-open-error\n");

    Table knife;
    knife.printer.jam_cutter();
    CHECK(knife.print() == "untouched");
    CHECK(knife.shown == "stopped cutter-jam-error\n");
}

TEST_CASE("The end of the roll coming near is told by a unit that feels it, and does not stop the slip") {
    Table table;
    table.printer.show_near_end();
    CHECK(table.print() == "confirmed");
    CHECK(table.shown == "ready media-low-warning\n");
    Table without;
    without.printer.show_near_end();
    CHECK(without.print({Can::yes, Can::yes, Can::yes, Can::no}) == "confirmed");
    CHECK(without.shown == "ready\n");
}

TEST_CASE("A printer that dies, or whose cable is cut, is never said to have printed") {
    for (const int rows : {1, 130, 500, 551}) {
        Table table;
        table.printer.set_speed(100);
        table.printer.die_after(rows);
        const std::string outcome = table.print();
        CAPTURE(rows);
        CHECK((outcome == "cut-short" || outcome == "unknown"));
    }
    const std::size_t all = slip_of_dots().bits.size();
    std::vector<std::string> outcomes;
    for (const std::size_t bytes :
         {std::size_t(0), std::size_t(7), std::size_t(5'000), all - 100, all + 60, all + 90}) {
        Table table;
        table.channel.cut_cable_after(bytes);
        outcomes.push_back(table.print());
        if (outcomes.back() == "untouched") CHECK(table.printer.rows_printed() == 0);
    }
    CHECK(outcomes.front() == "untouched");
    CHECK(outcomes[1] == "untouched");
    CHECK(outcomes[2] == "cut-short");
    CHECK(outcomes[3] == "cut-short");
    for (const std::string& outcome : outcomes) CHECK(outcome != "unverified");
}

TEST_CASE(
    "A cable that is cut at any byte never makes a slip untouched that was begun, nor confirmed that is not out") {
    std::map<std::string, int> seen;
    for (std::size_t bytes = 0; bytes < 42'000; bytes += 97) {
        Table table;
        table.channel.cut_cable_after(bytes);
        const std::string outcome = table.print();
        ++seen[outcome];
        if (outcome == "untouched") CHECK(table.printer.rows_printed() == 0);
        if (outcome == "confirmed") CHECK(table.holds_whole_slip());
        if (outcome == "cut-short") CHECK(!table.holds_whole_slip());
    }
    CHECK(seen.size() >= 3);
}

TEST_CASE("A job that somebody ends stops between two waits") {
    Table table;
    table.printer.set_speed(100);
    table.printer.set_buffer(4'096);
    table.channel.end_job_after(100);
    CHECK(table.print() == "cut-short");
    CHECK(table.printer.rows_printed() < 250);
}

TEST_CASE("Old answers, another job's echo and noise are not taken for this slip's") {
    Table table;
    table.printer.utter(as_bytes(std::string_view("\x37\x22@@FK\0", 7)));  // what this very job would be called
    table.printer.utter(as_bytes("\x16\x12\x37\xFF\x1E\x37\x22"));
    table.printer.forget_echo();
    CHECK(table.print(kEverything, 0x006B) == "unverified");

    Table other;
    other.printer.forget_echo();
    bool has_uttered = false;
    other.channel.hand = [&] {
        if (has_uttered || other.printer.rows_printed() < other.slip.height) return;
        has_uttered = true;
        other.printer.utter(
            as_bytes(std::string_view("\x37\x22"
                                      "2626\0",
                                      7)));
    };
    CHECK(other.print() == "unverified");
    CHECK(has_uttered);
}

TEST_CASE("A printer that answers nonsense is not believed, one that never stops talking has an end") {
    Table table;
    table.printer.claim(4, 0xFF);
    CHECK(table.print() == "untouched");

    // Noise that looks like the beginning of an echo, without an end to it.
    Table babbler;
    babbler.channel.hand = [&] { babbler.printer.utter(Bytes(300, 0x37)); };
    const std::string outcome = babbler.print();
    CHECK((outcome == "untouched" || babbler.holds_whole_slip()));
}

TEST_CASE("The printer can be looked at without a slip") {
    Table table;
    table.printer.open_cover();
    CHECK(look_at(kEverything, table.channel, table.clock)->is_cover_open);
    CHECK(look_at(Abilities{}, table.channel, table.clock)->is_ready());
    table.printer.fall_silent();
    CHECK(look_at(kEverything, table.channel, table.clock).error().fault == Fault::timeout);
    CHECK(table.printer.rows_printed() == 0);
}

TEST_CASE("What broke off comes out by itself, and the next slip is whole on a paper of its own") {
    Table table;
    table.printer.set_speed(150);
    table.printer.set_buffer(12'000);
    table.printer.end_paper_after(200);
    CHECK(table.print(kStatusOnly) == "cut-short");
    CHECK(table.left.missing_bytes > 0);  // the printer waits for the rest of a band
    CHECK(table.left.is_uncut);
    CHECK(table.print() == "untouched");  // and is still out of paper
    CHECK(table.left.missing_bytes > 0);

    SUBCASE("with the next roll") { table.printer.put_paper_in(); }
    SUBCASE("or it is switched off and on, and knows of nothing") {
        table.printer.put_paper_in();
        table.printer.forget_everything();
    }
    CHECK(table.print() == "confirmed");
    CHECK(table.left == Leftover{});
    CHECK(table.printer.paper().size() == 2);
    CHECK(table.is_whole_slip(table.printer.paper().back()));
}

TEST_CASE("A slip whose beginning cannot be written down is not begun") {
    Table table;
    const auto full_disk = [] { return Result<void>(fail(Fault::full, "no space left")); };
    const Ending ending = print_slip({table.slip, ProcessId(1), {}, full_disk}, kEverything, table.channel, table.clock,
                                     [](const Status&) {});
    CHECK(ending.outcome == Outcome::untouched);
    CHECK(ending.why->fault == Fault::full);
    CHECK(table.printer.paper().empty());
}
