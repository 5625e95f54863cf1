#include "ui/speech/spoken.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include "tests/ui/flow/player.hpp"
#include "tests/ui/flow/studio_sample.hpp"
#include "tests/ui/screens/walk.hpp"
#include "ui/speech/normalise.hpp"

using namespace loket::ui;

namespace {

const Catalog& words_of(const View& view) { return Catalog::of(view.frame.access.language); }
std::vector<Utterance> spoken_of(const View& view) { return loket::ui::spoken_of(view, words_of(view)); }

bool starts_with(const std::string& line, std::string_view start) { return line.rfind(start, 0) == 0; }

/// Names that `text_of` puts before what is seen, and marks; what stands behind is for residents.
std::string without_name(std::string line) {
    for (const char* name :
         {"title: ",      "subtitle: ", "problem: ", "office: ", "link: ",      "time: ",       "hints: ",
          "kecamatan: ",  "page: ",     "print: ",   "due: ",    "countdown: ", "ticket: ",     "number: ",
          "badge: ",      "warning: ",  "code: ",    "text: ",   "    note: ",  "    detail: ", "    problem: ",
          "    office: ", "  x ",       "  - ",      "> ",       "x ",          "- ",           "* ",
          "length: ",     "picture: ",  "photos: "}) {
        if (starts_with(line, name)) line.erase(0, std::string_view(name).size());
    }
    if (const auto mark = line.find("["); mark != line.npos && mark <= 2) line.erase(0, line.find("] ") + 2);
    if (const auto mark = line.find(" (disabled)"); mark != line.npos) line.erase(mark);
    return line;
}

bool is_read(const std::string& line) {
    for (const char* unread : {"screen: ", "keys:", "[suggestion.", "    pages back", "slip ",
                               "    qr: ", "dialog: ", "sound: ", "picture 64x48"}) {
        if (starts_with(line, unread)) return false;
    }
    // Of the steps only the current one is told; a line of the timeline has its time behind a dot.
    const bool is_other_step = starts_with(line, "x ") || starts_with(line, "- ");
    return !is_other_step || line.find(" · ") != line.npos;
}

/// What a resident can read on the view, or on its dialog when there is one.
std::vector<std::string> visible_lines(const View& view) {
    std::istringstream text(text_of(view));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        if (starts_with(line, "dialog: ")) lines.clear();
        if (is_read(line)) lines.push_back(without_name(line));
    }
    return lines;
}

/// The letters and digits alone, so that "BTM2" is found in "B, T, M, 2".
std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (std::string_view(" ,.;:?!-").find(c) == std::string_view::npos) letters += c;
    }
    return letters;
}

std::string said(const std::vector<Utterance>& utterances, Language language) {
    std::string text;
    for (const auto& each : utterances) {
        const bool is_prose = each.manner == Utterance::Manner::prose;
        text += (is_prose ? speakable(each.text, language) : spelt(each.text)) + "\n";
    }
    return text;
}

std::size_t place_of(const std::vector<Utterance>& utterances, std::string_view id) {
    std::size_t at = 0;
    while (at < utterances.size() && utterances[at].id != id) ++at;
    return at;
}

/// What a listener hears after a touch.
std::string heard(Player& resident, std::string_view id) {
    const View before = resident.view();
    const View after = resident.touch(id).view();
    return text_of(spoken_change(before, after, words_of(after)));
}

}  // namespace

TEST_CASE("Whoever listens misses no word that others read: every screen, every language") {
    for (const Language language : kLanguages) {
        for (const Sample& sample :
             everything({.language = language, .listening = {.output = SpeechOutput::headphones}})) {
            CAPTURE(sample.name);
            const std::string spoken = said(spoken_of(sample.view), language);
            const std::string letters = letters_of(spoken);
            if (sample.view.zones) continue;  // they tell what they lead to
            const auto lines = visible_lines(sample.view);
            REQUIRE(!lines.empty());
            for (const std::string& line : lines) {
                CAPTURE(line);
                std::istringstream visible(speakable(line, language));
                for (std::string word; visible >> word;) {
                    CAPTURE(word);
                    CHECK(letters.find(letters_of(word)) != letters.npos);
                }
            }
        }
    }
}

TEST_CASE("While a voice is recorded the screen is silent, and says afterwards what became of it") {
    Player resident;
    furnish(resident);
    resident.choose_topic().touch("voice").happens(DeviceReady{});
    CHECK(heard(resident, "record") == "");
    CHECK(heard(resident, "stop") != "");
    const View before = resident.view();
    resident.happens(sealed_voice());
    const auto told = text_of(spoken_change(before, resident.view(), words_of(before)));
    CHECK(told.find("text: Rekaman Anda sudah ada.") == 0);
}

TEST_CASE("A screen is read from its question to its choices, and last what is always there") {
    for (const Sample& sample : everything({})) {
        CAPTURE(sample.name);
        const auto utterances = spoken_of(sample.view);
        if (sample.view.dialog) continue;
        const auto title = std::min(place_of(utterances, "title"), place_of(utterances, "number"));
        CHECK(title <= 1);  // after the step
        const auto officer = place_of(utterances, "officer");
        CHECK(title < officer);
        const std::set<std::string> around = {"officer", "language", "text_size", "contrast",
                                              "listen",  "office",   "link",      "time"};
        for (std::size_t i = officer; i < utterances.size(); ++i) CHECK(around.count(utterances[i].id) == 1);
    }
}

