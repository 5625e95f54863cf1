#include "kiosk/sqlite/transaction.hpp"

#include <doctest/doctest.h>

#include "tests/kiosk/sqlite/file_size_limit.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

struct Table {
    Table() { REQUIRE(connection.run_script("CREATE TABLE t (b BLOB) STRICT")); }
    Connection open() { return Connection::open(path, OpenMode::create, OpenCheck::quick).value(); }
    static std::int64_t count(Connection& in) {
        Statement row = in.prepare("SELECT count(*) FROM t").value();
        REQUIRE(row.step() == Step::row);
        return row.integer(0).value();
    }

    test::TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "a.db";
    Connection connection = open();
};

}  // namespace

TEST_CASE("What is committed is there after opening again, and what is not committed never was") {
    Table table;
    {
        Transaction transaction = Transaction::begin(table.connection).value();
        REQUIRE(table.connection.run("INSERT INTO t VALUES (x'01')"));
        REQUIRE(transaction.commit());
    }
    {
        const Transaction transaction = Transaction::begin(table.connection).value();
        REQUIRE(table.connection.run("INSERT INTO t VALUES (x'02')"));
        CHECK(table.count(table.connection) == 2);
    }
    CHECK(table.count(table.connection) == 1);
    Connection again = table.open();
    CHECK(table.count(again) == 1);
}

TEST_CASE("A second writer is told at its beginning that another one writes") {
    Table table;
    Connection other = table.open();
    REQUIRE(other.run_script("PRAGMA busy_timeout = 0"));
    {
        const Transaction transaction = Transaction::begin(table.connection).value();
        CHECK(Transaction::begin(other).error().fault == Fault::busy);
    }
    CHECK(Transaction::begin(other).has_value());
}

TEST_CASE("A full database says so, and keeps nothing of the transaction") {
    Table table;
    REQUIRE(table.connection.run_script("PRAGMA max_page_count = 20"));
    {
        const Transaction transaction = Transaction::begin(table.connection).value();
        REQUIRE(table.connection.run("INSERT INTO t VALUES (?1)", {Bytes(5'000)}));
        CHECK(table.connection.run("INSERT INTO t VALUES (?1)", {Bytes(100'000)}).error().fault == Fault::full);
    }
    CHECK(table.count(table.connection) == 0);
    CHECK(table.connection.run("INSERT INTO t VALUES (?1)", {Bytes(5'000)}) == 1);
}

TEST_CASE("A commit that reports an error has an unknown outcome, and opening again shows one of the two") {
    Table table;
    {
        Transaction transaction = Transaction::begin(table.connection).value();
        REQUIRE(table.connection.run("INSERT INTO t VALUES (?1)", {Bytes(50'000)}));
        const test::FileSizeLimit limit(16 * 1024);
        CHECK(transaction.commit().error().fault == Fault::unknown);
    }
    Connection again = table.open();
    CHECK(table.count(again) == 0);
    CHECK(again.run("INSERT INTO t VALUES (?1)", {Bytes(50'000)}) == 1);
}
