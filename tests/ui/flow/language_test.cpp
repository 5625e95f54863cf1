// The choice of language: offered on every screen, each by its own name, and nothing of a report depends on it.
#include <doctest/doctest.h>

#include <functional>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

/// All that a screen shows, as it reads in Indonesian.
std::string in_indonesian(const Player& resident) {
    auto state = resident.state;
    state.access.language = Language::indonesian;
    return text_of(view_of(state, resident.facts, Catalog::of(Language::indonesian)));
}

void check_same(const Player& now, const Player& before) {
    CHECK(in_indonesian(now) == in_indonesian(before));
    const State& a = now.state;
    const State& b = before.state;
    CHECK(a.draft == b.draft);
    CHECK(a.event_date_typed == b.event_date_typed);
    CHECK(a.typed_number == b.typed_number);
    CHECK(a.typed_code == b.typed_code);
    CHECK(a.kecamatan == b.kecamatan);
    CHECK(a.page == b.page);
    CHECK(a.problems == b.problems);
    CHECK(a.focus == b.focus);
    CHECK(a.keys == b.keys);
    CHECK(a.is_editing_from_review == b.is_editing_from_review);
    CHECK(a.is_choosing_kecamatan == b.is_choosing_kecamatan);
    CHECK(a.access.text_size == b.access.text_size);
    CHECK(a.access.contrast == b.access.contrast);
    CHECK(now.effects.size() == before.effects.size());
}

std::string id_of(Language language) {
    switch (language) {
        case Language::indonesian: return "language.id";
        case Language::english: return "language.en";
        case Language::malay: return "language.mus";
    }
    return {};
}

struct Place {
    const char* name;
    std::function<void(Player&)> go;
};

