// Speaking instead of typing, photos beside the story, and a receipt before the camera.
#include "ui/flow/studio.hpp"

#include <doctest/doctest.h>

#include "tests/ui/flow/studio_sample.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

/// What was wanted of microphone and camera since the last call: "open camera; look; close".
std::string take_wishes(Player& resident) {
    constexpr const char* kDevices[] = {"none", "microphone", "camera", "scanner"};
    constexpr const char* kUses[] = {"record", "stop", "photograph", "look"};
    std::string text;
    const auto add = [&](const std::string& word) { text += (text.empty() ? "" : "; ") + word; };
    for (const auto& effect : resident.effects) {
        if (const auto* open = std::get_if<OpenDevice>(&effect))
            add("open " + std::string(kDevices[int(open->device)]));
        if (const auto* use = std::get_if<UseDevice>(&effect)) add(kUses[int(use->what)]);
        if (std::holds_alternative<CloseDevice>(effect)) add("close");
        if (std::holds_alternative<PlayFile>(effect)) add("play");
    }
    resident.effects.clear();
    return text;
}

Player at_story() {
    Player resident;
    furnish(resident);
    resident.choose_topic();
    return resident;
}

}  // namespace

TEST_CASE("Without microphone and camera nothing is offered of them") {
    Player resident;
    resident.choose_topic();
    CHECK(!resident.can_touch("voice"));
    CHECK(!resident.can_touch("photos"));
    Player returning;
    CHECK(!returning.touch("status").can_touch("scan"));
}

