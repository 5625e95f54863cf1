// The hub's registry. A receipt speaks only of what a power cut cannot take back.
#include <doctest/doctest.h>

#include "tests/power/hub_day.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::test;

TEST_CASE("Wherever the power is cut at the hub, no report that it has taken is lost, and no database unreadable") {
    const Tally tally = play_days(20'000, [](std::uint64_t day, Tally& cuts_of_day) {
        const TemporaryFolder folder;
        PowerCuts<HubProgram> cuts(
            folder.path() / sync::kRegistryFile, [&] { return HubProgram(folder.path()); }, cuts_of_day, day << 32);
        int steps = 0;
        for (const HubStep& step : hub_day(day, 8)) {
            cuts.play(step);
            if (++steps % 4 == 0) cuts.switch_off_and_on();
        }
    });
    MESSAGE(tally.text("cut points at the hub"));
    CHECK_MESSAGE(tally.harmful() == 0, tally.first_harms());
}
