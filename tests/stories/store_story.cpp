// A store that cannot be used.
#include <doctest/doctest.h>

#include <fstream>

#include "kiosk/base/files.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

TEST_CASE("Over a store that is gone the kiosk is out of service, instead of giving its numbers a second time") {
    Story story;
    story.file(make_residents(1, 32).front());
    story.switch_off();
    std::filesystem::remove(story.folder() / "loket.db");
    std::filesystem::remove(story.folder() / "loket.db-wal");
    story.switch_on();
    CHECK(story.screen().screen == ui::Screen::out_of_service);
    CHECK(story.screen().out_of_service_code == "L-DB-4");
    CHECK_FALSE(std::filesystem::exists(story.folder() / "loket.db"));
}

TEST_CASE("A damaged store puts the kiosk out of service, and its file stays as it is for the technician") {
    Story story;
    story.file(make_residents(1, 31).front());
    story.switch_off();
    const auto file = story.folder() / "loket.db";
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(4096);
        stream << std::string(4096, 'x');
    }
    const auto before = read_file(file, 64 * 1024 * 1024);
    story.switch_on();
    CHECK(story.screen().screen == ui::Screen::out_of_service);
    CHECK(story.screen().out_of_service_code == "L-DB-1");
    story.touch(ui::StartReport{Kind::pengaduan});
    CHECK(story.screen().screen == ui::Screen::out_of_service);
    CHECK(*read_file(file, 64 * 1024 * 1024) == *before);
}

TEST_CASE("A kiosk whose tables call a report delivered of which the journal knows nothing does not go on") {
    Story story;
    story.network().set(Weather::lose_request);
    story.file(make_residents(1, 33).front());
    story.sabotage("UPDATE ledger SET delivered_at = 1; DELETE FROM outbox");
    const std::string entries = story.journal();
    story.switch_off();
    story.switch_on();
    story.settle();
    CHECK(story.screen().screen == ui::Screen::out_of_service);
    CHECK(story.screen().out_of_service_code == "L-DB-1");
    CHECK(story.journal() == entries);
}
