// The whole way of a resident, touched in a real window on every display and in every language, with a picture of each
// screen. The pictures of one way hang together in kept/; after a change that was meant, look at the new ones and keep
// them: LOKET_KEEP_PICTURES=1 build/bin/test_journeys.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>

#include "tests/e2e/journeys/stage.hpp"
#include "tests/ui/flow/qr_sample.hpp"
#include "tests/ui/screens/gallery.hpp"

namespace loket::ui {
namespace {

struct Office {
    const char* name;
    Size display;
    float px_per_mm;
    int smaller;  ///< so many times are its kept pictures
};
constexpr Office kOffices[] = {{"kiosk", {1920, 1080}, 3.78F, 8},
                               {"standing-kiosk", {1080, 1920}, 3.78F, 8},
                               {"laptop", {1366, 768}, 4.0F, 5},
                               {"tablet", {1024, 600}, 4.6F, 5}};

constexpr std::pair<Language, const char*> kNames[] = {
    {Language::indonesian, "id"}, {Language::english, "en"}, {Language::malay, "mus"}};

/// A pixel that is off by this much of 255 is seen to be another; and how many may be, where drivers round otherwise.
constexpr int kLevels = 32;
constexpr double kMostDifferent = 0.0002;

/// The store's answer to Send.
ReportFiled filed(const Stage& stage) {
    return ReportFiled{Filed{.number = ticket_number(),
                             .secret_code = Secret(std::string_view("K3VQ-9X7M")),
                             .captured_at = stage.resident.facts.now,
                             .kind = Kind::pengaduan,
                             .topic = "road",
                             .due = parse_date("2026-12-11").value(),
                             .due_in_working_days = 14,
                             .qr = qr_of_ticket_number()}};
}

ReportStatus status(const Stage& stage) {
    const Instant now = stage.resident.facts.now;
    return {ticket_number(),
            Kind::pengaduan,
            "road",
            {{Milestone::What::recorded, now}, {Milestone::What::delivered, now}, {Milestone::What::forwarded, now}},
            parse_date("2026-12-11").value(),
            14};
}

/// To the next field; where only the one that is typed into has room, by Enter.
void go_on_to(Stage& stage, std::string_view field) { stage.tap(stage.has(field) ? field : "key.enter"); }

/// Files a report and asks for it again; a picture of each screen on the way.
Gallery walk_through(Stage& stage, const Office& office, const char* language) {
    Gallery gallery(4);
    const auto look = [&] { gallery.hang(smaller(stage.seen(), office.smaller)); };
    stage.tap("language");
    stage.tap(std::string("language.") + language);
    look();
    stage.tap("kind.pengaduan");
    stage.tap("topic.road");
    look();
    stage.tap("next");
    stage.type("jembatan putus");
    look();
    stage.tap("next");
    stage.tap("village.16.06.06.1039");
    look();
    stage.tap("next");
    stage.tap("field.place_detail");
    stage.type("dekat sd");
    look();
    stage.tap("next");
    stage.tap("identity.anonymous");
    look();
    stage.tap("next");
    stage.type("siti");
    go_on_to(stage, "field.nik");
    stage.type("1606015503900001");
    look();
    stage.tap("next");
    stage.tap("notice");
    look();
    stage.tap("notice.close");
    stage.tap("consent");
    look();
    stage.tap("send");
    REQUIRE(stage.resident.effects.size() == 1);
    CHECK(std::get<FileReport>(stage.resident.effects[0]).report.content().person.nik == "1606015503900001");
    stage.happens(filed(stage));
    look();
    stage.tap("done");
    stage.tap("status");
    stage.type("btm200427p");
    go_on_to(stage, "field.secret_code");
    stage.type("k3vq9x7m");
    look();
    if (!stage.has("look_up")) stage.tap("key.done");
    stage.tap("look_up");
    stage.happens(StatusFound{status(stage)});
    look();
    stage.tap("done");
    CHECK(stage.resident.state.screen == Screen::welcome);
    return gallery;
}

void compare_with_kept(const Pixels& wall, const std::string& name) {
    const auto kept = std::filesystem::path(LOKET_KEPT_PICTURES) / (name + ".png");
    if (getenv("LOKET_KEEP_PICTURES") != nullptr) return write_png(wall, kept);
    const double off = difference(wall, read_png(kept), kLevels);
    if (off <= kMostDifferent) return;
    const auto seen = std::filesystem::path(LOKET_SEEN_PICTURES) / (name + ".png");
    std::filesystem::create_directories(seen.parent_path());
    write_png(wall, seen);
    FAIL_CHECK(off << " of the pixels of " << seen.string() << " are not those of " << kept.string());
}

void test_in(const Office& office) {
    for (const auto& [language, name] : kNames) {
        CAPTURE(office.name);
        CAPTURE(name);
        Stage stage(office.display, office.px_per_mm);
        const Gallery gallery = walk_through(stage, office, name);
        compare_with_kept(gallery.wall(), std::string(office.name) + "-" + name);
    }
}

}  // namespace

TEST_CASE("A resident files a report and asks for it at a kiosk, in three languages") { test_in(kOffices[0]); }
TEST_CASE("A resident files a report and asks for it at a standing kiosk, in three languages") { test_in(kOffices[1]); }
TEST_CASE("A resident files a report and asks for it at a laptop, in three languages") { test_in(kOffices[2]); }
TEST_CASE("A resident files a report and asks for it at a tablet, in three languages") { test_in(kOffices[3]); }

}  // namespace loket::ui
