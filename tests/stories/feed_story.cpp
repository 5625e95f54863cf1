// From the regency back to the counter: what is told there without a network, and to whom.
#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "sync/hub/hub_keys.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

constexpr std::chrono::minutes kGreeting{6};  // the courier greets every five

/// What the resident takes home.
struct Paper {
    TicketNumber number;
    std::string code;
};

Paper file_one(Story& story) {
    story.file(make_residents(1, 1).front());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    const Paper paper{story.screen().filed->number, std::string(story.screen().filed->secret_code.reveal_text())};
    story.print_all();
    story.touch(ui::Done{});
    return paper;
}

/// The texts of the timeline that the screen shows, each with its standing.
std::string timeline(Story& story, const Paper& paper) {
    story.look_up(paper.number.text(), paper.code);
    if (story.screen().screen != ui::Screen::status) return "no status";
    std::string text;
    for (const auto& milestone : story.screen().status->milestones) {
        text += std::to_string(int(milestone.what)) + (milestone.text.empty() ? "" : " " + milestone.text) + "\n";
    }
    story.touch(ui::Done{});
    return text;
}

/// Whether a text stands anywhere in the kiosk's files, the write-ahead log included.
bool lies_in(const std::filesystem::path& folder, std::string_view text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().string().find("/hub/") != std::string::npos) continue;
        const Bytes content = read_file(entry.path(), 64 * 1024 * 1024).value();
        if (as_text(content).find(text) != std::string_view::npos) return true;
    }
    return false;
}

std::string a_week_of_holidays() {
    std::string csv = "date,kind,name\n";
    for (int day = 24; day <= 30; ++day) csv += "2026-11-" + std::to_string(day) + ",collective,Libur bersama\n";
    return csv;
}

/// The day that the next resident is promised.
std::optional<Date> promised_day(Story& story) {
    story.file(make_residents(1, 1).front());
    const auto due = story.screen().filed->due;
    story.print_all();
    story.touch(ui::Done{});
    return due;
}

}  // namespace

TEST_CASE("An answer is read at the counter by whoever holds the paper, without a network") {
    Story story;
    const Paper paper = file_one(story);
    story.reply(paper.number, sync::Standing::forwarded, "Dinas Pekerjaan Umum");
    story.pass(kGreeting);
    story.reply(paper.number, sync::Standing::answered, "Jembatan darurat dipasang hari Kamis.");
    story.pass(kGreeting);
    story.network().set(Weather::lose_request);
    CHECK(timeline(story, paper) == "0\n1\n3 Dinas Pekerjaan Umum\n5 Jembatan darurat dipasang hari Kamis.\n");
    CHECK(timeline(story, {paper.number, "K3VQ-9X7M"}) == "no status");
    CHECK_FALSE(lies_in(story.slips().parent_path(), "Jembatan darurat"));
    CHECK_FALSE(lies_in(story.slips().parent_path(), "Pekerjaan Umum"));
}

TEST_CASE("An answer whose page was lost or garbled on the way comes later, and once") {
    for (const Weather weather : {Weather::lose_request, Weather::lose_answer, Weather::truncate_answer,
                                  Weather::portal, Weather::forged_receipt, Weather::duplicate}) {
        CAPTURE(int(weather));
        Story story;
        const Paper paper = file_one(story);
        story.reply(paper.number, sync::Standing::closed, "Selesai.");
        story.network().expect({Weather::clear, weather});  // the greeting gets through, the request for news does not
        story.pass(kGreeting);
        story.pass(2 * kGreeting);
        CHECK(timeline(story, paper) == "0\n1\n6 Selesai.\n");
    }
}

TEST_CASE("A kiosk that was away hears only the newest of what changes, and all answers") {
    Story story;
    const Paper paper = file_one(story);
    story.network().set(Weather::lose_request);
    for (std::uint64_t supporters = 1; supporters <= 50; ++supporters) {
        story.publish(sync::Proposal{"P-12", "Jembatan Desa Sukarami", "16.06.01.2001", supporters});
    }
    story.reply(paper.number, sync::Standing::forwarded, "");
    story.reply(paper.number, sync::Standing::in_progress, "");
    story.pass(std::chrono::minutes(120));
    story.network().set(Weather::clear);
    story.pass(std::chrono::minutes(60));
    CHECK(timeline(story, paper) == "0\n1\n3\n4\n");
    const auto proposals = kiosk::Store::open(story.slips().parent_path() / kiosk::kStoreFile, *Counter::parse("BTM2"))
                               ->feed_cache()
                               .all("proposal")
                               .value();
    REQUIRE(proposals.size() == 1);
    const auto proposal = sync::decode_item(proposals.front().bytes);
    CHECK(std::get<sync::Proposal>(**proposal).supporters == 50);
}

TEST_CASE("Holidays that the regency tells move the day that a resident is promised") {
    Story story;
    file_one(story);
    const auto before = promised_day(story);
    story.publish(sync::Holidays{a_week_of_holidays()});
    story.pass(kGreeting);
    CHECK(promised_day(story) > before);
}

TEST_CASE("After the hub changed its key the counter seals to the new one, and the old envelopes still open") {
    const TemporaryFolder folder;
    {
        Story story(folder.path(), Printer::by_hand, 1);
        story.network().set(Weather::lose_request);
        file_one(story);
    }
    SeededEntropy entropy(9);
    const auto keys = sync::rotate_box_key(folder.path() / "hub", entropy);
    REQUIRE(keys);
    Story story(folder.path(), Printer::by_hand, 2);
    story.publish(sync::BoxKeyChange{keys->identity().box_key});
    story.pass(kGreeting);
    file_one(story);
    story.pass(kGreeting);
    CHECK(story.delivered().size() == 2);
    auto tables =
        kiosk::Connection::open(folder.path() / "hub" / "hub.db", kiosk::OpenMode::read_only, kiosk::OpenCheck::none);
    REQUIRE(tables);
    auto rows = tables->prepare("SELECT hub_key FROM envelope ORDER BY serial");
    REQUIRE(rows);
    std::vector<std::string> sealed_to;
    while (rows->step().value() == kiosk::Step::row) sealed_to.push_back(rows->text(0).value());
    CHECK(sealed_to == std::vector{keys->box_keys.front().id, keys->box_keys.back().id});
}

TEST_CASE("What another program kept of the hub's news, from a stick, the running counter follows within minutes") {
    Story story;
    story.network().set(Weather::lose_request);
    const auto before = promised_day(story);
    {
        auto beside = kiosk::Store::open(story.folder() / kiosk::kStoreFile, *Counter::parse("BTM2")).value();
        const kiosk::CachedItem holidays{"holidays", "", encode(sync::FeedItem(sync::Holidays{a_week_of_holidays()}))};
        REQUIRE(beside.feed_cache().keep({holidays}, {.asked = 0, .from = 0, .to = 5}).value());
    }
    story.pass(std::chrono::minutes(2));
    CHECK(promised_day(story) > before);
}
