#include "kiosk/store/outbox.hpp"

#include <doctest/doctest.h>

#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::file_reports;
using test::id_of;
using test::morning;

namespace {

/// "1 2 3": the serials that are due.
std::string due(Store& store, std::size_t max_count, std::size_t max_bytes) {
    const std::vector<DueReport> reports = store.outbox().due(max_count, max_bytes).value();
    std::string text;
    for (const DueReport& report : reports) {
        text += (text.empty() ? "" : " ") + std::to_string(report.serial);
    }
    return text;
}

}  // namespace

TEST_CASE("The courier gets the oldest reports that fit, and one that fits nowhere by itself") {
    const CounterRoom room;
    Store store = room.open();
    CHECK(due(store, 10, 1000) == "");
    file_reports(store, 5);  // envelopes of 19 bytes: "sealed BTM2-00001-X"
    CHECK(due(store, 10, 1000) == "1 2 3 4 5");
    CHECK(due(store, 2, 1000) == "1 2");
    CHECK(due(store, 10, 3 * 19) == "1 2 3");
    CHECK(due(store, 10, 3 * 19 - 1) == "1 2");
    CHECK(due(store, 10, 1) == "1");
    CHECK(due(store, 0, 1000) == "");
    const DueReport first = store.outbox().due(1, 1000).value().front();
    CHECK(first.id == id_of(1));
    CHECK(first.envelope == store.ledger().find(id_of(1)).value()->envelope);
}

TEST_CASE("A report leaves the outbox when the hub has it, stays in the ledger, and is told once") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 3);
    REQUIRE(store.outbox().acknowledge(id_of(2), morning(60)));
    REQUIRE(store.outbox().acknowledge(id_of(2), morning(99)));  // the receipt came twice
    Store again = room.open();
    CHECK(due(again, 10, 1000) == "1 3");
    CHECK(again.account()->text() == "filed=3 acknowledged=1 waiting=2 parked=0");
    CHECK(again.ledger().find(id_of(2)).value()->delivered_at == morning(60));
    CHECK(again.ledger().find(id_of(2)).value()->envelope.size() == 19);
    CHECK(again.outbox().acknowledge(id_of(9), morning()).error().fault == Fault::not_found);
}

TEST_CASE("What came of a batch is written down as a whole, with the hub's own account, or not at all") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 3);
    CHECK_FALSE(store.outbox().hub_account().value().has_value());
    const HubAccount hub{.told_at = morning(60), .held = 1, .set_aside = 1, .alarms = 0, .chain = {2, hash_of({})}};
    const Settlement stray{.acknowledged = {id_of(1), id_of(9)}, .parked = {}, .hub = hub};
    CHECK(store.outbox().settle(stray, morning(60)).error().fault == Fault::not_found);
    CHECK(store.account()->text() == "filed=3 acknowledged=0 waiting=3 parked=0");
    CHECK_FALSE(store.outbox().hub_account().value().has_value());

    const Settlement sound{.acknowledged = {id_of(1)}, .parked = {{id_of(2), "damaged"}}, .hub = hub};
    REQUIRE(store.outbox().settle(sound, morning(60)));
    REQUIRE(store.outbox().settle(sound, morning(60)));
    CHECK(store.account()->text() == "filed=3 acknowledged=1 waiting=1 parked=1");
    CHECK(room.open().outbox().hub_account().value() == hub);
}

TEST_CASE("An old receipt that comes late by a stick does not take the place of the hub's newest word") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 2);
    const HubAccount newer{.told_at = morning(60), .held = 2, .set_aside = 0, .alarms = 0, .chain = {2, hash_of({})}};
    HubAccount older = newer;
    older.told_at = morning(30);
    older.held = 1;
    REQUIRE(store.outbox().settle({.acknowledged = {id_of(2)}, .parked = {}, .hub = newer}, morning(60)));
    REQUIRE(store.outbox().settle({.acknowledged = {id_of(1)}, .parked = {}, .hub = older}, morning(30)));
    CHECK(store.outbox().hub_account().value() == newer);
    CHECK(store.account()->text() == "filed=2 acknowledged=2 waiting=0 parked=0");
}

TEST_CASE("What waits can be taken in portions without anything being settled in between") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 3);
    const auto first = store.outbox().due(2, 1'000'000).value();
    REQUIRE(first.size() == 2);
    const auto rest = store.outbox().due(2, 1'000'000, first.back().serial).value();
    REQUIRE(rest.size() == 1);
    CHECK(rest.front().serial == 3);
    CHECK(store.outbox().due(2, 1'000'000, 3)->empty());
}

TEST_CASE("The filing chain grows with each report, and is the same after the store was opened again") {
    const CounterRoom room;
    Store store = room.open();
    FilingChain chain = store.filing_chain();
    file_reports(store, 2);
    for (std::uint8_t i = 1; i <= 2; ++i) chain.add(store.ledger().find(id_of(i)).value()->envelope_hash);
    CHECK(store.filing_chain() == chain);
    CHECK(room.open().filing_chain() == chain);
}

TEST_CASE("A report that the hub will not take is parked with its reason, and stays so") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 3);
    REQUIRE(store.outbox().park(id_of(1), "cannot_be_opened", morning(60)));
    REQUIRE(store.outbox().park(id_of(1), "another reason", morning(99)));
    REQUIRE(store.outbox().acknowledge(id_of(1), morning(99)));
    REQUIRE(store.outbox().acknowledge(id_of(2), morning(60)));
    REQUIRE(store.outbox().park(id_of(2), "late", morning(99)));
    CHECK(store.outbox().park(id_of(9), "never filed", morning(99)).error().fault == Fault::not_found);

    Store again = room.open();
    CHECK(again.outbox().parked() == std::vector{ParkedReport{id_of(1), 1, morning(60), "cannot_be_opened"}});
    CHECK(due(again, 10, 1000) == "3");
    CHECK(again.account()->text() == "filed=3 acknowledged=1 waiting=1 parked=1");
    CHECK(again.journal().account() == again.outbox().account().value());
}
