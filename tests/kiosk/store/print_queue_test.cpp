#include "kiosk/store/print_queue.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::file_reports;
using test::id_of;
using test::morning;

namespace {

std::string text_of(const std::vector<PrintAttempt>& attempts) {
    std::string text;
    for (const PrintAttempt& attempt : attempts) text += attempt.text() + "\n";
    return text;
}

/// All that a press finds when it starts.
std::string queue(const CounterRoom& room) {
    Store store = room.open();
    return "owed:\n" + text_of(store.print_queue().owed().value()) + "sent:\n" +
           text_of(store.print_queue().sent().value());
}

}  // namespace

TEST_CASE("A receipt is owed from its filing, and each step of its printing outlives a power cut") {
    const CounterRoom room;
    {
        Store store = room.open();
        file_reports(store, 2);
        REQUIRE(store.file(id_of(3), morning(), test::filing_without_paper));
    }
    CHECK(queue(room) == "owed:\n1/1 copy=1 queued\n2/1 copy=1 queued\nsent:\n");
    REQUIRE(room.open().print_queue().mark_sent({1, 1}, morning(10)));
    CHECK(queue(room) == "owed:\n2/1 copy=1 queued\nsent:\n1/1 copy=1 sent\n");
    REQUIRE(room.open().print_queue().record_job({1, 1}, "struk/17", morning(11)));
    CHECK(queue(room) == "owed:\n2/1 copy=1 queued\nsent:\n1/1 copy=1 sent job=struk/17\n");
    REQUIRE(room.open().print_queue().settle({1, 1}, PrintState::confirmed, morning(12)));
    CHECK(queue(room) == "owed:\n2/1 copy=1 queued\nsent:\n");

    Store store = room.open();
    const PrintAttempt printed = store.print_queue().latest(1).value().value();
    CHECK(printed.text() == "1/1 copy=1 confirmed job=struk/17");
    CHECK(printed.queued_at == morning(1));
    CHECK(printed.sent_at == morning(10));
    CHECK(printed.settled_at == morning(12));
    CHECK(store.print_queue().latest(3).value()->text() == "3/1 copy=1 without");
    CHECK(store.print_queue().latest(4).value() == std::nullopt);
}

TEST_CASE("A receipt that never reached the printer is owed again, under the same copy number") {
    const CounterRoom room;
    {
        Store store = room.open();
        file_reports(store, 1);
        REQUIRE(store.print_queue().mark_sent({1, 1}, morning(10)));
        REQUIRE(store.print_queue().record_job({1, 1}, "17", morning(11)));
        REQUIRE(store.print_queue().hand_back({1, 1}, morning(12)));
    }
    CHECK(queue(room) == "owed:\n1/1 copy=1 queued\nsent:\n");

    Store store = room.open();
    CHECK(store.print_queue().latest(1).value()->sent_at == std::nullopt);
    CHECK(store.print_queue().hand_back({1, 1}, morning(13)));
    CHECK(store.print_queue().hand_back({7, 1}, morning(13)).error().fault == Fault::not_found);
    const std::string journal = store.journal().text().value();
    CHECK_MESSAGE(journal.find(" handed_back serial=1 attempt=1\n") != std::string::npos, journal);
    CHECK(store.journal().verify().value() == std::nullopt);

    REQUIRE(store.print_queue().mark_sent({1, 1}, morning(14)));
    REQUIRE(store.print_queue().settle({1, 1}, PrintState::confirmed, morning(15)));
    CHECK(store.print_queue().hand_back({1, 1}, morning(16)).error().fault == Fault::refused);
    CHECK(store.print_queue().latest(1).value()->text() == "1/1 copy=1 confirmed");
}

TEST_CASE("A print attempt is settled once: the second outcome is refused and the first stands") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 1);
    PrintQueue& prints = store.print_queue();
    CHECK(prints.record_job({1, 1}, "struk/17", morning()).error().fault == Fault::refused);
    CHECK(prints.settle({1, 1}, PrintState::confirmed, morning()).error().fault == Fault::refused);
    REQUIRE(prints.mark_sent({1, 1}, morning()));
    REQUIRE(prints.mark_sent({1, 1}, morning(5)));
    CHECK(prints.latest(1).value()->sent_at == morning());
    REQUIRE(prints.settle({1, 1}, PrintState::unknown, morning()));
    CHECK(prints.settle({1, 1}, PrintState::confirmed, morning()).error().fault == Fault::exists);
    CHECK(prints.mark_sent({1, 1}, morning()).error().fault == Fault::refused);
    CHECK(prints.latest(1).value()->text() == "1/1 copy=1 unknown");
    CHECK(prints.mark_sent({1, 2}, morning()).error().fault == Fault::not_found);
    CHECK(prints.settle({2, 1}, PrintState::failed, morning()).error().fault == Fault::not_found);
}

TEST_CASE("A resident's second paper is marked as a copy, unless no first one can have come out") {
    const CounterRoom room;
    Store store = room.open();
    file_reports(store, 1);
    PrintQueue& prints = store.print_queue();
    CHECK(prints.reserve_copy(1, morning()).error().fault == Fault::exists);
    REQUIRE(prints.settle({1, 1}, PrintState::without, morning()));
    CHECK(prints.reserve_copy(1, morning(60))->text() == "1/2 copy=1 queued");
    REQUIRE(prints.mark_sent({1, 2}, morning()));
    CHECK(prints.reserve_copy(1, morning()).error().fault == Fault::exists);
    REQUIRE(prints.settle({1, 2}, PrintState::failed, morning()));
    CHECK(prints.reserve_copy(1, morning(90))->text() == "1/3 copy=2 queued");
    CHECK(prints.reserve_copy(2, morning()).error().fault == Fault::not_found);
}

TEST_CASE("The slip of a printed receipt is locked anew once, and the old one is on no disk") {
    const CounterRoom room;
    Store store = room.open();
    const Bytes old_slip(300, 0xb3);
    const auto make = [&](const TicketNumber&) -> Result<Filing> {
        return Filing{to_bytes("sealed"), to_bytes("opening"), old_slip};
    };
    REQUIRE(store.file(id_of(1), morning(), make));
    REQUIRE(store.ledger().relock(1, as_bytes("under the code"), morning(60)));
    CHECK(store.ledger().relock(1, as_bytes("again"), morning(61)).error().fault == Fault::exists);
    CHECK(store.ledger().relock(2, as_bytes("never"), morning(61)).error().fault == Fault::not_found);
    const LedgerEntry entry = store.ledger().find(id_of(1)).value().value();
    CHECK(as_text(entry.slip) == "under the code");
    CHECK(entry.relocked_at == morning(60));
    for (const auto& file : std::filesystem::directory_iterator(room.folder.path())) {
        const Bytes bytes = read_file(file.path(), 10'000'000).value();
        CHECK(as_text(bytes).find(as_text(old_slip)) == std::string_view::npos);
    }
}