TEST_CASE("Who speaks instead of typing records, stops, listens, and goes on without a word written") {
    Player resident = at_story();
    resident.touch("voice");
    CHECK(resident.screen_text() ==
          "screen: voice\ntitle: Rekam suara Anda\ntext: Mikrofon sedang disiapkan\n"
          "[record] Mulai merekam (disabled)\n[next] Pakai rekaman (disabled)\n");
    resident.happens(DeviceReady{}).touch("record").happens(SoundHeard{40, Milliseconds(12'300)});
    CHECK(resident.screen_text() ==
          "screen: voice\ntitle: Rekam suara Anda\ntext: Sedang merekam. Silakan bicara, lalu sentuh Berhenti.\n"
          "sound: recording\nlength: 0:12 dari 3:00\n[stop] Berhenti\n[next] Pakai rekaman (disabled)\n");
    resident.touch("stop");
    CHECK(!resident.can_touch("stop"));
    resident.happens(sealed_voice());
    CHECK(resident.screen_text() ==
          "screen: voice\ntitle: Rekam suara Anda\n"
          "text: Rekaman Anda sudah ada. Dengarkan dulu, atau langsung dipakai.\nlength: 1:12\n"
          "[play] Putar rekaman\n[record] Rekam ulang\n[drop_voice] Hapus rekaman\n[next] Pakai rekaman\n");
    resident.touch("play").happens(SoundHeard{30, Milliseconds(5'000)});
    CHECK(resident.screen_text().find("sound: playing\nlength: 0:05 dari 1:12\n[stop] Berhenti") != std::string::npos);
    resident.happens(SoundEnded{}).touch("next");
    CHECK(resident.state.screen == Screen::place);
    CHECK(take_wishes(resident) == "open microphone; record; stop; play; close");
}

TEST_CASE("A recording takes the place of the one before, and can be deleted") {
    Player resident = at_story();
    speak(resident).touch("record").touch("stop").happens(sealed_voice(2));
    REQUIRE(resident.state.draft.attachments.size() == 1);
    CHECK(resident.state.draft.attachments.front().hash[0] == 2);
    CHECK(resident.state.kept.size() == 1);
    resident.touch("drop_voice");
    CHECK(resident.state.draft.attachments.empty());
    CHECK(resident.state.kept.empty());
    CHECK(!resident.can_touch("next"));
}

TEST_CASE("While somebody speaks nothing leads away by mistake, and the time for idleness does not run") {
    Player resident = at_story();
    resident.touch("voice").happens(DeviceReady{}).touch("record");
    CHECK(!resident.can_touch("back"));
    CHECK(!resident.can_touch("next"));
    for (int second = 1; second <= 170; ++second) {
        resident.wait(Milliseconds(1'000)).happens(SoundHeard{30, Milliseconds(second * 1'000)});
    }
    CHECK(resident.dialog_text() == "");
    resident.happens(sealed_voice());  // three minutes are over: the microphone stops by itself
    CHECK(resident.can_touch("play"));
    resident.wait(Milliseconds(125'000));
    CHECK(resident.dialog_text().find("dialog: idle") == 0);
}

TEST_CASE("Five photos are taken, looked at, kept or taken again, and each can be deleted") {
    Player resident = at_story();
    resident.touch("photos");
    CHECK(resident.screen_text() ==
          "screen: photos\ntitle: Tambah foto\n"
          "text: Tunjukkan ke kamera apa yang ingin Anda laporkan, lalu sentuh Ambil foto.\n"
          "picture: Kamera sedang disiapkan\n[take] Ambil foto (disabled)\n[next] Selesai\n");
    resident.happens(CameraSees{sample_picture()}).touch("take").happens(sealed_photo(9));
    CHECK(resident.screen_text() ==
          "screen: photos\ntitle: Tambah foto\ntext: Sudah jelas? Simpan foto ini, atau ulangi.\npicture 64x48\n"
          "[keep] Simpan foto ini\n[retake] Ulangi\n[next] Selesai (disabled)\n");
    resident.touch("retake");
    CHECK(resident.state.draft.attachments.empty());
    for (std::uint8_t i = 1; i <= 5; ++i) resident.touch("take").happens(sealed_photo(i)).touch("keep");
    CHECK(!resident.can_touch("take"));
    CHECK(resident.screen_text().find("photos: 5 dari 5 foto\n[drop_photo.1] Hapus foto 1\n") != std::string::npos);
    resident.touch("drop_photo.2");
    CHECK(resident.can_touch("take"));
    std::string left;
    for (const Attachment& attachment : resident.state.draft.attachments) left += std::to_string(attachment.hash[0]);
    CHECK(left == "1345");
    CHECK(resident.state.kept.size() == 4);
    resident.touch("next");
    CHECK(resident.state.screen == Screen::story);
    CHECK(resident.screen_text().find("[photos] Tambah foto 4 dari 5 foto") != std::string::npos);
    CHECK(take_wishes(resident) ==
          "open camera; photograph; look; photograph; look; photograph; look; photograph; look; photograph; look; "
          "photograph; look; close");
}

TEST_CASE("The review tells of voice and photos, leads back to them, and all of it is filed") {
    Player resident = at_story();
    speak(resident).touch("back");
    photograph(resident, 2).touch("next").touch("next").choose_place().touch("next");
    resident.touch("identity.none").touch("next");
    CHECK(resident.screen_text().find("Cerita: Rekaman suara 1:12 · 2 foto\n") != std::string::npos);
    resident.touch("edit.story");
    CHECK(resident.screen_text().find("[voice] Rekam suara saja Rekaman 1:12\n") != std::string::npos);
    CHECK(!resident.state.focus);  // no keyboard in front of who has spoken
    resident.touch("photos").happens(CameraSees{sample_picture()}).touch("drop_photo.1").touch("next").touch("next");
    CHECK(resident.state.screen == Screen::review);
    resident.effects.clear();
    resident.touch("consent").touch("send");
    const auto& file = std::get<FileReport>(resident.effects.back());
    CHECK(file.report.content().attachments.size() == 2);
    REQUIRE(file.files.size() == 2);
    CHECK(*file.files[0] == Bytes{1, 2, 3});
    CHECK(*file.files[1] == Bytes{101, 2, 3});
}

TEST_CASE("Whoever leaves leaves no voice, no face and no open device") {
    for (const char* screen : {"voice", "photos"}) {
        CAPTURE(screen);
        Player resident = at_story();
        speak(resident).touch("back");
        photograph(resident, 1).touch("next").touch(screen);
        resident.happens(DeviceReady{}).happens(CameraSees{sample_picture()});
        const std::weak_ptr<const CameraPicture> photo = kept_photos(resident.state).front()->picture;
        resident.effects.clear();
        resident.wait(Milliseconds(200'000));
        CHECK(resident.is_fresh());
        CHECK(photo.expired());
        CHECK(take_wishes(resident) == "close");
        resident.happens(CameraSees{sample_picture()}).happens(sealed_photo(3)).happens(sealed_voice());
        CHECK(resident.is_fresh());
    }
}

TEST_CASE("What microphone and camera cannot do is said, and the way on stays open") {
    Player resident = at_story();
    resident.touch("voice").happens(DeviceTrouble{DeviceTrouble::What::device});
    CHECK(resident.screen_text() ==
          "screen: voice\ntitle: Rekam suara Anda\n"
          "text: Mikrofon sedang tidak dapat dipakai. Tuliskan cerita Anda, atau panggil petugas.\n"
          "[next] Pakai rekaman (disabled)\n");
    resident.touch("back");
    speak(resident).touch("play").happens(DeviceTrouble{DeviceTrouble::What::sound});
    CHECK(resident.screen_text().find("problem: Rekaman tersimpan, tetapi tidak dapat diputar di sini.") !=
          std::string::npos);
    resident.touch("record").happens(DeviceTrouble{DeviceTrouble::What::device});
    CHECK(resident.state.draft.attachments.size() == 1);  // what was recorded before is still there
    resident.touch("next");
    CHECK(resident.state.screen == Screen::place);
}

TEST_CASE("The camera reads the number of a receipt, and asks for the code then") {
    Player returning;
    furnish(returning);
    returning.touch("status").touch("scan").happens(CameraSees{sample_picture()});
    CHECK(returning.screen_text() ==
          "screen: scan\ntitle: Pindai tanda terima\ntext: Pegang kode kotak pada tanda terima di depan kamera.\n"
          "picture 64x48\n");
    returning.happens(CodeSeen{});
    CHECK(returning.screen_text().find("problem: Kode ini bukan dari tanda terima loket.") != std::string::npos);
    returning.happens(CodeSeen{ticket_number()});
    CHECK(returning.state.screen == Screen::status_entry);
    CHECK(returning.state.typed_number == ticket_number().text());
    CHECK(returning.state.focus == TextField::secret_code);
    CHECK(take_wishes(returning) == "open scanner; close");
}
