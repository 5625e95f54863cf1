// The five steps, touched through like a resident does.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

std::string problem_of(const Player& player, std::string_view field_id) {
    const auto view = player.view();
    for (const auto& field : std::get<FormView>(view.screen).fields)
        if (field.focus.id == field_id) return field.problem;
    return "no such field";
}

}  // namespace

TEST_CASE("A resident gets from the first screen to the review, and every answer is in the draft") {
    Player resident;
    resident.go_to_review();
    const auto& draft = resident.state.draft;
    CHECK(resident.state.screen == Screen::review);
    CHECK(draft.kind == Kind::pengaduan);
    CHECK(draft.topic == "road");
    CHECK(draft.story == "Jembatan kayu putus sejak Senin. Anak sekolah naik perahu.");
    CHECK(draft.village == "16.06.06.1039");
    CHECK(draft.place_detail == "dekat SD Negeri 2");
    CHECK(draft.identity == Identity::anonymous);
    CHECK(draft.person.name == "Siti Aminah");
    CHECK(draft.person.nik == "1606015503900001");
    CHECK(draft.person.phone == "081200000001");
    CHECK_FALSE(draft.consent.has_value());
}

TEST_CASE("Back and Next through all steps lose nothing") {
    Player resident;
    resident.go_to_review();
    const auto draft = resident.state.draft;
    for (int i = 0; i < 6; ++i) resident.touch("back");
    CHECK(resident.state.screen == Screen::topic);
    CHECK(resident.state.draft == draft);
    for (int i = 0; i < 6; ++i) resident.touch("next");
    CHECK(resident.state.screen == Screen::review);
    CHECK(resident.state.draft == draft);
}

TEST_CASE("Back from the first step asks before answers are lost, and not when there are none") {
    Player resident;
    resident.touch("kind.aspirasi").touch("topic.water").touch("back");
    CHECK(resident.state.screen == Screen::welcome);

    resident.choose_topic().type("Jalan rusak").touch("back").touch("back");
    CHECK(resident.dialog_text() ==
          "dialog: cancel\n"
          "title: Batalkan laporan ini?\n"
          "text: Semua yang sudah Anda tulis akan dihapus.\n"
          "[overlay.keep] Lanjutkan laporan\n"
          "[overlay.leave] Batalkan dan hapus\n");
    resident.touch("overlay.keep");
    CHECK(resident.state.screen == Screen::topic);
    CHECK(resident.state.draft.story == "Jalan rusak");
    resident.touch("back").touch("overlay.leave");
    CHECK(resident.is_fresh());
}

TEST_CASE("Who is not sure of the topic may say so, or say nothing") {
    Player unsure;
    unsure.touch("kind.pengaduan").touch("topic.other").touch("next");
    CHECK(unsure.state.draft.topic == "other");
    CHECK(unsure.state.screen == Screen::story);

    Player silent;
    silent.touch("kind.pengaduan").touch("next");
    CHECK(silent.state.screen == Screen::story);
}

TEST_CASE("A story that is missing or too short is told so beside it, and stays") {
    struct Row {
        const char* story;
        const char* problem;
    };
    for (const auto& row : {Row{"", "Cerita belum diisi"}, Row{"   ", "Cerita belum diisi"},
                            Row{"Rusak", "Masih terlalu pendek, sedikitnya 10 huruf"}}) {
        Player resident;
        resident.choose_topic().type(row.story).touch("next");
        const auto view = resident.view();
        CHECK(resident.state.screen == Screen::story);
        CHECK(std::get<StoryView>(view.screen).story.problem == row.problem);
        CHECK(std::get<StoryView>(view.screen).story.text == row.story);
        resident.touch("field.story").type("x");
        const auto mended = resident.view();
        CHECK(std::get<StoryView>(mended.screen).story.problem == "");
    }
}

