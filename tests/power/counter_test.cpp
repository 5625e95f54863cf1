// The kiosk's store. By itself it makes 100,000 cut points; LOKET_POWER_CUTS=5000000 in the environment makes a night
// of it, also of the other files here.
#include <doctest/doctest.h>

#include "tests/power/counter_day.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::test;

namespace {

/// A counter of one day, founded.
class Day {
public:
    Day(std::uint64_t day, Tally& tally, Commits commits = Commits::to_disk)
        : cuts_(
              database_, [this, commits] { return CounterProgram(database_, commits); }, tally, day << 32) {
        cuts_.play(founding());
    }

    PowerCuts<CounterProgram>& cuts() { return cuts_; }

private:
    TemporaryFolder folder_;
    std::filesystem::path database_ = folder_.path() / kiosk::kStoreFile;
    PowerCuts<CounterProgram> cuts_;
};

}  // namespace

TEST_CASE("Wherever the power is cut at a counter, no report is lost, no number is reused, no database unreadable") {
    const Tally tally = play_days(100'000, [](std::uint64_t day, Tally& cuts_of_day) {
        Day counter(day, cuts_of_day);
        int steps = 0;
        for (const CounterStep& step : counter_day(day, 5)) {
            counter.cuts().play(step);
            if (++steps % 5 == 0) counter.cuts().switch_off_and_on();
        }
    });
    MESSAGE(tally.text("cut points"));
    CHECK_MESSAGE(tally.harmful() == 0, tally.first_harms());
}

TEST_CASE("A counter of the first program loses nothing while its database is brought up to date") {
    const Tally tally = play_days(5'000, [](std::uint64_t day, Tally& cuts_of_day) {
        const TemporaryFolder folder;
        const auto database = folder.path() / kiosk::kStoreFile;
        PowerCuts<CounterProgram> cuts(
            database, [&] { return CounterProgram(database); }, cuts_of_day, day << 32);
        cuts.prepare([&](const CounterProgram& program) { return leave_first_schema(database, program.counter()); });
        cuts.play(switching_on());
        cuts.play(filing(9, 600));
    });
    MESSAGE(tally.text("cut points of a migration"));
    CHECK_MESSAGE(tally.harmful() == 0, tally.first_harms());
}

TEST_CASE("A counter whose commits go to the system's memory only loses reports, and this harness sees it") {
    const Tally tally = play_days(4'000, [](std::uint64_t day, Tally& cuts_of_day) {
        Day counter(day, cuts_of_day, Commits::to_memory);
        for (std::uint32_t n = 1; n <= 10; ++n) counter.cuts().play(filing(n, 600));
    });
    MESSAGE(tally.text("cut points with synchronous = NORMAL"));
    CHECK(2 * tally.of(Harm::lost) > tally.cuts());
}
