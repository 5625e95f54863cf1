#include "kiosk/store/store.hpp"

#include <doctest/doctest.h>

#include "tests/kiosk/sqlite/file_size_limit.hpp"
#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::file_reports;
using test::filing_of;
using test::id_of;
using test::morning;

namespace {

std::string number_of(const Result<LedgerEntry>& filed) { return filed ? filed->number.text() : filed.error().text(); }

}  // namespace

TEST_CASE("A resident's report is found by number and by id, also after the counter was switched off") {
    const CounterRoom room;
    const LedgerEntry filed = room.open().file(id_of(1), morning(), filing_of).value();
    CHECK(filed.number.text() == TicketNumber{room.counter, 1}.text());
    CHECK(as_text(filed.envelope) == "sealed " + filed.number.text());
    CHECK(as_text(filed.slip) == "slip " + filed.number.text());
    CHECK(filed.envelope_hash == hash_of(filed.envelope));
    CHECK(filed.captured_at == morning());

    Store again = room.open();
    CHECK(again.ledger().find(id_of(1)).value() == filed);
    CHECK(again.ledger().find(filed.number).value() == filed);
    CHECK(again.ledger().find(id_of(2)).value() == std::nullopt);
    CHECK(again.ledger().find(TicketNumber{Counter::parse("BTM3").value(), 1}).value() == std::nullopt);
}

TEST_CASE("A resident whose report is filed again after an unknown answer keeps one number") {
    const CounterRoom room;
    Store store = room.open();
    const LedgerEntry filed = store.file(id_of(1), morning(), filing_of).value();
    int made = 0;
    const auto count_and_make = [&](const TicketNumber& number) {
        ++made;
        return filing_of(number);
    };
    CHECK(store.file(id_of(1), morning(60), count_and_make).value() == filed);
    CHECK(room.open().file(id_of(1), morning(90), count_and_make).value() == filed);
    CHECK(made == 0);
    CHECK(number_of(store.file(id_of(2), morning(90), count_and_make)) == TicketNumber{room.counter, 2}.text());
    CHECK(made == 1);
}

TEST_CASE("A report whose envelope cannot be made takes no number and leaves nothing") {
    const CounterRoom room;
    Store store = room.open();
    const auto fail_to_make = [](const TicketNumber&) -> Result<Filing> { return fail(Fault::full, "no memory"); };
    CHECK(store.file(id_of(1), morning(), fail_to_make).error().text() == "full: no memory");
    CHECK(store.account()->text() == "filed=0 acknowledged=0 waiting=0 parked=0");
    CHECK(store.print_queue().owed()->empty());
    CHECK(store.file(id_of(1), morning(), filing_of)->number.serial == 1);
}

TEST_CASE("Two thousand residents get two thousand numbers without a gap, over restarts") {
    const CounterRoom room;
    std::uint32_t serial = 0;
    for (int day = 0; day < 4; ++day) {
        Store store = room.open();
        for (int report = 0; report < 500; ++report) {
            ++serial;
            REQUIRE(store.file(id_of(serial), morning(), filing_of)->number.serial == serial);
        }
    }
    Store store = room.open();
    CHECK(store.account()->text() == "filed=2000 acknowledged=0 waiting=2000 parked=0");
    CHECK(store.journal().verify().value() == std::nullopt);
}

TEST_CASE("Two counters of an office count each for itself, and neither takes the other's file") {
    const CounterRoom second;
    CounterRoom third;
    third.counter = Counter::parse("BTM3").value();
    Store at_second = second.open();
    Store at_third = third.open();
    file_reports(at_second, 2);
    file_reports(at_third, 1);
    CHECK(at_second.ledger().find(id_of(2)).value()->number.text().starts_with("BTM2-00002-"));
    CHECK(at_third.ledger().find(id_of(1)).value()->number.text().starts_with("BTM3-00001-"));
    CHECK(Store::open(second.path, third.counter).error().text() ==
          "refused: the database of counter BTM2, not of BTM3");
    CHECK(Store::found(second.path, third.counter, 1, morning()).error().text() ==
          "refused: the database of counter BTM2, not of BTM3");
}

TEST_CASE("A counter goes on from the serial given at enrolment, and only a new file looks at it") {
    const CounterRoom room;
    Store first = room.open(427);
    CHECK(first.file(id_of(1), morning(), filing_of)->number.serial == 427);
    Store again = room.open(9000);
    CHECK(again.file(id_of(2), morning(), filing_of)->number.serial == 428);
}

