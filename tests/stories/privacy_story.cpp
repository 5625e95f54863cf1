// What a thief of the kiosk can read.
#include <doctest/doctest.h>

#include <filesystem>

#include "kiosk/base/files.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

/// Where a text stands in any file of the kiosk, the write-ahead log included; empty when nowhere. The hub's folder is
/// the regency's, not the kiosk's.
std::string find_on_disk(const Story& story, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(story.folder())) {
        const auto path = entry.path().string();
        if (!entry.is_regular_file() || path.find("/hub/") != std::string::npos) continue;
        const auto bytes = read_file(entry.path(), 64 * 1024 * 1024);
        REQUIRE(bytes.has_value());
        if (as_text(*bytes).find(text) != std::string_view::npos) return path;
    }
    return {};
}

Draft a_named_resident() {
    Draft draft = make_residents(1, 21).front();
    draft.identity = Identity::open;
    draft.story = "Jembatan kayu di dusun kami putus dan anak sekolah menyeberang naik perahu.";
    draft.place_detail = "dekat rumah Pak Rohim";
    draft.person = {"Siti Aminah", "1606014101900001", "Jalan Merdeka 7", "081200001234"};
    return draft;
}

}  // namespace

TEST_CASE("After filing, nothing in the kiosk's folder tells what was written or by whom") {
    Story story;
    // Before delivery and before printing: all that may be owed lies on the disk now.
    story.network().set(Weather::lose_request);
    story.printer().run_out_of_paper();
    story.file(a_named_resident());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    const std::string code(story.screen().filed->secret_code.reveal_text());
    const auto bare_code = code.substr(0, 4) + code.substr(5);
    const auto check_all = [&] {
        for (const std::string secret : {"Jembatan kayu", "anak sekolah", "Rohim", "Siti Aminah", "Aminah",
                                         "1606014101900001", "160601XXXXXX0001", "Merdeka 7", "081200001234"}) {
            CAPTURE(secret);
            CHECK(find_on_disk(story, secret) == "");
        }
        CHECK(find_on_disk(story, code) == "");
        CHECK(find_on_disk(story, bare_code) == "");
    };
    check_all();
    // The search bites: the number, which is no secret, is found.
    CHECK(find_on_disk(story, "BTM2-00001-5") != "");
    story.printer().mend();
    story.network().set(Weather::clear);
    story.pass(std::chrono::seconds(60));
    story.print_all();
    story.touch(ui::Done{});
    check_all();
}

TEST_CASE("Where there is no printer the slip opens with number and code alone, and no paper is made of it") {
    Story story(Printer::none);
    story.file(a_named_resident());
    REQUIRE(story.screen().screen == ui::Screen::filed);
    CHECK(story.seen().find("Tanpa tanda terima kertas") != std::string::npos);
    CHECK(story.seen().find("[print_again]") == std::string::npos);
    CHECK(story.open_slips() == 0);
    const auto number = story.screen().filed->number;
    const std::string code(story.screen().filed->secret_code.reveal_text());
    story.touch(ui::PrintAgain{});  // as if somebody had found the button
    story.settle();
    CHECK(story.screen().filed->print == PrintState::without);
    CHECK_FALSE(std::filesystem::exists(story.slips()));
    story.touch(ui::Done{});
    story.look_up(number.text(), code);
    CHECK(story.screen().screen == ui::Screen::status);
}

TEST_CASE("A receipt that failed opens with number and code alone, and can be printed with them later") {
    Story story;
    story.file(a_named_resident());
    const auto number = story.screen().filed->number;
    const std::string code(story.screen().filed->secret_code.reveal_text());
    story.printer().abort();
    story.pass(std::chrono::seconds(2));
    CHECK(story.screen().filed->print == PrintState::failed);
    CHECK(story.open_slips() == 0);
    story.touch(ui::Done{});
    story.look_up(number.text(), code);
    story.touch(ui::PrintAgain{});
    story.pass(std::chrono::seconds(2));
    story.print_all();
    CHECK(story.screen().status->print == PrintState::confirmed);
}

TEST_CASE("When a session ends nothing of it stays in the state of the screen") {
    Story story;
    const auto bytes_of_screen = [&] {
        return std::string_view(reinterpret_cast<const char*>(&story.screen()), sizeof story.screen());
    };
    story.touch(ui::StartReport{Kind::pengaduan});
    story.touch(ui::ChooseTopic{"road"});
    story.touch(ui::Next{});
    story.touch(ui::FocusField{ui::TextField::story});
    story.touch(ui::TypeText{"Jalan rusak"});  // so short that it lies in the state itself
    CHECK(bytes_of_screen().find("Jalan rusak") != std::string_view::npos);
    story.pass(std::chrono::seconds(166));
    CHECK(bytes_of_screen().find("Jalan rusak") == std::string_view::npos);

    story.file(a_named_resident());
    story.touch(ui::Done{});
    CHECK(story.screen().draft == Draft{});
    CHECK_FALSE(story.screen().filed.has_value());
    CHECK(story.screen().screen == ui::Screen::welcome);
}

TEST_CASE("A resident who walks away leaves nothing behind") {
    Story story;
    story.touch(ui::StartReport{Kind::pengaduan});
    story.touch(ui::Next{});
    story.touch(ui::FocusField{ui::TextField::story});
    story.touch(ui::TypeText{"Nama saya Siti Aminah"});
    story.pass(std::chrono::seconds(121));
    CHECK(story.screen().overlay == ui::Overlay::idle);
    story.pass(std::chrono::seconds(46));
    CHECK(story.screen().screen == ui::Screen::welcome);
    CHECK(story.screen().draft == Draft{});
}
