#include "kiosk/sqlite/migration.hpp"

#include <doctest/doctest.h>

#include <array>

#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

constexpr Migration kFirst{"0001_people", "CREATE TABLE people (name TEXT NOT NULL) STRICT;"};
constexpr Migration kSecond{"0002_age",
                            "ALTER TABLE people ADD COLUMN age INTEGER; CREATE INDEX ages ON people (age);"};
constexpr Migration kBroken{"0003_broken", "CREATE TABLE half (i INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"};

struct Database {
    test::TemporaryFolder folder;
    Connection connection = Connection::open(folder.path() / "a.db", OpenMode::create, OpenCheck::quick).value();
};

}  // namespace

TEST_CASE("An old database is brought to the present, with what is in it") {
    Database old;
    REQUIRE(migrate(old.connection, std::array{kFirst}));
    REQUIRE(old.connection.run("INSERT INTO people VALUES ('Siti')"));
    REQUIRE(migrate(old.connection, std::array{kFirst, kSecond}));
    REQUIRE(migrate(old.connection, std::array{kFirst, kSecond}));
    Statement row = old.connection.prepare("SELECT name FROM people WHERE age IS NULL").value();
    REQUIRE(row.step() == Step::row);
    CHECK(row.text(0) == "Siti");
    CHECK(schema_text(old.connection) ==
          "CREATE INDEX ages ON people (age);\nCREATE TABLE people (name TEXT NOT NULL, age INTEGER) STRICT;\n");
}

TEST_CASE("A migration that fails leaves the database at the one before") {
    Database database;
    CHECK(migrate(database.connection, std::array{kFirst, kSecond, kBroken}).error().detail ==
          "no such table: nowhere (SQLite 1)");
    CHECK(schema_text(database.connection)->find("half") == std::string::npos);
    CHECK(migrate(database.connection, std::array{kFirst, kSecond}).has_value());
}

TEST_CASE("A database of a newer program is left alone") {
    Database newer;
    REQUIRE(migrate(newer.connection, std::array{kFirst, kSecond}));
    CHECK(migrate(newer.connection, std::array{kFirst}).error().text() ==
          "refused: version 2 is of a newer program; this one knows 1");
}

TEST_CASE("Two texts of one schema are equal whatever their comments and white space") {
    Database one;
    Database other;
    REQUIRE(one.connection.run_script("CREATE TABLE t (a TEXT DEFAULT '--  a', b INTEGER) STRICT"));
    REQUIRE(
        other.connection.run_script("CREATE TABLE t (a TEXT DEFAULT '--  a', -- a comment\n\n\t b INTEGER) STRICT"));
    CHECK(schema_text(one.connection) == "CREATE TABLE t (a TEXT DEFAULT '--  a', b INTEGER) STRICT;\n");
    CHECK(schema_text(other.connection) == *schema_text(one.connection));
}
