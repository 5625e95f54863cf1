// The house with its doors open: clerk, press and courier on their own threads, as in the kiosk. It is what the thread
// sanitizer looks at; all else about the house is told in stories without threads.
#include <doctest/doctest.h>

#include <set>

#include "kiosk/app/house.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

TEST_CASE("With all threads at work thirty reports are filed, printed and delivered, each once") {
    constexpr std::size_t kReports = 30;
    Story story(Printer::folder);
    story.open_doors();
    for (auto draft : make_residents(kReports, 41)) {
        draft.consent = Consent{"2026-11", story.clock().wall()};
        story.house().to_clerk(kiosk::FileRequest{*validate(draft, kResidentsDay), story.clock().wall()});
    }
    std::set<std::string> filed, printed, delivered;
    while (printed.size() < kReports || delivered.size() < kReports) {
        const auto message = story.house().screen_box().take_within(std::chrono::seconds(60));
        REQUIRE_MESSAGE(message.has_value(), "the house has fallen silent");
        const auto* event = std::get_if<ui::Event>(&*message);
        if (event == nullptr) continue;
        if (const auto* report = std::get_if<ui::ReportFiled>(event)) filed.insert(report->filed.number.text());
        if (const auto* arrival = std::get_if<ui::ReportDelivered>(event)) delivered.insert(arrival->number.text());
        const auto* print = std::get_if<ui::PrintChanged>(event);
        if (print != nullptr && is_settled(print->state)) printed.insert(print->number.text());
    }
    CHECK(filed.size() == kReports);
    CHECK(printed == filed);
    CHECK(delivered == filed);
    story.switch_off();
    CHECK(story.delivered().size() == kReports);
    CHECK(story.books()->text() == "filed=30 acknowledged=30 waiting=0 parked=0");
}
