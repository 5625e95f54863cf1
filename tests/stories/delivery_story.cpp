// From the counter to the regency, in all weathers.
#include <doctest/doctest.h>

#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

/// What the hub must hold for these drafts: the JSON of each, but for the moment of consent, which the kiosk gives.
void check_delivered(Story& story, const std::vector<Draft>& drafts) {
    const auto delivered = story.delivered();
    REQUIRE(delivered.size() == drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto space = delivered[i].find(' ');
        const auto report = report_from_json(std::string_view(delivered[i]).substr(space + 1), kResidentsDay);
        REQUIRE(report.has_value());
        Draft arrived = report->content();
        CHECK(arrived.consent->notice_version == "2026-11");
        Draft typed = drafts[i];
        arrived.consent = typed.consent = std::nullopt;
        CHECK(arrived == typed);
    }
}

constexpr std::chrono::seconds kHour{3600};

}  // namespace

TEST_CASE("A resident's report is recorded, printed and delivered, and the screen says each only when it is so") {
    Story story;
    const auto draft = make_residents(1, 1).front();
    story.file(draft);
    REQUIRE(story.screen().screen == ui::Screen::filed);
    CHECK(story.screen().filed->number.text() == "BTM2-00001-5");
    CHECK(story.screen().filed->print == PrintState::sent);
    story.print_all();
    CHECK(story.screen().filed->print == PrintState::confirmed);
    CHECK(story.screen().filed->is_delivered);
    check_delivered(story, {draft});
    CHECK(story.books()->text() == "filed=1 acknowledged=1 waiting=0 parked=0");
}

TEST_CASE("Twenty residents' reports arrive field by field as they were typed") {
    Story story;
    const auto drafts = make_residents(20, 2);
    for (const auto& draft : drafts) {
        story.file(draft);
        REQUIRE(story.screen().screen == ui::Screen::filed);
        story.print_all();
        story.touch(ui::Done{});
    }
    story.pass(std::chrono::seconds(60));
    check_delivered(story, drafts);
}

TEST_CASE("While the hub is away residents go on filing, and all arrives by itself when it returns") {
    Story story;
    story.network().set(Weather::lose_request);
    const auto drafts = make_residents(5, 3);
    for (const auto& draft : drafts) {
        story.file(draft);
        CHECK(story.screen().screen == ui::Screen::filed);
        CHECK_FALSE(story.screen().filed->is_delivered);
        story.print_all();
        story.touch(ui::Done{});
        story.pass(std::chrono::seconds(40));
    }
    CHECK(story.delivered().empty());
    story.network().set(Weather::clear);
    story.pass(kHour);
    check_delivered(story, drafts);
}

TEST_CASE(
    "Whatever the network does to a batch or its answer, each report is stored once and then forgotten by the queue") {
    for (const auto weather : all_weathers()) {
        CAPTURE(name_of(weather));
        Story story;
        const auto drafts = make_residents(2, 4);
        story.network().expect({weather, weather, weather});
        for (const auto& draft : drafts) {
            story.file(draft);
            story.touch(ui::Done{});
        }
        story.pass(kHour);
        check_delivered(story, drafts);
        CHECK(story.books()->text() == "filed=2 acknowledged=2 waiting=0 parked=0");
    }
}

TEST_CASE("A queue of many batches arrives once and in order, wherever one of them is lost on the way") {
    constexpr std::size_t kReports = 7;  // four batches
    for (std::size_t lost = 0; lost < 4; ++lost) {
        for (const Weather weather : {Weather::lose_request, Weather::lose_answer, Weather::slow_down}) {
            CAPTURE(lost);
            CAPTURE(name_of(weather));
            Story story;
            story.network().set(Weather::lose_request);
            const auto drafts = make_residents(kReports, 10);
            for (const auto& draft : drafts) {
                story.file(draft);
                story.touch(ui::Done{});
            }
            std::vector<Weather> coming(lost, Weather::clear);
            coming.push_back(weather);
            story.network().expect(coming);
            story.network().set(Weather::clear);
            const std::size_t before = story.network().exchanges();
            story.house().link_came_up();
            story.settle();
            CHECK(story.network().exchanges() == before + coming.size());  // then it waits, as it must
            story.pass(kHour);
            check_delivered(story, drafts);
            CHECK(story.books()->text() == "filed=7 acknowledged=7 waiting=0 parked=0");
            CHECK(story.chains_agree());
            CHECK(story.alarms().empty());
        }
    }
}

TEST_CASE("A store that cannot be written is asked again now and then, and what waits is delivered when it can") {
    Story story;
    story.network().set(Weather::lose_request);
    const auto draft = make_residents(1, 7).front();
    story.file(draft);
    story.network().set(Weather::clear);
    story.sabotage("CREATE TRIGGER sabotage BEFORE UPDATE ON counter BEGIN SELECT RAISE(ABORT, 'no'); END");
    story.pass(std::chrono::seconds(20 * 60));  // a courier that asked without a pause would never let this end
    CHECK(story.delivered().empty());
    story.sabotage("DROP TRIGGER sabotage");
    story.pass(std::chrono::seconds(31));
    check_delivered(story, {draft});
}

TEST_CASE("After hours without network what waits goes out as soon as a cable is plugged in") {
    Story story;
    story.network().set(Weather::lose_request);
    const auto draft = make_residents(1, 8).front();
    story.file(draft);
    story.pass(5 * kHour);
    story.network().set(Weather::clear);
    story.settle();
    CHECK(story.delivered().empty());
    story.house().link_came_up();
    story.settle();
    check_delivered(story, {draft});
    CHECK(story.seen().find("Tersambung") != std::string::npos);
}

TEST_CASE("A captive portal's friendly 200 delivers nothing and loses nothing") {
    Story story;
    story.network().set(Weather::portal);
    story.file(make_residents(1, 5).front());
    story.pass(kHour);
    CHECK(story.delivered().empty());
    CHECK(story.books()->text() == "filed=1 acknowledged=0 waiting=1 parked=0");
}

TEST_CASE("What waited when the power went is delivered after it comes back") {
    Story story;
    story.network().set(Weather::lose_answer);  // stored at the hub, but the kiosk does not know
    const auto draft = make_residents(1, 6).front();
    story.file(draft);
    story.switch_off();
    story.switch_on();
    story.pass(kHour);
    check_delivered(story, {draft});
    CHECK(story.books()->text() == "filed=1 acknowledged=1 waiting=0 parked=0");
}

TEST_CASE("A report that was valid at the touch on Send stays so when the clock turns back before the clerk takes it") {
    Story story;
    Draft draft = make_residents(1, 9).front();
    draft.event_date = kResidentsDay;
    story.fill_in(draft);
    story.clock().set_wall(story.clock().wall() - std::chrono::hours(24));
    story.settle();
    CHECK(story.screen().screen == ui::Screen::filed);
    check_delivered(story, {draft});
}

TEST_CASE("A kiosk with nothing to send says truly whether the regency can be reached") {
    Story story;
    story.pass(std::chrono::seconds(5));
    CHECK(story.seen().find("Tersambung") != std::string::npos);
    story.network().set(Weather::lose_request);
    story.pass(std::chrono::seconds(6 * 60));
    CHECK(story.seen().find("Luring") != std::string::npos);
    story.network().set(Weather::clear);
    story.pass(std::chrono::seconds(16 * 60));
    CHECK(story.seen().find("Tersambung") != std::string::npos);
}
