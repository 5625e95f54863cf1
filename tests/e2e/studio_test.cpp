// A resident who speaks and shows instead of typing, with the real programs: the window, loket-media with GStreamer's
// test sources, and the hub.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "kiosk/base/files.hpp"
#include "kiosk/devices/pipeline.hpp"
#include "tests/e2e/bad_days/office.hpp"
#include "tests/kiosk/devices/pictures.hpp"

using namespace loket;
using namespace loket::e2e;

namespace {

constexpr auto kHub = LOKET_BIN "/loket-hub";

std::string text_of_proc(pid_t process, const std::string& name) {
    std::ifstream file("/proc/" + std::to_string(process) + "/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Whether the kiosk has loket-media beside it now.
bool has_studio(pid_t kiosk) {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != name.npos) continue;
        const pid_t process = std::stoi(name);
        const bool is_child =
            text_of_proc(process, "status").find("PPid:\t" + std::to_string(kiosk) + "\n") != std::string::npos;
        if (is_child && text_of_proc(process, "comm") == "loket-media\n") return true;
    }
    return false;
}

void go(Visit& resident, std::string_view id, std::string_view screen) {
    must(resident.tap(id));
    must(resident.arrive(screen));
}

/// The content of the one file in a folder whose name ends so.
Bytes content_of(const std::filesystem::path& folder, std::string_view ending) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ending) return read_file(entry.path(), 16 * 1024 * 1024).value();
    }
    FAIL("no file that ends with ", ending);
    return {};
}

}  // namespace

TEST_CASE("A resident speaks and takes a photo; both arrive at the hub, and the kiosk's disk holds them sealed alone") {
    devices::start_gstreamer();
    Office office;
    office.set("device", "\"test\"");  // of microphone, camera and loudspeaker
    office.open_hub();
    office.open_kiosk();
    const pid_t kiosk = office.kiosk().id();
    Visit& resident = office.resident();
    go(resident, "kind.pengaduan", "topic");
    must(resident.tap("topic.road"));
    go(resident, "next", "story");
    CHECK(!has_studio(kiosk));

    go(resident, "voice", "voice");
    must(resident.tap("record"));
    must(resident.read("sound: recording\nlength: 0:02 dari 3:00\n"));
    CHECK(has_studio(kiosk));
    must(resident.tap("stop"));
    must(resident.read("Rekaman Anda sudah ada"));
    must(resident.tap("play"));
    must(resident.read("sound: playing\n"));
    must(resident.read("[record] Rekam ulang\n"));
    go(resident, "back", "story");

    go(resident, "photos", "photos");
    must(resident.read("picture 640x360\n"));
    must(resident.tap("take"));
    must(resident.read("Sudah jelas?"));
    must(resident.tap("keep"));
    must(resident.read("photos: 1 dari 5 foto\n"));
    go(resident, "next", "story");
    CHECK(comes_true([&] { return !has_studio(kiosk); }));
    CHECK(text_of_proc(kiosk, "maps").find("libgstreamer") == std::string::npos);

    go(resident, "next", "place");
    must(resident.tap("village.16.06.07.2009"));
    go(resident, "next", "place_detail");
    go(resident, "next", "identity");
    must(resident.tap("identity.none"));
    go(resident, "next", "review");
    must(resident.read(" · 1 foto\n"));
    must(resident.tap("consent"));
    must(resident.send());
    const Receipt receipt = receipt_on(must(resident.read("    qr: ")));
    must(resident.leave());

    office.wait_for_status({"filed=1 acknowledged=1 waiting=0"});
    CHECK(comes_true([&] {
        return run({kHub, "status", "--data", office.hub_folder().string()}).output.find("files: 2 of 2 arrived") !=
               std::string::npos;
    }));
    const test::TemporaryFolder folder;
    const Ended out = run(
        {kHub, "files", "--data", office.hub_folder().string(), "--number", receipt.number, folder.path().string()});
    REQUIRE_MESSAGE(out.status == 0, out.output);
    const Bytes photo = content_of(folder.path(), ".jpg");
    const auto measures = test::measures_of(photo);
    CHECK(measures.width == 1280);
    CHECK(measures.height == 720);
    CHECK(as_text(photo).find("Exif") == std::string_view::npos);
    const auto sounding = test::sounding_ms(content_of(folder.path(), ".ogg"));
    CHECK(sounding >= 1'500);  // two seconds by this clock, which is not the microphone's
    CHECK(sounding < 180'000);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(office.kiosk_folder())) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path());
        const std::string content = text_of_file(entry.path());
        CHECK(content.find("OpusHead") == content.npos);
        CHECK(content.find("JFIF") == content.npos);
    }
}
