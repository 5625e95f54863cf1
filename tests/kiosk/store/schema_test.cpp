#include <doctest/doctest.h>

#include "kiosk/sqlite/migration.hpp"
#include "tests/kiosk/store/counter_room.hpp"

namespace loket {
std::string_view store_schema();  // kiosk/store/schema.sql
}  // namespace loket

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;

TEST_CASE("The migrations lead to the schema that is written down") {
    const CounterRoom migrated;
    (void)migrated.open();
    const CounterRoom written;
    Connection fresh = Connection::open(written.path, OpenMode::create, OpenCheck::quick).value();
    REQUIRE(fresh.run_script(std::string(store_schema())));
    Connection shell = migrated.shell();
    CHECK(schema_text(shell).value() == schema_text(fresh).value());
}

TEST_CASE("Nobody with a SQL shell changes by accident what was promised to a resident") {
    const CounterRoom room;
    {
        Store store = room.open();
        test::file_reports(store, 2);
        REQUIRE(store.file(test::id_of(3), test::morning(), [&](const TicketNumber& number) -> Result<Filing> {
            Filing filing = TRY(test::filing_of(number));
            filing.files = {TRY(store.files().keep(as_bytes("photo"))), TRY(store.files().keep(as_bytes("voice")))};
            return filing;
        }));
        REQUIRE(store.files().arrived(hash_of(as_bytes("photo")), test::morning()));
        REQUIRE(store.ledger().relock(1, as_bytes("relocked"), test::morning()));
        REQUIRE(store.outbox().acknowledge(test::id_of(1), test::morning()));
        REQUIRE(store.print_queue().settle({1, 1}, PrintState::without, test::morning()));
    }
    struct Row {
        const char* sql;
        const char* refusal;
    };
    Connection shell = room.shell();
    for (const Row row : {
             Row{"UPDATE counter SET next_serial = 1", "a counter keeps its name and only counts up"},
             Row{"UPDATE counter SET name = 'BTM3'", "a counter keeps its name and only counts up"},
             Row{"DELETE FROM counter", "a counter is never deleted"},
             Row{"UPDATE ledger SET envelope = x'00'", "what was filed never changes"},
             Row{"UPDATE ledger SET report_id = zeroblob(16) WHERE serial = 1", "what was filed never changes"},
             Row{"UPDATE ledger SET captured_at = 0", "what was filed never changes"},
             Row{"UPDATE ledger SET slip = x'00' WHERE serial = 1", "a slip is replaced once"},
             Row{"UPDATE ledger SET slip = x'00' WHERE serial = 2", "a slip is replaced once"},
             Row{"UPDATE ledger SET delivered_at = NULL WHERE serial = 1", "a report is delivered once"},
             Row{"DELETE FROM ledger", "a report is never discarded"},
             Row{"DELETE FROM outbox", "a report leaves the outbox by delivery alone"},
             Row{"UPDATE print_attempt SET state = 'confirmed' WHERE serial = 1", "a print attempt is settled once"},
             Row{"DELETE FROM print_attempt", "a print attempt is never deleted"},
             Row{"UPDATE file SET size = 1 WHERE arrived_at IS NULL", "a file belongs to one report"},
             Row{"UPDATE file SET arrived_at = NULL", "a file arrives once"},
             Row{"DELETE FROM file", "a file is never forgotten"},
             Row{"UPDATE journal SET body = ''", "the journal is never changed"},
             Row{"DELETE FROM journal", "the journal is never shortened"},
         }) {
        CAPTURE(row.sql);
        const auto changed = shell.run(row.sql);
        REQUIRE_FALSE(changed);
        CHECK(changed.error().text() == std::string("refused: ") + row.refusal + " (SQLite 1811) (loket.db)");
    }
}
