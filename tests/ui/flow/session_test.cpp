// The end of a resident's time at the screen: warned, wiped, back to the defaults.
#include "ui/flow/session.hpp"

#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

TEST_CASE("Who stands still for two minutes is asked, and who answers goes on where they were") {
    Player resident;
    resident.choose_topic().type("Jalan rusak").wait(Milliseconds(119'999));
    CHECK(resident.dialog_text() == "");
    resident.wait(Milliseconds(1));
    CHECK(resident.dialog_text() ==
          "dialog: idle\n"
          "title: Anda masih di sini?\n"
          "text: Demi keamanan Anda, layar dibersihkan dalam 45 detik.\n"
          "[overlay.keep] Saya masih di sini\n");
    resident.wait(Milliseconds(44'001));
    CHECK(resident.dialog_text().find("dalam 1 detik") != std::string::npos);
    resident.touch("overlay.keep");
    CHECK(resident.dialog_text() == "");
    CHECK(resident.state.draft.story == "Jalan rusak");
}

TEST_CASE("The same button leads through all contrasts and back to ordinary light") {
    Player resident;
    std::vector<Contrast> seen;
    for (int i = 0; i < 4; ++i) {
        resident.touch("contrast");
        seen.push_back(resident.state.access.contrast);
    }
    CHECK(seen == std::vector{Contrast::white_on_black, Contrast::black_on_white, Contrast::low, Contrast::ordinary});
}

TEST_CASE("Who has left is forgotten: texts, language and contrast") {
    Player resident;
    resident.touch("language").touch("language.en").touch("contrast").touch("text_size");
    resident.go_to_review().wait(Milliseconds(164'999));
    CHECK(resident.state.screen == Screen::review);
    resident.wait(Milliseconds(1));
    CHECK(resident.is_fresh());
}

TEST_CASE("Where the office begins in English, each resident does") {
    Player resident;
    resident.facts.first_language = Language::english;
    resident.touch("language").touch("language.id").go_to_review().wait(Milliseconds(165'000));
    CHECK(resident.state.access.language == Language::english);
}

TEST_CASE("A language chosen on the first screen by somebody who walked away does not meet the next resident") {
    Player resident;
    resident.touch("language").touch("language.en").wait(Milliseconds(165'000));
    CHECK(resident.state.access == Access{});
}

TEST_CASE("A finger anywhere on the screen says that somebody is still there") {
    Player resident;
    resident.file();
    const auto touch_the_paper = [&] {
        resident.state = step(resident.state, Intent{Touched{}}, resident.facts).state;
    };
    resident.wait(Milliseconds(59'000));
    touch_the_paper();
    resident.wait(Milliseconds(59'000));
    CHECK(resident.state.screen == Screen::filed);
    resident.wait(Milliseconds(1'000));
    CHECK(resident.is_fresh());

    resident.choose_topic().type("Jalan rusak").wait(Milliseconds(130'000));
    CHECK(resident.dialog_text().find("dialog: idle") != std::string::npos);
    touch_the_paper();
    CHECK(resident.dialog_text() == "");
    CHECK(resident.state.draft.story == "Jalan rusak");
}

TEST_CASE("Who called the officer finds everything as it was for five minutes") {
    Player resident;
    resident.file().touch("officer").wait(Milliseconds(299'999));
    CHECK(resident.state.screen == Screen::filed);
    CHECK(quiet_for(resident.state, resident.facts) == Milliseconds(1));
    CHECK(resident.dialog_text().find("Layar ini menunggu Anda selama 5 menit.") != std::string::npos);
    resident.wait(Milliseconds(1));
    CHECK(resident.is_fresh());
    resident.choose_topic().type("Jalan rusak").touch("officer").wait(Milliseconds(290'000));
    resident.touch("overlay.keep").wait(Milliseconds(119'000));
    CHECK(resident.state.draft.story == "Jalan rusak");
}

TEST_CASE("Nothing is asked while the store is filing") {
    Player resident;
    resident.go_to_review().touch("consent").touch("send").wait(Milliseconds(600'000));
    CHECK(resident.state.screen == Screen::filing);
    CHECK(resident.dialog_text() == "");
}

TEST_CASE("A wiped state holds no letter of what was typed") {
    Player resident;
    resident.go_to_review();
    auto& story = resident.state.draft.story;
    auto& nik = resident.state.draft.person.nik;
    const auto* story_bytes = story.data();
    const auto* nik_bytes = nik.data();
    const auto story_size = story.size();
    const auto nik_size = nik.size();
    wipe(resident.state);
    // The strings keep their memory after a wipe, so that looking at it is allowed.
    REQUIRE(story.data() == story_bytes);
    REQUIRE(nik.data() == nik_bytes);
    REQUIRE(story.capacity() >= story_size);
    REQUIRE(nik.capacity() >= nik_size);
    CHECK(resident.state.draft == Draft{});
    CHECK(std::string_view(story_bytes, story_size).find_first_not_of('\0') == std::string_view::npos);
    CHECK(std::string_view(nik_bytes, nik_size).find_first_not_of('\0') == std::string_view::npos);
}

TEST_CASE("The officer can be called from every screen, and nothing is lost by it") {
    Player resident;
    resident.choose_topic().type("Jalan rusak").touch("officer");
    CHECK(std::holds_alternative<NoteOfficerCalled>(resident.effects.at(0)));
    CHECK(resident.dialog_text().find("title: Petugas ada di meja pelayanan\n") != std::string::npos);
    resident.touch("overlay.keep");
    CHECK(resident.state.draft.story == "Jalan rusak");
}

TEST_CASE("When the store is lost every screen gives way to the technician's code") {
    for (const auto* id : {"status", "kind.pengaduan"}) {
        Player resident;
        resident.touch("language").touch("language.en").touch(id).happens(StoreLost{"L-DB-1"});
        CHECK(resident.screen_text() ==
              "screen: out_of_service\n"
              "title: This counter is out of service\n"
              "subtitle: Reports already recorded are not deleted. Please see an officer at the service desk and tell "
              "them this code.\n"
              "code: L-DB-1\n");
        resident.wait(Milliseconds(600'000));
        CHECK(resident.state.screen == Screen::out_of_service);
    }
}

TEST_CASE("The screen sleeps until something changes by itself, and no longer") {
    Player resident;
    resident.facts.now += Milliseconds(12'345);
    CHECK(quiet_for(resident.state, resident.facts) == Milliseconds(47'655));  // the clock's next minute

    resident.touch("kind.pengaduan").wait(Milliseconds(110'000));
    CHECK(quiet_for(resident.state, resident.facts) == Milliseconds(10'000));  // the warning
    resident.wait(Milliseconds(10'000));
    CHECK(quiet_for(resident.state, resident.facts) == Milliseconds(1'000));  // its countdown
    resident.wait(Milliseconds(300));
    CHECK(quiet_for(resident.state, resident.facts) == Milliseconds(700));
}
