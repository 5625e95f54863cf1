// Disks that answer with errors. An outcome that is unknown is treated as unknown: the same call is made again.
#include <doctest/doctest.h>

#include "tests/kiosk/store/counter_room.hpp"
#include "tests/power/counter_day.hpp"
#include "tests/power/disk_troubles.hpp"
#include "tests/power/hub_day.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::test;

TEST_CASE("Whatever the disk of a counter answers, what was said is so, and what is done again is done once") {
    const Tally tally = play_days(5'000, [](std::uint64_t day, Tally& tally_of_day) {
        const TemporaryFolder folder;
        const auto database = folder.path() / kiosk::kStoreFile;
        DiskTroubles<CounterProgram> troubles(
            database, [&] { return CounterProgram(database); }, tally_of_day);
        troubles.play(founding());
        for (const CounterStep& step : counter_day(day, 2)) troubles.play(step);
    });
    MESSAGE(tally.text("disk errors"));
    CHECK_MESSAGE(tally.harmful() == 0, tally.first_harms());
}

TEST_CASE("Whatever the disk of the hub answers, what was said is so, and what is done again is done once") {
    const Tally tally = play_days(2'000, [](std::uint64_t day, Tally& tally_of_day) {
        const TemporaryFolder folder;
        DiskTroubles<HubProgram> troubles(
            folder.path() / sync::kRegistryFile, [&] { return HubProgram(folder.path()); }, tally_of_day);
        for (const HubStep& step : hub_day(day, 2)) troubles.play(step);
    });
    MESSAGE(tally.text("disk errors at the hub"));
    CHECK_MESSAGE(tally.harmful() == 0, tally.first_harms());
}

TEST_CASE("A number that is found in a log whose sync had failed is on the disk before a resident sees it") {
    const TemporaryFolder folder;
    const auto database = folder.path() / kiosk::kStoreFile;
    int found_in_log = 0;
    bool is_filed_at_once = false;
    for (std::uint64_t operation = 0; !is_filed_at_once; ++operation) {
        CAPTURE(operation);
        PowerDisk disk(NamesKept::by_any_sync);
        const PowerMount mount(disk, database);
        CounterProgram program(database);
        REQUIRE(program.found());
        // From here on the disk fails, until the clerk has closed the store.
        disk.order({.after = operation, .count = 1'000, .answer = DiskAnswer::failed});
        is_filed_at_once = program.store().file(id_of(1), morning(), filing_of).has_value();
        program.close();
        disk.end_trouble();

        REQUIRE(program.open());
        if (!is_filed_at_once && *program.store().ledger().find(id_of(1))) ++found_in_log;
        const std::string shown = program.store().file(id_of(1), morning(), filing_of)->number.text();
        PowerDisk left = disk.after_worst_cut();
        const PowerMount cut(left, database);
        CounterProgram after_cut(database);
        REQUIRE(after_cut.open());
        CHECK(*after_cut.holds(shown));
    }
    CHECK(found_in_log > 0);
}
