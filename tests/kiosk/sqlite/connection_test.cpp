#include "kiosk/sqlite/connection.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/base/files.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

Connection made(const test::TemporaryFolder& folder) {
    return Connection::open(folder.path() / "a.db", OpenMode::create, OpenCheck::quick).value();
}

std::string pragma(Connection& connection, std::string_view sql) {
    Statement row = connection.prepare(sql).value();
    REQUIRE(row.step() == Step::row);
    return row.text(0) ? *row.text(0) : std::to_string(row.integer(0).value());
}

}  // namespace

TEST_CASE("A database is opened the way the clerk trusts") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    CHECK(pragma(connection, "PRAGMA journal_mode") == "wal");
    CHECK(pragma(connection, "PRAGMA synchronous") == "2");
    CHECK(pragma(connection, "PRAGMA foreign_keys") == "1");
    CHECK(pragma(connection, "PRAGMA trusted_schema") == "0");
    CHECK(pragma(connection, "PRAGMA secure_delete") == "1");
    CHECK(pragma(connection, "PRAGMA busy_timeout") == "5000");
    REQUIRE(connection.run_script("CREATE TABLE t (i INTEGER) STRICT"));
    for (const char* name : {"a.db", "a.db-wal"}) {
        struct stat info {};
        REQUIRE(stat((folder.path() / name).c_str(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
    }
}

TEST_CASE("Values come back as they went in") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    REQUIRE(connection.run_script("CREATE TABLE t (i INTEGER, t TEXT, b BLOB, n INTEGER) STRICT"));
    const std::string text("a\0'b\"; DROP TABLE t; --", 23);
    const std::optional<std::int64_t> nothing;
    CHECK(connection.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", {INT64_MIN, text, Bytes{0, 255}, nothing}) == 1);
    CHECK(connection.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", {7, "", Bytes{}, std::optional(9)}) == 1);

    Statement rows = connection.prepare("SELECT i, t, b, n FROM t ORDER BY i").value();
    REQUIRE(rows.step() == Step::row);
    CHECK(rows.integer(0) == INT64_MIN);
    CHECK(rows.text(1) == text);
    CHECK(rows.blob(2) == Bytes{0, 255});
    CHECK(rows.optional_integer(3).value() == std::nullopt);
    CHECK(rows.integer(1).error().fault == Fault::damaged);
    std::array<std::uint8_t, 3> three;
    CHECK(rows.blob_into(2, three).error().text() == "damaged: a blob of the wrong size (a.db)");
    REQUIRE(rows.step() == Step::row);
    CHECK(rows.text(1) == "");
    CHECK(rows.blob(2) == Bytes{});
    CHECK(rows.optional_integer(3).value() == 9);
    CHECK(rows.step() == Step::done);
}

TEST_CASE("A statement can be run again with other values") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    Statement sum = connection.prepare("SELECT ?1 + ?2", {1, 2}).value();
    REQUIRE(sum.step() == Step::row);
    CHECK(sum.integer(0) == 3);
    sum.reset();
    REQUIRE(sum.bind({40, 2}));
    REQUIRE(sum.step() == Step::row);
    CHECK(sum.integer(0) == 42);
}

TEST_CASE("A check reads a database and cannot write it") {
    const test::TemporaryFolder folder;
    Connection writer = made(folder);
    REQUIRE(writer.run_script("CREATE TABLE t (i INTEGER) STRICT; INSERT INTO t VALUES (5)"));
    Connection reader = Connection::open(folder.path() / "a.db", OpenMode::read_only, OpenCheck::quick).value();
    CHECK(pragma(reader, "SELECT i FROM t") == "5");
    CHECK(reader.run("DELETE FROM t").error().fault == Fault::io);
}

TEST_CASE("What cannot be opened has its own fault") {
    const test::TemporaryFolder folder;
    const auto fault = [&](const char* name, OpenMode mode) {
        return name_of(Connection::open(folder.path() / name, mode, OpenCheck::quick).error().fault);
    };
    CHECK(fault("none.db", OpenMode::existing) == "not_found");
    CHECK(fault("none.db", OpenMode::read_only) == "not_found");
    CHECK(fault("no-folder/a.db", OpenMode::create) == "io");
    REQUIRE(write_file(folder.path() / "text.db", Bytes(5000, 'x'), FileMode::private_to_owner));
    CHECK(fault("text.db", OpenMode::existing) == "damaged");
    CHECK(read_file(folder.path() / "text.db", 10'000) == Bytes(5000, 'x'));
}

TEST_CASE("A wrong statement is an error, and so is what a constraint refuses") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    CHECK(connection.prepare("SELEKT 1").error().fault == Fault::damaged);
    REQUIRE(connection.run_script("CREATE TABLE t (i INTEGER UNIQUE) STRICT; INSERT INTO t VALUES (5)"));
    CHECK(connection.run("INSERT INTO t VALUES (5)").error().text() ==
          "refused: UNIQUE constraint failed: t.i (SQLite 2067) (a.db)");
}

TEST_CASE("What was deleted is in no file any more once the log is folded") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    const Bytes secret(200, 0xa7);
    const auto is_on_disk = [&] {
        for (const char* name : {"a.db", "a.db-wal"}) {
            const Bytes bytes = read_file(folder.path() / name, 1'000'000).value();
            if (as_text(bytes).find(as_text(secret)) != std::string_view::npos) return true;
        }
        return false;
    };
    REQUIRE(connection.run_script("CREATE TABLE t (b BLOB) STRICT"));
    REQUIRE(connection.run("INSERT INTO t VALUES (?1)", {secret}));
    CHECK(is_on_disk());
    REQUIRE(connection.run("UPDATE t SET b = ?1", {Bytes(200, 1)}));
    REQUIRE(connection.fold_log());
    CHECK_FALSE(is_on_disk());
}

TEST_CASE("A statement that is taken again begins anew") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    REQUIRE(connection.run_script("CREATE TABLE t (i INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)"));
    const std::string_view sql = "SELECT i FROM t WHERE i >= ?1 ORDER BY i";
    {
        Statement abandoned = connection.prepare(sql, {2}).value();
        REQUIRE(abandoned.step() == Step::row);
        Statement beside = connection.prepare(sql, {3}).value();
        REQUIRE(beside.step() == Step::row);
        CHECK(beside.integer(0) == 3);
        CHECK(abandoned.integer(0) == 2);
    }
    CHECK(connection.fold_log());  // neither of them still reads
    REQUIRE(connection.run_script("ALTER TABLE t ADD COLUMN j INTEGER"));
    for (const int from : {1, 3}) {
        Statement again = connection.prepare(sql, {from}).value();
        REQUIRE(again.step() == Step::row);
        CHECK(again.integer(0) == from);
    }
}

TEST_CASE("A connection that takes another's place closes its own database") {
    const test::TemporaryFolder folder;
    Connection connection = made(folder);
    REQUIRE(connection.run("CREATE TABLE t (i INTEGER) STRICT"));
    connection = Connection::open(folder.path() / "b.db", OpenMode::create, OpenCheck::quick).value();
    CHECK_FALSE(std::filesystem::exists(folder.path() / "a.db-wal"));
    CHECK(connection.run("SELECT i FROM t").error().fault != Fault::busy);
}