TEST_CASE("The first screen, as it is read to a resident") {
    Player resident;
    auto told = spoken_of(resident.view());
    told.resize(7);
    CHECK(text_of(told) ==
          "title: Selamat datang.\nApa yang ingin Anda sampaikan?\n"
          "subtitle: Gratis. Tidak perlu akun. Anda menerima nomor dan tanda terima.\n"
          "-kind.pengaduan: Pengaduan. Ada layanan atau fasilitas yang bermasalah. 1 dari 4\n"
          "-kind.aspirasi: Aspirasi. Usul dan harapan untuk Muba. 2 dari 4\n"
          "-kind.permintaan_informasi: Permintaan informasi. Bertanya kepada pemerintah. 3 dari 4\n"
          "-status: Cek laporan saya. Dengan nomor dan kode pada tanda terima. 4 dari 4\n"
          "-officer: Tombol Panggil petugas\n");
}

TEST_CASE("A dialog is read alone") {
    Player resident;
    resident.choose_topic().touch("cancel");
    CHECK(text_of(spoken_of(resident.view())) ==
          "title: Batalkan laporan ini?\n"
          "-text: Semua yang sudah Anda tulis akan dihapus.\n"
          "overlay.keep: Tombol Lanjutkan laporan\n"
          "overlay.leave: Tombol Batalkan dan hapus\n");
}

TEST_CASE("NIK, number and secret code are spelt into headphones, an address is not") {
    Player resident;
    resident.state.access.listening.output = SpeechOutput::headphones;
    resident.go_to_identity().touch("identity.open").touch("next").touch("field.nik").type("160601");
    const auto spelling = text_of(spoken_of(resident.view()));
    CHECK(spelling.find("-~field.nik: 160601\n") != spelling.npos);
    CHECK(spelling.find("~field.address") == spelling.npos);
    Player served;
    served.state.access.listening.output = SpeechOutput::headphones;
    const auto filed = text_of(spoken_of(served.file().view()));
    CHECK(filed.find("-~ticket: BTM2-00427-") != filed.npos);
    CHECK(filed.find("-~ticket: K3VQ-9X7M\n") != filed.npos);
}

TEST_CASE("Who stands by does not hear a NIK, a telephone number or the secret code from the loudspeaker") {
    Player resident;
    resident.go_to_identity().touch("identity.open").touch("next").touch("field.nik").type("160601");
    const auto person = text_of(spoken_of(resident.view()));
    CHECK(person.find("160601") == person.npos);
    CHECK(person.find("-field.nik: Hanya tampil di layar. Lewat earphone dapat didengar\n") != person.npos);
    Player served;
    const auto filed = text_of(spoken_of(served.file().view()));
    CHECK(filed.find("-~ticket: BTM2-00427-") != filed.npos);
    CHECK(filed.find("K3VQ") == filed.npos);

    for (const Sample& sample : everything({})) {
        CAPTURE(sample.name);
        std::string digits;  // however they are grouped
        for (const char c : text_of(spoken_of(sample.view))) {
            if (c != ' ') digits += c;
        }
        // An empty field tells by the same letters what a code looks like.
        constexpr std::string_view kExample = "misalnyaK3VQ-9X7M";
        if (const auto at = digits.find(kExample); at != digits.npos) digits.erase(at, kExample.size());
        for (const std::string secret : {"1606015503900001", "081200000001", "K3VQ"}) {
            CAPTURE(secret);
            CHECK(digits.find(secret) == digits.npos);
        }
    }
}

TEST_CASE("On a screen that stays a listener hears what is new and nothing else") {
    Player resident;
    resident.touch("kind.pengaduan");
    CHECK(heard(resident, "topic.road") == "topic.road: Jalan & jembatan, dipilih. 1 dari 13\n");
    // The one that loses its mark is not told.
    const auto second = heard(resident, "topic.health");
    CHECK(second.find("topic.road") == second.npos);
    CHECK(second.find("topic.health: ") == 0);

    Player chooser;
    chooser.choose_topic().tell_story();
    CHECK(heard(chooser, "next") == "problem: Pilih satu desa atau kelurahan\n");

    Player named;
    named.go_to_identity();
    CHECK(heard(named, "confidential").find("confidential: Rahasiakan isi laporan. Sudah dicentang") == 0);
    CHECK(heard(named, "confidential").find("confidential: Rahasiakan isi laporan. Belum dicentang") == 0);
}

TEST_CASE("Keys, seconds and another minute are not read out by themselves") {
    Player typist;
    typist.choose_topic();
    View before = typist.view();
    typist.type("jembatan");
    CHECK(text_of(spoken_change(before, typist.view(), words_of(before))) == "");
    Player served;
    served.file();
    before = served.view();
    served.wait(loket::Milliseconds(5'000));
    CHECK(text_of(before) != text_of(served.view()));
    CHECK(text_of(spoken_change(before, served.view(), words_of(before))) == "");
}

TEST_CASE("Who moves to another field hears which") {
    Player resident;
    resident.go_to_identity().touch("identity.open").touch("next");
    CHECK(heard(resident, "field.phone") == "field.phone: Nomor telepon, sedang diisi\n");
}

TEST_CASE("Another page, another screen and a closed dialog are read as a whole") {
    Player resident;
    resident.choose_topic().tell_story();
    const auto page = heard(resident, "page.next");
    CHECK(page.find("-village.") == 0);
    CHECK(page.find("page: Halaman 2 dari") != page.npos);
    CHECK(page.find("title") == page.npos);
    heard(resident, "cancel");
    const auto under = heard(resident, "overlay.keep");
    CHECK(under == text_of(spoken_of(resident.view())));
}

TEST_CASE("Who turns the voice on, or asks for the screen again, hears the whole of it") {
    Player resident;
    const auto first = heard(resident, "listen");
    CHECK(first == text_of(spoken_of(resident.view())));
    heard(resident, "listen");
    CHECK(heard(resident, "listening.speed") == "listening.speed: Tombol Kecepatan: cepat\n");
    CHECK(heard(resident, "listening.again").find("title: Selamat datang.") == 0);
}