TEST_CASE("A story that is too long says how long it may be, in the language chosen") {
    Player resident;
    resident.choose_topic();
    resident.state.draft.story.assign(10'001, 'a');  // not to be had by typing
    resident.touch("next");
    CHECK(text_of(resident.view()).find("problem: Terlalu panjang, paling banyak 10.000 huruf") != std::string::npos);
    resident.touch("language").touch("language.en");
    CHECK(text_of(resident.view()).find("problem: Too long, at most 10,000 characters") != std::string::npos);
}

TEST_CASE("A 16-digit number in the story gives a gentle warning and holds nobody up") {
    Player resident;
    resident.choose_topic().type("NIK saya 1606015503900001 tidak terdaftar");
    const auto view = resident.view();
    CHECK(std::get<StoryView>(view.screen).story.note ==
          "Ada 16 angka yang mirip NIK. Bila itu NIK, sebaiknya dihapus dari cerita.");
    resident.touch("next");
    CHECK(resident.state.screen == Screen::place);
}

TEST_CASE("A place is asked for, except of somebody who asks for information") {
    Player complainant;
    complainant.choose_topic().tell_story().touch("next");
    CHECK(text_of(complainant.view()).find("problem: Pilih satu desa atau kelurahan") != std::string::npos);

    Player asker;
    asker.touch("kind.permintaan_informasi").touch("next").tell_story().touch("next");
    CHECK(asker.state.screen == Screen::place_detail);
}

TEST_CASE("A resident from elsewhere changes the kecamatan and pages through its villages") {
    Player resident;
    resident.choose_topic().tell_story().touch("village.16.06.06.1039").touch("change_kecamatan");
    CHECK_FALSE(resident.can_touch("next"));
    resident.touch("page.next").touch("kecamatan.16.06.15");
    CHECK(resident.state.draft.village == "");  // what is no longer in sight does not go along unseen
    resident.touch("change_kecamatan").touch("back");
    CHECK(resident.state.screen == Screen::place);
    resident.touch("change_kecamatan").touch("kecamatan.16.06.11");
    for (int page = 1; page <= 3; ++page) {
        const auto view = resident.view();
        const auto& place = std::get<PlaceView>(view.screen);
        CHECK(place.page_text == "Halaman " + std::to_string(page) + " dari 3");
        CHECK(place.choices.size() <= 12);
        if (page < 3) resident.touch("page.next");
    }
    CHECK_FALSE(resident.can_touch("page.next"));
}

TEST_CASE("A village chosen on the second page is in sight again after Back") {
    Player resident;
    resident.choose_topic().tell_story().touch("page.next").touch("village.16.06.06.2043").touch("next").touch("back");
    CHECK(resident.state.page == 1);
    CHECK(resident.can_touch("village.16.06.06.2043"));
}

TEST_CASE("An unknown village cannot be chosen") {
    Player resident;
    resident.choose_topic().tell_story();
    for (const auto* code : {"16.06.06.9999", "16.06.06", "16.06", "", "x"})
        resident.state = step(resident.state, Input(Intent(ChooseVillage{code})), resident.facts).state;
    CHECK(resident.state.draft.village == "");
    resident.state.draft.village = "16.06.06.9999";
    resident.touch("next");
    CHECK(text_of(resident.view()).find("problem: Desa ini tidak ada dalam daftar") != std::string::npos);
}

TEST_CASE("A date that does not exist, is not whole, too old or not yet there gives its reason beside it") {
    struct Row {
        const char* digits;
        const char* problem;
    };
    const Row rows[] = {
        {"29022026", "Tanggal ini belum lengkap atau tidak ada di kalender"},
        {"2311", "Tanggal ini belum lengkap atau tidak ada di kalender"},
        {"24112026", "Tanggal ini belum tiba"},
        {"01011944", "Tahunnya sebelum 1945, mohon periksa lagi"},
    };
    for (const auto& row : rows) {
        Player resident;
        resident.choose_topic().tell_story().choose_place().touch("field.event_date").type(row.digits).touch("next");
        CHECK(resident.state.screen == Screen::place_detail);
        CHECK(problem_of(resident, "field.event_date") == row.problem);
    }
}

TEST_CASE("Today and yesterday are one touch") {
    Player resident;
    resident.choose_topic().tell_story().choose_place().touch("date.yesterday");
    CHECK(resident.state.event_date_typed == "22/11/2026");
    resident.touch("date.today").touch("next");
    CHECK(resident.state.draft.event_date == date_of(resident.facts.now));
}

TEST_CASE("Who gives no name is asked for none") {
    Player resident;
    resident.go_to_identity().touch("next");
    CHECK(text_of(resident.view()).find("problem: Pilih salah satu") != std::string::npos);
    resident.touch("identity.none").touch("next");
    CHECK(resident.state.screen == Screen::review);
    resident.touch("back");
    CHECK(resident.state.screen == Screen::identity);
}

TEST_CASE("What cannot stay in the data about a person stands beside its field, all at once") {
    Player resident;
    resident.go_to_identity().touch("identity.open").touch("next");
    resident.touch("field.nik").type("1606013202900001").touch("field.phone").type("0812").touch("next");
    CHECK(resident.state.screen == Screen::person);
    CHECK(problem_of(resident, "field.name") == "Nama belum diisi");
    CHECK(problem_of(resident, "field.nik") ==
          "Tanggal lahir dalam NIK (angka ke-7 sampai ke-12) tidak ada di kalender");
    CHECK(problem_of(resident, "field.phone") == "Nomor telepon terdiri dari 9 sampai 15 angka");
}

TEST_CASE("The NIK is looked at while it is typed") {
    struct Row {
        const char* nik;
        const char* note;
    };
    const Row rows[] = {
        {"", ""},
        {"160601", "6 dari 16 angka"},
        {"1606015503900001", "NIK sudah lengkap"},
        {"3171015503900001", "NIK sudah lengkap. NIK ini diterbitkan di luar Sumatera Selatan; itu tidak apa-apa."},
        {"1606013202900001", "Tanggal lahir dalam NIK (angka ke-7 sampai ke-12) tidak ada di kalender"},
        {"1606015503900000", "Empat angka terakhir NIK tidak mungkin 0000"},
    };
    for (const auto& row : rows) {
        Player resident;
        resident.go_to_identity().touch("identity.open").touch("next").touch("field.nik").type(row.nik);
        const auto view = resident.view();
        CHECK(std::get<FormView>(view.screen).fields[1].note == row.note);
    }
}
