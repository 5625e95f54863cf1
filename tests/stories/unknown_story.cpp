// Commits that break off without saying how, on a disk in memory whose trouble is ordered: the clerk opens the store
// again and asks it by the same id, up to three times.
#include <doctest/doctest.h>

#include "kiosk/base/checkpoint.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/power_vfs.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

// What the checkpoint needs to know; the story has one thread.
PowerDisk* ailing = nullptr;
int commits_to_break = 0;
std::uint64_t operations_before = 0;

/// Lets the commit that comes now break off, and what follows go well.
void break_the_commit(std::string_view name) {
    if (name != "store.filing" || commits_to_break == 0) return;
    --commits_to_break;
    ailing->order({.after = operations_before, .count = 1, .answer = DiskAnswer::failed});
}

/// A kiosk whose store and hub are on a disk of their own.
struct AilingKiosk {
    TemporaryFolder folder;
    PowerDisk disk;
    PowerMount mount{disk, folder.path() / kiosk::kStoreFile};
    Story story{folder.path(), Printer::none, 1};

    AilingKiosk() { ailing = &disk; }
    ~AilingKiosk() { arm_checkpoints(nullptr); }

    /// The n-th resident's draft is filed while commits break off, each at the same of its operations.
    void file_while_breaking(int commits, std::uint64_t operation) {
        commits_to_break = commits;
        operations_before = operation;
        arm_checkpoints(break_the_commit);
        story.file(make_residents(1, 41).front());
        arm_checkpoints(nullptr);
        disk.end_trouble();
    }
};

/// More than the commit that files a report has: the later ones meet the relocking, or the hub.
constexpr std::uint64_t kOperations = 40;

}  // namespace

TEST_CASE("A resident whose commit breaks off once or twice, wherever, gets the one number that the next try gives") {
    for (const int commits : {1, 2}) {
        for (std::uint64_t operation = 0; operation < kOperations; ++operation) {
            CAPTURE(commits);
            CAPTURE(operation);
            AilingKiosk kiosk;
            kiosk.file_while_breaking(commits, operation);
            REQUIRE(kiosk.story.screen().screen == ui::Screen::filed);
            CHECK(kiosk.story.screen().filed->number.serial == 1);
            kiosk.story.pass(std::chrono::seconds(60));
            CHECK(kiosk.story.books()->text() == "filed=1 acknowledged=1 waiting=0 parked=0");
            CHECK(kiosk.story.delivered().size() == 1);
        }
    }
}

TEST_CASE(
    "A kiosk whose commits break off three times is out of service, and gives no number twice when it is mended") {
    AilingKiosk kiosk;
    kiosk.file_while_breaking(3, 0);
    CHECK(kiosk.story.screen().screen == ui::Screen::out_of_service);
    CHECK(kiosk.story.screen().out_of_service_code == "L-DB-2");

    kiosk.story.switch_off();
    kiosk.story.switch_on();
    kiosk.story.file(make_residents(1, 42).front());
    REQUIRE(kiosk.story.screen().screen == ui::Screen::filed);
    kiosk.story.pass(std::chrono::seconds(60));
    CHECK(kiosk.story.books()->text() == "filed=1 acknowledged=1 waiting=0 parked=0");
    CHECK(kiosk.story.delivered().size() == 1);
}
