// A kiosk that is switched on over a damaged database, or with settings that make no sense.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "kiosk/base/seal.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "tests/e2e/bad_days/office.hpp"

using namespace loket::e2e;
using namespace loket::kiosk;

namespace {

bool says(const std::string& words, std::string_view what) { return words.find(what) != words.npos; }

/// The files of a folder, each with the hash of its bytes. Without what SQLite lays beside a database that it looks at:
/// an empty log and the log's index, which hold nothing.
std::string inventory(const std::filesystem::path& folder) {
    std::string list;
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(folder), {});
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        if (file.extension() == ".db-shm" || std::filesystem::file_size(file) == 0) continue;
        list += file.filename().string() + " " + loket::hex(loket::hash_of(loket::to_bytes(text_of_file(file)))) + "\n";
    }
    return list;
}

/// Overwrites the middle of a file with another text.
void scratch(const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = std::filesystem::file_size(file);
    for (std::uintmax_t at = 4096; at + 4096 <= size; at += 4096) {
        stream.seekp(std::streamoff(at));
        stream << std::string(512, 'x');
    }
}

}  // namespace

TEST_CASE("Over a damaged database the kiosk shows a code, says what it found, and touches nothing") {
    Office office;
    office.open_kiosk();
    must(office.resident().file(short_report()));
    REQUIRE(office.kiosk().is_running());
    const auto database = office.kiosk_folder() / "loket.db";
    office.kiosk().cut_off();
    // Opened and closed, which folds the log in, or the whole database would come back out of it.
    REQUIRE(Connection::open(database, OpenMode::existing, OpenCheck::none).has_value());
    REQUIRE_FALSE(std::filesystem::exists(database.string() + "-wal"));
    SUBCASE("whose pages are scratched") { scratch(database); }
    SUBCASE("that is no database") { std::ofstream(database, std::ios::trunc) << "The dog ate it.\n"; }
    SUBCASE("that is empty") { std::filesystem::resize_file(database, 0); }
    SUBCASE("that is cut off in the middle") {
        std::filesystem::resize_file(database, std::filesystem::file_size(database) / 2 + 100);
    }
    const std::string before = inventory(office.kiosk_folder());
    std::filesystem::remove(office.kiosk_log());

    office.open_kiosk("out_of_service");
    const std::string words = must(office.resident().read("Loket sedang tidak dapat dipakai"));
    CHECK(says(words, "code: L-DB-1\n"));
    CHECK(says(words, "Laporan yang sudah tercatat tidak dihapus."));
    const std::string log = text_of_file(office.kiosk_log());
    CHECK_MESSAGE(says(log, "kiosk: damaged: "), log);
    CHECK_MESSAGE(says(log, "loket.db"), log);
    CHECK(office.kiosk().is_running());
    office.kiosk().stop();
    CHECK(inventory(office.kiosk_folder()) == before);
}

TEST_CASE("A settings file that was named and is not there, or a folder in use, stops the kiosk at the start") {
    Office office;
    const auto start = [&](std::vector<std::string> more) {
        std::vector<std::string> words = {LOKET_BIN "/loket-kiosk", "--data", office.kiosk_folder().string(),
                                          "--window", "1280x800"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    const Ended mistyped = start({"--config", "/nowhere/loket.tmol"});
    CHECK(mistyped.status == 1);
    CHECK_MESSAGE(says(mistyped.output, "not_found: there is no such settings file (/nowhere/loket.tmol)\n"),
                  mistyped.output);
    office.open_kiosk();
    const Ended second = start({});
    CHECK(second.status == 1);
    CHECK_MESSAGE(says(second.output, "busy: another program works with this folder"), second.output);
    CHECK(office.kiosk().is_running());
}

TEST_CASE(
    "Settings that make no sense stop the kiosk at the start, each named with file, line, key and what is allowed") {
    Office office;
    const auto file = office.kiosk_folder() / "loket.toml";
    std::ofstream(file) << "[screen]\n"
                           "ppi = \"many\"\n"
                           "language = \"jv\"\n"
                           "[printer]\n"
                           "deadline_s = 2\n"
                           "colour = true\n";
    const Ended ended =
        run({LOKET_BIN "/loket-kiosk", "--data", office.kiosk_folder().string(), "--window", "1280x800"});
    CHECK(ended.status == 1);
    const std::string name = file.string();
    for (const std::string& line : {
             name + ":2: screen.ppi is a text; allowed: 0 or a whole number from 40 to 600 (pixels an inch)\n",
             name + ":3: screen.language is another text; allowed: one of \"id\", \"en\", \"mus\"\n",
             name + ":5: printer.deadline_s is 2; allowed: a whole number from 5 to 300 (seconds)\n",
             name + ":6: printer.colour is unknown; allowed in [printer]: ",
         }) {
        CHECK_MESSAGE(says(ended.output, line), line << "is not in\n" << ended.output);
    }
}
