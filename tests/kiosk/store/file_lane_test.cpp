#include "kiosk/store/file_lane.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/files.hpp"
#include "tests/kiosk/store/counter_room.hpp"

using namespace loket;
using namespace loket::kiosk;
using test::CounterRoom;
using test::filing_of;
using test::id_of;
using test::morning;

namespace {

/// A ciphertext of this size, another for each letter.
Bytes photo(char letter, std::size_t size) { return Bytes(size, std::uint8_t(letter)); }
Hash name_of(char letter, std::size_t size) { return hash_of(photo(letter, size)); }

/// Files report `n` with these photos.
Result<LedgerEntry> file_with(Store& store, std::uint32_t n, const std::vector<Bytes>& photos) {
    std::vector<OwnedFile> files;
    for (const Bytes& bytes : photos) files.push_back(TRY(store.files().keep(bytes)));
    return store.file(id_of(n), morning(int(n)), [&](const TicketNumber& number) -> Result<Filing> {
        Filing filing = TRY(filing_of(number));
        filing.files = files;
        return filing;
    });
}

/// The sizes of what is due, in order: "3 10 500".
std::string due(Store& store, std::size_t limit = 100) {
    std::string text;
    const auto files = store.files().due(limit).value();
    for (const OwnedFile& file : files) {
        text += (text.empty() ? "" : " ") + std::to_string(file.size);
    }
    return text;
}

std::size_t on_disk(const CounterRoom& room) {
    std::error_code none;
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry :
         std::filesystem::directory_iterator(room.folder.path() / kFilesFolder, none)) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("A resident's photos wait until the hub has the text, then go smallest first, over restarts") {
    const CounterRoom room;
    {
        Store store = room.open();
        REQUIRE(file_with(store, 1, {photo('a', 500), photo('b', 10)}));
        REQUIRE(file_with(store, 2, {photo('c', 3), photo('d', 500)}));
        CHECK(due(store) == "");
        REQUIRE(store.outbox().acknowledge(id_of(1), morning()));
        CHECK(due(store) == "10 500");
        REQUIRE(store.outbox().acknowledge(id_of(2), morning()));
    }
    Store store = room.open();
    CHECK(due(store) == "3 10 500 500");
    CHECK(due(store, 2) == "3 10");
    CHECK(read_file(store.files().path_of(name_of('b', 10)), 100).value() == photo('b', 10));
}

TEST_CASE("The photos of a report that the hub will not take stay with it") {
    const CounterRoom room;
    Store store = room.open();
    REQUIRE(file_with(store, 1, {photo('a', 500)}));
    REQUIRE(store.outbox().park(id_of(1), "refused", morning()));
    CHECK(due(store) == "");
    CHECK(store.files().tidy().value() == 0);
}

TEST_CASE("The bytes of a photo stay until the hub has signed for them, whoever said that they were uploaded") {
    const CounterRoom room;
    Store store = room.open();
    REQUIRE(file_with(store, 1, {photo('a', 500), photo('b', 10)}));
    REQUIRE(store.outbox().acknowledge(id_of(1), morning()));
    REQUIRE(store.files().mark_uploaded(name_of('b', 10), morning()));
    REQUIRE(store.files().mark_uploaded(name_of('b', 10), morning(1)));
    CHECK(due(store) == "500 10");  // offered again, after all others
    CHECK(store.files().tidy().value() == 0);
    CHECK(on_disk(room) == 2);

    REQUIRE(store.files().arrived(name_of('b', 10), morning()));
    REQUIRE(store.files().arrived(name_of('b', 10), morning(1)));
    REQUIRE(store.files().mark_uploaded(name_of('b', 10), morning(2)));
    REQUIRE(store.files().park(name_of('b', 10), "damaged", morning(2)));
    CHECK(due(store) == "500");
    CHECK(on_disk(room) == 1);
    const std::string arrived = "file_arrived serial=1 hash=" + hex(name_of('b', 10)) + "\n";
    CHECK(store.journal().text()->ends_with(arrived));
}

TEST_CASE("A photo that cannot be sent is set apart with its reason, and its bytes stay") {
    const CounterRoom room;
    Store store = room.open();
    REQUIRE(file_with(store, 1, {photo('a', 500)}));
    REQUIRE(store.outbox().acknowledge(id_of(1), morning()));
    REQUIRE(store.files().park(name_of('a', 500), "damaged", morning()));
    REQUIRE(store.files().park(name_of('a', 500), "missing", morning()));
    CHECK(due(store) == "");
    CHECK(store.files().tidy().value() == 0);
    CHECK(store.journal().text()->ends_with(" reason=damaged\n"));
    REQUIRE(store.files().arrived(name_of('a', 500), morning()));
    CHECK(on_disk(room) == 0);
}

TEST_CASE("What belongs to no report goes at the next start, and what belongs to one stays") {
    const CounterRoom room;
    {
        Store store = room.open();
        REQUIRE(file_with(store, 1, {photo('a', 500)}));
        REQUIRE(store.files().keep(photo('b', 10)));  // the resident went away
        REQUIRE(store.files().keep(photo('b', 10)));  // kept twice is kept once
        const auto half = room.folder.path() / kFilesFolder / "half.new";
        REQUIRE(write_file(half, as_bytes("ha"), FileMode::private_to_owner));  // the power went while it was written
    }
    CHECK(on_disk(room) == 3);
    CHECK(room.open().files().tidy().value() == 2);
    CHECK(on_disk(room) == 1);
}

TEST_CASE("A report whose photo is not on the disk takes no number") {
    const CounterRoom room;
    Store store = room.open();
    const auto with_lost_photo = [](const TicketNumber& number) -> Result<Filing> {
        Filing filing = TRY(filing_of(number));
        filing.files = {{name_of('a', 500), 500}};
        return filing;
    };
    CHECK(store.file(id_of(1), morning(), with_lost_photo).error().fault == Fault::not_found);
    REQUIRE(store.files().keep(BytesView(photo('a', 500))));
    REQUIRE(write_file(store.files().path_of(name_of('a', 500)), as_bytes("cut"), FileMode::private_to_owner));
    CHECK(store.file(id_of(1), morning(), with_lost_photo).error().fault == Fault::not_found);
    REQUIRE(store.files().keep(BytesView(photo('a', 500))));
    CHECK(store.file(id_of(1), morning(), with_lost_photo)->number.serial == 1);
}

TEST_CASE("A file that no report has is not found") {
    const CounterRoom room;
    Store store = room.open();
    CHECK(store.files().mark_uploaded({}, morning()).error().fault == Fault::not_found);
    CHECK(store.files().arrived({}, morning()).error().fault == Fault::not_found);
    CHECK(store.files().park({}, "damaged", morning()).error().fault == Fault::not_found);
    CHECK(store.files().tidy().value() == 0);
}
