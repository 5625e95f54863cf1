#include "tests/support/disk.hpp"

#include <doctest/doctest.h>

#include "kiosk/sqlite/connection.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::kiosk;
using namespace loket::test;

namespace {

/// A table on a disk.
struct Table {
    Table() { REQUIRE(open().run_script("CREATE TABLE t (b BLOB) STRICT")); }
    Connection open() { return Connection::open(path, OpenMode::create, OpenCheck::quick).value(); }
    std::int64_t count() {
        Connection connection = open();
        Statement row = connection.prepare("SELECT count(*) FROM t").value();
        REQUIRE(row.step() == Step::row);
        return row.integer(0).value();
    }

    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "a.db";
    Disk disk{folder.path(), 1};
};

Result<std::int64_t> insert(Connection& connection, std::size_t bytes) {
    return connection.run("INSERT INTO t VALUES (?1)", {Bytes(bytes)});
}

}  // namespace

TEST_CASE("What was committed before the power went is there afterwards, and the rest is not") {
    Table table;
    {
        Connection connection = table.open();
        REQUIRE(insert(connection, 5'000));
        const Transaction transaction = Transaction::begin(connection).value();
        REQUIRE(insert(connection, 5'000));
        table.disk.cut_power();
        CHECK_FALSE(connection.run("COMMIT").has_value());
    }
    CHECK_FALSE(Connection::open(table.path, OpenMode::existing, OpenCheck::none).has_value());
    table.disk.restore_power();
    CHECK(table.count() == 1);
}

TEST_CASE("The power can go at each single write, and the table is whole after each") {
    for (int nth = 1; nth < 30; ++nth) {
        CAPTURE(nth);
        Table table;
        std::int64_t kept = 0;
        {
            Connection connection = table.open();
            table.disk.cut_power_at(nth);
            for (int i = 0; i < 5; ++i) kept += insert(connection, 5'000) ? 1 : 0;
        }
        table.disk.mend();
        table.disk.restore_power();
        const std::int64_t found = table.count();
        CHECK(found >= kept);
        CHECK(found <= kept + 1);  // the one whose sync was cut off
    }
}

TEST_CASE("A full disk answers full, and goes on when there is room again") {
    Table table;
    Connection connection = table.open();
    table.disk.fill(20'000);
    REQUIRE(insert(connection, 5'000));
    CHECK(insert(connection, 50'000).error().fault == Fault::full);
    table.disk.mend();
    CHECK(insert(connection, 50'000));
    CHECK(table.count() == 2);
}

TEST_CASE("After a sync that failed nobody knows, and opening again tells") {
    Table table;
    {
        Connection connection = table.open();
        table.disk.ail();
        Transaction transaction = Transaction::begin(connection).value();
        REQUIRE(insert(connection, 5'000));
        CHECK(transaction.commit().error().fault == Fault::unknown);
    }
    table.disk.mend();
    CHECK(table.count() <= 1);
}