/// Every screen that holds something of a resident, with the keyboard up or down.
const std::vector<Place>& places() {
    static const std::vector<Place> all = {
        {"topic", [](Player& it) { it.touch("kind.pengaduan").touch("topic.road"); }},
        {"story", [](Player& it) { it.choose_topic().type("Jalan rusak\nsejak Senin").touch("key.done"); }},
        {"story, in the middle of a word", [](Player& it) { it.choose_topic().type("Jalan ru"); }},
        {"story too short", [](Player& it) { it.choose_topic().type("Aduh").touch("next"); }},
        {"place", [](Player& it) { it.choose_topic().tell_story().touch("village.16.06.06.1039"); }},
        {"kecamatan", [](Player& it) { it.choose_topic().tell_story().touch("change_kecamatan").touch("page.next"); }},
        {"place_detail",
         [](Player& it) {
             it.choose_topic().tell_story().choose_place();
             it.touch("field.place_detail").type("dekat SD").touch("field.event_date").type("2311").touch("key.done");
         }},
        {"identity", [](Player& it) { it.go_to_identity().touch("identity.open").touch("confidential"); }},
        {"person",
         [](Player& it) {
             it.go_to_identity().touch("identity.open").touch("next").type("Siti Aminah").touch("field.nik");
             it.type("160601").touch("key.done");
         }},
        {"review", [](Player& it) { it.go_to_review().touch("consent"); }},
        {"topic again, from review", [](Player& it) { it.go_to_review().touch("edit.topic").touch("topic.water"); }},
        {"notice", [](Player& it) { it.go_to_review().touch("consent").touch("notice").touch("page.next"); }},
        {"filing", [](Player& it) { it.go_to_review().touch("consent").touch("send"); }},
        {"filed",
         [](Player& it) {
             it.file().happens(PrintChanged{ticket_number(), PrintState::unverified});
         }},
        {"status_entry", [](Player& it) { it.touch("status").type("BTM200427").touch("key.done"); }},
        {"status",
         [](Player& it) {
             it.touch("status").type(ticket_number().text()).touch("field.secret_code").type("K3VQ9X7M");
             it.touch("look_up").happens(StatusFound{{.number = ticket_number(),
                                                      .kind = Kind::pengaduan,
                                                      .topic = "road",
                                                      .milestones = {{Milestone::What::recorded, it.facts.now}},
                                                      .due = std::nullopt,
                                                      .due_in_working_days = 14}});
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("Whoever needs another language finds each by its own name, and sees which one holds") {
    Player resident;
    resident.touch("language");
    CHECK(resident.dialog_text() ==
          "dialog: language\n"
          "title: Pilih bahasa\n"
          "* [language.id] Bahasa Indonesia\n"
          "  [language.mus] Baso Palembang/Musi\n"
          "  [language.en] English\n"
          "[overlay.keep] Tutup\n");
    resident.touch("language.en");
    CHECK(resident.dialog_text() == "");
    CHECK(resident.state.access.language == Language::english);
    resident.touch("language");
    CHECK(resident.dialog_text() ==
          "dialog: language\n"
          "title: Choose a language\n"
          "  [language.id] Bahasa Indonesia\n"
          "  [language.mus] Baso Palembang/Musi\n"
          "* [language.en] English\n"
          "[overlay.keep] Close\n");
}

TEST_CASE("A resident reads the Malay of the Musi, with the topics and terms as offices name them") {
    Player resident;
    resident.touch("language").touch("language.mus").touch("kind.pengaduan").touch("topic.road");
    CHECK(resident.screen_text() ==
          "screen: topic\n"
          "title: Tentang apo pengaduan Anda?\n"
          "* [topic.road] Jalan & jembatan\n"
          "  [topic.water] Air bersih\n"
          "  [topic.power] Listrik\n"
          "  [topic.waste] Sampah\n"
          "  [topic.health] Kesehatan\n"
          "  [topic.school] Sekolah\n"
          "  [topic.identity] KTP & KK\n"
          "  [topic.welfare] Bantuan sosial\n"
          "  [topic.farming] Pertanian\n"
          "  [topic.environment] Lingkungan\n"
          "  [topic.order] Keamanan\n"
          "  [topic.office] Pelayanan kantor\n"
          "  [topic.other] Topik lain, atau sayo dak yakin\n"
          "[next] Lanjut\n");
}

TEST_CASE("In the middle of anything a resident changes the language, and changes it back, and has lost nothing") {
    for (const Place& place : places()) {
        CAPTURE(place.name);
        for (const Language language : kLanguages) {
            Player resident;
            place.go(resident);
            const Player before = resident;
            resident.touch("language");
            resident.touch(id_of(language));
            CHECK(resident.state.access.language == language);
            check_same(resident, before);
            resident.touch("language").touch("language.id");
            CHECK(resident.state.access == before.state.access);
            check_same(resident, before);
        }
    }
}

TEST_CASE("Who opens the choice of languages by mistake closes it, and nothing beneath it was touched") {
    for (const Place& place : places()) {
        CAPTURE(place.name);
        Player resident;
        place.go(resident);
        const Player before = resident;
        resident.touch("language");
        for (const Intent& intent : {Intent{Next{}}, Intent{Back{}}, Intent{Send{}}, Intent{ConfirmCancel{}},
                                     Intent{TypeText{"x"}}, Intent{Touched{}}, Intent{Done{}}}) {
            resident.state = step(resident.state, intent, resident.facts).state;
        }
        CHECK(resident.state.overlay == Overlay::language);
        resident.touch("overlay.keep");
        CHECK(resident.state.access == before.state.access);
        check_same(resident, before);
    }
}

TEST_CASE("A language is chosen only where it was asked for") {
    Player resident;
    resident.choose_topic();
    const auto choose = [&] {
        resident.state = step(resident.state, Intent{ChooseLanguage{Language::english}}, resident.facts).state;
    };
    choose();
    CHECK(resident.state.access.language == Language::indonesian);
    resident.touch("cancel");
    choose();
    CHECK(resident.state.access.language == Language::indonesian);
    CHECK(resident.state.overlay == Overlay::cancel);
}

TEST_CASE("Who walks away from the choice of languages is asked, and then forgotten") {
    Player resident;
    resident.choose_topic().type("Jalan rusak").touch("key.done").touch("language").wait(Milliseconds(120'000));
    CHECK(resident.dialog_text().find("dialog: idle") != std::string::npos);
    resident.wait(Milliseconds(45'000));
    CHECK(resident.is_fresh());

    Player passer_by;
    passer_by.touch("language").wait(Milliseconds(165'000));
    CHECK(passer_by.is_fresh());
}
