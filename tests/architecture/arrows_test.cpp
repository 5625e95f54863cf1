// The directions in which the rooms may know each other. A new arrow is a decision: it is made here, in this table.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "tests/architecture/source_tree.hpp"

using namespace loket::test;

namespace {

using Rooms = std::set<std::string>;

/// What each room may include of the others, besides itself. tests and kiosk/app may include everything.
const std::map<std::string, Rooms> kArrows = {
    {"kiosk/base", {}},
    {"kiosk/report", {"kiosk/base"}},
    {"kiosk/devices", {"kiosk/base"}},
    {"kiosk/sqlite", {"kiosk/base"}},
    {"kiosk/store", {"kiosk/base", "kiosk/report", "kiosk/sqlite"}},
    {"ui/flow", {"kiosk/base", "kiosk/report", "ui/text", "ui/words"}},
    {"ui/words", {"kiosk/report"}},
    {"ui/text", {"kiosk/base", "kiosk/report", "ui/flow"}},
    {"ui/speech", {"kiosk/base", "kiosk/report", "ui/flow", "ui/text"}},
    {"ui/look", {"kiosk/base", "kiosk/report", "ui/flow", "ui/text"}},
    {"ui/screens", {"kiosk/base", "kiosk/report", "ui/flow", "ui/text", "ui/look"}},
    {"ui/shell", {"kiosk/base", "kiosk/report", "ui/flow", "ui/text", "ui/look", "ui/screens"}},
    {"sync/wire", {"kiosk/base", "kiosk/report"}},
    {"sync/wire/dictionary", {"kiosk/base", "kiosk/report", "sync/wire"}},
    {"sync/courier", {"kiosk/base", "kiosk/report", "sync/wire"}},
    {"sync/hub", {"kiosk/base", "kiosk/report", "kiosk/sqlite", "sync/wire"}},
    {"printing", {"kiosk/base", "kiosk/report", "printing/escpos"}},
    {"printing/escpos", {"kiosk/base", "printing"}},
    {"provisioning", {"kiosk/base", "kiosk/report"}},
};

/// Third-party headers and the one room that may include each (longest matching start wins).
const std::map<std::string, Rooms> kLibraries = {
    {"sodium", {"kiosk/base"}},
    {"spdlog/", {"kiosk/base"}},
    {"sqlite3.h", {"kiosk/sqlite"}},
    {"SQLiteCpp/", {"kiosk/sqlite"}},
    {"gst/", {"kiosk/devices"}},
    {"zbar", {"kiosk/devices"}},
    {"zstd.h", {"sync/wire"}},
    {"zdict.h", {"sync/wire/dictionary"}},
    {"hunspell", {"sync/wire/dictionary"}},
    {"curl/", {"sync/courier"}},
    {"microhttpd", {"sync/hub"}},
    {"gnutls/", {"sync/hub"}},
    {"cups/", {"printing"}},
    {"cairo", {"printing"}},
    {"pango/", {"printing"}},
    {"qrencode", {"printing"}},
    {"toml++", {"provisioning"}},
    {"imgui", {"ui/look"}},
    {"backends/imgui", {"ui/look"}},
    {"GLFW/", {"ui/shell"}},
    {"GL/", {"ui/shell"}},
};

/// "kiosk/base" of "kiosk/base/clock.hpp": the room that a quoted include leads to.
std::string room_of(const std::string& path) {
    std::string best;
    for (const auto& [room, arrows] : kArrows) {
        if (path.rfind(room + "/", 0) == 0 && room.size() > best.size()) best = room;
    }
    if (best.empty() && path.rfind("kiosk/app/", 0) == 0) return "kiosk/app";
    return best;
}

bool is_free(const SourceFile& file) { return file.path.rfind("tests/", 0) == 0 || room_of(file.path) == "kiosk/app"; }

}  // namespace

TEST_CASE("Every room includes only rooms that its arrows allow") {
    for (const auto& file : source_tree()) {
        if (is_free(file)) continue;
        const std::string room = room_of(file.path);
        CAPTURE(file.path);
        REQUIRE_MESSAGE(!room.empty(), "a room that the table of arrows does not know");
        for (const auto& include : file.includes) {
            if (include.form != Include::Form::quoted) continue;
            CAPTURE(include.path);
            const std::string target = room_of(include.path);
            const bool is_generated = target.empty() && include.path.find('/') == std::string::npos;
            const bool is_allowed = target == room || is_generated || kArrows.at(room).count(target) == 1;
            CHECK(is_allowed);
        }
    }
}

TEST_CASE("Each third-party library is known in one room only") {
    for (const auto& file : source_tree()) {
        if (file.path.rfind("tests/", 0) == 0) continue;
        for (const auto& include : file.includes) {
            if (include.form != Include::Form::bracketed) continue;
            for (const auto& [start, rooms] : kLibraries) {
                if (include.path.rfind(start, 0) != 0) continue;
                CAPTURE(file.path);
                CAPTURE(include.path);
                CHECK(rooms.count(room_of(file.path)) == 1);
            }
        }
    }
}

TEST_CASE("What ships is the dictionary: neither kiosk nor hub knows the invented reports that it was trained on") {
    for (const auto& file : source_tree()) {
        if (file.path.rfind("tests/", 0) == 0 || room_of(file.path) == "sync/wire/dictionary") continue;
        for (const auto& include : file.includes) {
            CAPTURE(file.path);
            CHECK(room_of(include.path) != "sync/wire/dictionary");
        }
    }
}

TEST_CASE("No mutex lives outside the mailbox") {
    for (const auto& file : source_tree()) {
        if (file.path.rfind("tests/", 0) == 0) continue;
        for (const auto& include : file.includes) {
            const bool is_lock =
                include.path == "mutex" || include.path == "shared_mutex" || include.path == "condition_variable";
            CAPTURE(file.path);
            CHECK((!is_lock || file.path == "kiosk/base/mailbox.hpp"));
        }
    }
}
