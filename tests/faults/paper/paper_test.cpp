// Receipts through faults: see paper_plan.hpp for what a resident meets, and paper_ordeal.hpp for what must hold in the
// end. Two print rooms, one for each kind of queue. LOKET_PAPER_DAYS=N plays N days of ten residents,
// LOKET_PAPER_SEED begins with another than the first, LOKET_PAPER_CHRONICLE=1 tells what happened; `sh tests/run.sh
// --faults printing` plays the long run.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <cstdlib>

#include "tests/faults/paper/paper_ordeal.hpp"

using namespace loket;
using namespace loket::test;

namespace {

constexpr std::size_t kVisitsOfDay = 10;

std::uint64_t number_in_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// The house tells of every fault, which here would be thousands of lines.
struct Silence {
    Silence() { spdlog::set_level(spdlog::level::off); }
    ~Silence() { spdlog::set_level(spdlog::level::info); }
};

void play(PrintRoom& room, std::string_view kind) {
    const Silence silence;
    const std::uint64_t days = number_in_environment("LOKET_PAPER_DAYS", 1);
    const std::uint64_t first = number_in_environment("LOKET_PAPER_SEED", 1);
    PaperVerdict all;
    for (std::uint64_t seed = first; seed < first + days; ++seed) {
        const PaperVerdict day = PaperOrdeal(room, seed, kVisitsOfDay).run();
        all.add(day);
        // A long run that breaks off has told how far it came.
        std::fprintf(stderr, "%s, day %d: %s\n", std::string(kind).c_str(), int(seed - first + 1), all.text().c_str());
        if (std::getenv("LOKET_PAPER_CHRONICLE") != nullptr) std::printf("%s", day.chronicle.c_str());
        if (day.wrongs() > 0) {
            FAIL_CHECK(fmt::format("again with LOKET_PAPER_DAYS=1 LOKET_PAPER_SEED={}\n{}", seed, day.chronicle));
        }
    }
    std::string told;
    for (const auto* counts : {&all.ends, &all.blows_struck, &all.deaths}) {
        for (const auto& [what, times] : *counts) told += fmt::format(" {} {}", what, times);
    }
    std::printf("%s:%s\n%s\n", std::string(kind).c_str(), told.c_str(), all.text().c_str());
    // A harness that has come loose would be green as well.
    CHECK(all.receipts >= int(days * kVisitsOfDay) * 3 / 4);
    CHECK(all.ends["confirmed"] > 0);
    CHECK(all.ends["failed"] + all.ends["unknown"] + all.ends["unverified"] > 0);
    if (days < 20) return;
    for (const std::string where : {"store.sent", "clerk.print_sent", "press.submitted", "clerk.print_submitted",
                                    "store.settled", "clerk.print_settled"}) {
        CAPTURE(where);
        CHECK(all.deaths[where] > 0);
    }
    for (const Blow blow :
         {Blow::scheduler_killed, Blow::scheduler_stopped, Blow::queue_deleted, Blow::spool_unwritable}) {
        CAPTURE(name_of(blow));
        CHECK(all.blows_struck[std::string(name_of(blow))] > 0);
    }
}

}  // namespace

TEST_CASE("Through a receipt printer's queue no receipt is lost, doubled or called printed when it is not") {
    play(*make_escpos_room(), "receipt printer");
}

TEST_CASE("Through an IPP printer's queue no receipt is lost, doubled or called printed when it is not") {
    play(*make_ipp_room(), "IPP printer");
}

TEST_CASE("A receipt printer that betrays everybody is found out") {
    const Silence silence;
    constexpr std::size_t kFew = 3;
    CHECK(PaperOrdeal(*make_escpos_room(Betrayal::burns_nothing), 1, kFew).run().false_printed > 0);
    CHECK(PaperOrdeal(*make_escpos_room(Betrayal::prints_twice), 1, kFew).run().duplicates > 0);
}
