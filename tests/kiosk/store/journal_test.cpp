#include "kiosk/store/journal.hpp"

#include <doctest/doctest.h>

#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::file_reports;
using test::id_of;
using test::morning;

TEST_CASE("The journal tells a morning at the counter") {
    const CounterRoom room;
    Store store = room.open();
    REQUIRE(store.journal().record(JournalKind::opened, "version=0.1.0", morning()));
    file_reports(store, 2);
    REQUIRE(store.print_queue().mark_sent({1, 1}, morning(3)));
    REQUIRE(store.print_queue().record_job({1, 1}, "struk/17", morning(4)));
    REQUIRE(store.print_queue().settle({1, 1}, PrintState::unverified, morning(5)));
    REQUIRE(store.print_queue().reserve_copy(1, morning(6)));
    REQUIRE(store.ledger().relock(1, as_bytes("relocked"), morning(7)));
    REQUIRE(store.outbox().acknowledge(id_of(1), morning(8)));
    REQUIRE(store.outbox().park(id_of(2), "conflict", morning(9)));
    REQUIRE(store.journal().record(JournalKind::officer_called, "screen=filed", morning(10)));
    const auto envelope = [&](std::uint32_t n) { return hex(store.ledger().find(id_of(n)).value()->envelope_hash); };
    CHECK(store.journal().text() ==
          "1 2026-11-23T02:42:00.000Z founded counter=BTM2 first_serial=1\n"
          "2 2026-11-23T02:42:00.000Z opened version=0.1.0\n"
          "3 2026-11-23T02:42:01.000Z filed serial=1 id=00000000-0000-7000-8000-000000000001 envelope=" +
              envelope(1) +
              " print=queued\n"
              "4 2026-11-23T02:42:02.000Z filed serial=2 id=00000000-0000-7000-8000-000000000002 envelope=" +
              envelope(2) +
              " print=queued\n"
              "5 2026-11-23T02:42:03.000Z sent serial=1 attempt=1 copy=1\n"
              "6 2026-11-23T02:42:04.000Z submitted serial=1 attempt=1 job=struk/17\n"
              "7 2026-11-23T02:42:05.000Z settled serial=1 attempt=1 state=unverified\n"
              "8 2026-11-23T02:42:06.000Z queued serial=1 attempt=2 copy=2\n"
              "9 2026-11-23T02:42:07.000Z relocked serial=1\n"
              "10 2026-11-23T02:42:08.000Z acknowledged serial=1 id=00000000-0000-7000-8000-000000000001\n"
              "11 2026-11-23T02:42:09.000Z parked serial=2 id=00000000-0000-7000-8000-000000000002 reason=conflict\n"
              "12 2026-11-23T02:42:10.000Z officer_called screen=filed\n");
    CHECK(store.journal().verify().value() == std::nullopt);
    CHECK(store.journal().account()->text() == "filed=2 acknowledged=1 waiting=0 parked=1");
}

TEST_CASE("The head of the journal goes on with each entry and over restarts") {
    const CounterRoom room;
    JournalHead before;
    {
        Store store = room.open();
        before = store.journal().head().value();
        CHECK(before.seq == 1);
        file_reports(store, 1);
        const JournalHead after = store.journal().head().value();
        CHECK(after.seq == 2);
        CHECK(after.hash != before.hash);
        before = after;
    }
    CHECK(room.open().journal().head() == before);
}

TEST_CASE("Who changes the past in the journal is found out at the entry that was changed") {
    struct Row {
        const char* tampering;
        std::int64_t seq;
        const char* what;
    };
    for (const Row row : {
             Row{"UPDATE journal SET body = 'serial=4 id=' WHERE seq = 5", 5, "content does not match its hash"},
             Row{"UPDATE journal SET kind = 'parked' WHERE seq = 5", 5, "content does not match its hash"},
             Row{"UPDATE journal SET at = at + 1 WHERE seq = 1", 1, "content does not match its hash"},
             Row{"UPDATE journal SET hash = zeroblob(32) WHERE seq = 11", 11, "content does not match its hash"},
             Row{"UPDATE journal SET previous = zeroblob(32) WHERE seq = 7", 7, "not chained to the entry before"},
             Row{"DELETE FROM journal WHERE seq = 6", 6, "entry missing"},
             Row{"DELETE FROM journal WHERE seq = 1", 1, "entry missing"},
             Row{"DELETE FROM journal WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 7", 6,
                 "not chained to the entry before"},
         }) {
        CAPTURE(row.tampering);
        const CounterRoom room;
        {
            Store store = room.open();
            file_reports(store, 10);
            CHECK(store.journal().verify().value() == std::nullopt);
        }
        REQUIRE(
            room.shell().run_script("DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened"));
        REQUIRE(room.shell().run_script(row.tampering));
        CHECK(room.open().journal().verify().value() == JournalBreak{row.seq, row.what});
    }
}

TEST_CASE("A journal entry goes with the transaction that it tells of") {
    const CounterRoom room;
    Store store = room.open();
    REQUIRE(store.outbox().acknowledge(id_of(9), morning()).error().fault == Fault::not_found);
    CHECK(store.journal().head()->seq == 1);
}