TEST_CASE("A counter whose serials are used up says so and begins none anew") {
    const CounterRoom room;
    Store store = room.open(kSerialMaximum);
    CHECK(store.file(id_of(1), morning(), filing_of)->number.serial == kSerialMaximum);
    CHECK(store.file(id_of(2), morning(), filing_of).error().text() ==
          "refused: the serials of this counter are used up");
}

TEST_CASE("Batches are counted from 1, over restarts") {
    const CounterRoom room;
    CHECK(room.open().next_batch()->sequence == 1);
    Store store = room.open();
    CHECK(store.next_batch()->sequence == 2);
    CHECK(store.next_batch()->sequence == 3);
}

TEST_CASE("Whoever carries the outbox by hand beside the working kiosk says the books of the moment") {
    const CounterRoom room;
    Store kiosk = room.open();
    Store carrier = room.open();
    file_reports(kiosk, 2);
    REQUIRE(carrier.outbox().acknowledge(id_of(1), morning(60)));
    for (Store* store : {&carrier, &kiosk}) {
        const BatchBooks books = store->next_batch().value();
        CHECK(books.account.text() == "filed=2 acknowledged=1 waiting=1 parked=0");
        CHECK(books.chain.serial == 2);
        CHECK(books.chain == kiosk.filing_chain());
        CHECK(books.journal_head == kiosk.journal().head()->hash);
    }
    CHECK(kiosk.next_batch()->sequence == 3);
}

TEST_CASE("A resident at a counter with a full disk is told, and nothing half-written stays") {
    const CounterRoom room;
    REQUIRE(Store::found(room.path, room.counter, 1, morning()));
    Connection small = Connection::open(room.path, OpenMode::existing, OpenCheck::quick).value();
    REQUIRE(small.run_script("PRAGMA max_page_count = 60"));
    Store store = Store::open(std::move(small), room.counter, room.folder.path() / kFilesFolder).value();
    const auto make_big = [](const TicketNumber& number) -> Result<Filing> {
        return Filing{.envelope = Bytes(20'000, 7), .opening = {}, .slip = to_bytes(number.text())};
    };
    std::uint32_t filed = 0;
    Result<LedgerEntry> last = store.file(id_of(1), morning(), make_big);
    while (last && filed < 100) last = store.file(id_of(++filed + 1), morning(), make_big);
    REQUIRE_FALSE(last);
    CHECK(last.error().fault == Fault::full);

    Store again = room.open();
    CHECK(again.account()->filed == filed);
    CHECK(again.print_queue().owed()->size() == filed);
    CHECK(again.journal().verify().value() == std::nullopt);
    CHECK(again.file(id_of(filed + 1), morning(), make_big)->number.serial == filed + 1);
}

TEST_CASE("A resident whose commit reported an error keeps the one number that opening again finds or gives") {
    const CounterRoom room;
    {
        Store store = room.open();
        file_reports(store, 1);
        const auto make_on_failing_disk = [](const TicketNumber&) -> Result<Filing> {
            return Filing{.envelope = Bytes(60'000, 7), .opening = {}, .slip = {}};
        };
        const auto log = std::filesystem::file_size(room.folder.path() / "loket.db-wal");
        const test::FileSizeLimit limit(log + 4096);
        CHECK(store.file(id_of(2), morning(), make_on_failing_disk).error().fault == Fault::unknown);
    }
    Store again = room.open();
    CHECK(again.file(id_of(2), morning(), filing_of)->number.serial == 2);
    CHECK(again.account()->text() == "filed=2 acknowledged=0 waiting=2 parked=0");
    CHECK(again.journal().verify().value() == std::nullopt);
}

TEST_CASE("A report that vanished from the outbox is missed in the account") {
    const CounterRoom room;
    {
        Store store = room.open();
        file_reports(store, 3);
    }
    REQUIRE(room.shell().run_script("DROP TRIGGER outbox_keeps_the_undelivered; DELETE FROM outbox WHERE serial = 2"));
    CHECK(room.open().account().error().text() ==
          "damaged: tables: filed=3 acknowledged=0 waiting=2 parked=0; "
          "journal: filed=3 acknowledged=0 waiting=3 parked=0");
}
