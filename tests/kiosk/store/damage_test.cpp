// What the store does with a file that is not what it wrote: it says so, and leaves every byte as it is.
#include <doctest/doctest.h>

#include <map>

#include "kiosk/base/files.hpp"
#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::file_reports;
using test::morning;

namespace {

Bytes content(const std::filesystem::path& path) { return read_file(path, 10'000'000).value(); }

/// Fills most of a page of the file.
Result<Filing> long_filing(const TicketNumber&) {
    return Filing{.envelope = Bytes(3000, 7), .opening = to_bytes("opening"), .slip = {}};
}

/// A counter's database with 40 reports in the file and one more still in the write-ahead log, as a power cut leaves
/// it: copied while the counter was running. (A page that the log holds too may be damaged in the file: nobody reads it
/// there any more.)
struct CutRoom : CounterRoom {
    CutRoom() {
        const CounterRoom running;
        Store store = running.open();
        for (std::uint32_t n = 1; n <= 40; ++n) REQUIRE(store.file(test::id_of(n), morning(), long_filing));
        REQUIRE(running.shell().fold_log());
        REQUIRE(store.file(test::id_of(41), morning(), test::filing_of));
        std::filesystem::copy_file(running.path, path);
        std::filesystem::copy_file(running.path.string() + "-wal", log);
        REQUIRE(std::filesystem::file_size(log) > 0);
    }

    void damage(std::size_t offset, std::size_t size) {
        Bytes bytes = content(path);
        REQUIRE(offset + size <= bytes.size());
        for (std::size_t i = 0; i < size; ++i) bytes[offset + i] ^= 0xff;
        REQUIRE(write_file(path, bytes, FileMode::private_to_owner));
    }

    std::filesystem::path log = path.string() + "-wal";
};

}  // namespace

TEST_CASE("A power cut costs no report: what was only in the log is there") {
    const CutRoom room;
    CHECK(room.open().account()->filed == 41);
}

TEST_CASE("A damaged database is reported and its files stay as they are") {
    struct Row {
        std::string what;
        std::size_t offset;
        std::size_t size;
    };
    for (const Row& row : {Row{"the header", 0, 16}, Row{"the schema", 100, 8},
                           Row{"a page in the middle", 30 * 4096, 8}, Row{"cells of a page", 31 * 4096 + 8, 200}}) {
        CAPTURE(row.what);
        CutRoom room;
        room.damage(row.offset, row.size);
        const Bytes file = content(room.path);
        const Bytes log = content(room.log);
        const auto opened = Store::open(room.path, room.counter);
        REQUIRE_FALSE(opened);
        CHECK(name_of(opened.error().fault) == "damaged");
        CHECK(content(room.path) == file);
        CHECK(content(room.log) == log);
    }
}

TEST_CASE("An envelope that is not the one filed is not handed out") {
    const CounterRoom room;
    {
        Store store = room.open();
        file_reports(store, 2);
    }
    REQUIRE(
        room.shell().run_script("DROP TRIGGER ledger_is_immutable;"
                                "UPDATE ledger SET envelope = x'00' WHERE serial = 2"));
    Store store = room.open();
    CHECK(store.ledger().find(test::id_of(1)).has_value());
    CHECK(store.ledger().find(test::id_of(2)).error().detail == "the envelope is not the one that was filed");
}

TEST_CASE("A database that is gone, empty or without a counter is no new beginning: no number is given twice") {
    CounterRoom room;
    file_reports(*std::make_unique<Store>(room.open()), 1);
    SUBCASE("gone") {
        std::filesystem::remove(room.path);
        CHECK(Store::open(room.path, room.counter).error().text() == "not_found: no such database (loket.db)");
        CHECK_FALSE(std::filesystem::exists(room.path));
    }
    SUBCASE("empty") {
        std::filesystem::resize_file(room.path, 0);
        CHECK(Store::open(room.path, room.counter).error().text() == "damaged: an empty file (loket.db)");
        CHECK(std::filesystem::file_size(room.path) == 0);
    }
    SUBCASE("another program's") {
        std::filesystem::remove(room.path);
        { REQUIRE(Connection::open(room.path, OpenMode::create, OpenCheck::none)->run_script("CREATE TABLE t (a)")); }
        const Bytes before = content(room.path);
        CHECK(Store::open(room.path, room.counter).error().text() ==
              "damaged: no such table: counter (SQLite 1) (loket.db)");
        CHECK(content(room.path) == before);
    }
    SUBCASE("robbed of its counter") {
        REQUIRE(room.shell().run_script("DROP TRIGGER counter_stays; DELETE FROM counter"));
        CHECK(Store::open(room.path, room.counter).error().text() == "damaged: the database holds no counter");
    }
}

TEST_CASE("A counter whose folder is missing says so") {
    const CounterRoom room;
    const auto path = room.folder.path() / "none" / "loket.db";
    CHECK(Store::found(path, room.counter, 1, morning()).error().fault == Fault::io);
    CHECK(Store::open(path, room.counter).error().fault == Fault::not_found);
}
