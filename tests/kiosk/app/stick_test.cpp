// From a counter that no network reaches to the hub and back, in a courier's pocket.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "kiosk/base/files.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/bundle_file.hpp"
#include "tests/kiosk/app/stick_house.hpp"

using namespace loket;
using namespace loket::kiosk;
using namespace loket::test;

namespace {

Bytes content_of(const std::filesystem::path& file) { return read_file(file, 10'000'000).value(); }

void put(const std::filesystem::path& file, BytesView content) {
    REQUIRE(write_file(file, content, FileMode::readable_by_all));
}

/// "reports: 12 (BTM2 8, SKY1 4)" of the hub, and whether it raised an alarm.
std::string at_hub(HubHouse& hub) {
    const auto status = hub.registry()->status().value();
    std::string text;
    for (const auto& account : status.counters) {
        text += (text.empty() ? "" : ", ") + account.counter + " " + std::to_string(account.stored);
    }
    for (const auto& alarm : status.alarms) text += "; alarm " + alarm.kind;
    for (const auto& account : status.accounts) {
        if (account.told.chain != account.here.chain) text += "; " + account.counter + " has gaps";
    }
    return text;
}

}  // namespace

TEST_CASE("Reports of two counters reach the hub on a stick, once each, whatever happens to the files on the way") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    IslandCounter sekayu(hub, "SKY1", 2);
    babat.file(250);
    sekayu.file(12);
    const TemporaryFolder stick;
    const std::string exported = babat.export_to(stick.path());
    CHECK(line_of(exported, "250 reports in 3 batches, ") != "");
    CHECK(line_of(exported, "All of it was written and read back; the stick may be taken out.") != "");
    CHECK(line_of(sekayu.export_to(stick.path()), "12 reports in 1 batch, ") != "");
    CHECK(babat.account() == "filed=250 acknowledged=0 waiting=250 parked=0");

    // Somebody made a copy, and its second half is gone; another has bad bytes in the middle; and there is a
    // stranger's.
    const Bytes whole = content_of(stick.path() / babat.bundle(".up"));
    put(stick.path() / "loket-a-torn.up", BytesView(whole).first(whole.size() / 2));
    Bytes bad = whole;
    std::fill_n(bad.begin() + std::ptrdiff_t(bad.size() / 2), 4096, std::uint8_t(0));
    put(stick.path() / "LOKET-B-BAD.UP", bad);
    put(stick.path() / "loket-c-empty.up", {});

    const std::string imported = import_at(hub, stick.path());
    CHECK(line_of(imported, "loket-a-torn.up") ==
          "loket-a-torn.up: 1 batch answered, damaged in 1 place; receipts in loket-a-torn.down");
    CHECK(line_of(imported, "LOKET-B-BAD.UP") ==
          "LOKET-B-BAD.UP: 2 batches answered, damaged in 1 place; receipts in LOKET-B-BAD.down");
    CHECK(line_of(imported, "loket-c-empty.up") == "loket-c-empty.up: 0 batches answered");
    CHECK(line_of(imported, babat.bundle(".up")) ==
          babat.bundle(".up") + ": 3 batches answered; receipts in " + babat.bundle(".down"));
    CHECK(line_of(imported, "reports:") == "reports: 262 stored, 250 already_stored, 0 conflict, 0 refused");
    CHECK(at_hub(hub) == "BTM2 250, SKY1 12");
    CHECK(line_of(import_at(hub, stick.path()), "reports:") ==
          "reports: 0 stored, 512 already_stored, 0 conflict, 0 refused");
    CHECK(at_hub(hub) == "BTM2 250, SKY1 12");

    const std::string settled = babat.import_from(stick.path());
    CHECK(line_of(settled, "new") == "new       250 acknowledged, 0 parked");
    CHECK(line_of(settled, "account") == "account   filed=250 acknowledged=250 waiting=0 parked=0");
    CHECK(line_of(settled, "Nothing waits any more.") != "");
    CHECK(line_of(sekayu.import_from(stick.path()), "new") == "new       12 acknowledged, 0 parked");
    CHECK(line_of(babat.import_from(stick.path()), "new") == "new       0 acknowledged, 0 parked");
    CHECK(babat.account() == "filed=250 acknowledged=250 waiting=0 parked=0");
    CHECK(sekayu.account() == "filed=12 acknowledged=12 waiting=0 parked=0");
    CHECK(babat.is_in_order());
    CHECK(sekayu.is_in_order());
}

TEST_CASE("Answers come home on another stick than the reports went out on") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(3);
    const TemporaryFolder out;
    const TemporaryFolder home;
    babat.export_to(out.path());
    import_at(hub, out.path());
    put(home.path() / "loket-answers.down", content_of(out.path() / babat.bundle(".down")));
    CHECK(line_of(babat.import_from(home.path()), "new") == "new       3 acknowledged, 0 parked");
    CHECK(babat.is_in_order());
}

TEST_CASE("A damaged answer settles what is sound in it, and the next export brings the rest") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(250);
    const TemporaryFolder stick;
    babat.export_to(stick.path());
    import_at(hub, stick.path());
    Bytes answer = content_of(stick.path() / babat.bundle(".down"));
    answer.resize(answer.size() / 2);
    put(stick.path() / babat.bundle(".down"), answer);
    const std::string half = babat.import_from(stick.path());
    CHECK(line_of(half, "new") == "new       100 acknowledged, 0 parked");
    CHECK(line_of(half, "damaged") == "damaged   in 1 place");
    CHECK(line_of(half, "What waits was not answered by this stick") != "");
    SeededEntropy entropy(3);
    CHECK(import_from(babat.data(), stick.path(), ManualClock(), entropy)->state == Finding::State::not_in_order);
    CHECK(line_of(babat.export_to(stick.path()), "150 reports in 2 batches, ") != "");
    import_at(hub, stick.path());
    CHECK(line_of(babat.import_from(stick.path()), "new") == "new       150 acknowledged, 0 parked");
    CHECK(at_hub(hub) == "BTM2 250");
    CHECK(babat.is_in_order());
}

TEST_CASE("Network and stick carry the same reports while residents go on filing, and the books agree") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(3);
    Store kiosk = babat.store();  // open all the time, as the kiosk has it
    const TemporaryFolder monday;
    const TemporaryFolder tuesday;
    babat.export_to(monday.path());
    babat.file(2);
    babat.export_to(tuesday.path());
    CHECK(hub.post_batch(babat.batch()).status == 200);  // whose answer is lost
    babat.file(1);
    import_at(hub, tuesday.path());
    import_at(hub, monday.path());
    CHECK(at_hub(hub) == "BTM2 5");
    CHECK(line_of(babat.import_from(tuesday.path()), "new") == "new       5 acknowledged, 0 parked");
    CHECK(line_of(babat.import_from(monday.path()), "new") == "new       0 acknowledged, 0 parked");
    CHECK(kiosk.account()->text() == "filed=6 acknowledged=5 waiting=1 parked=0");
    CHECK(babat.is_in_order());
}

TEST_CASE("A stick goes back and forth while residents file, and to the hub no disk seems to have been put back") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    const TemporaryFolder stick;
    const ManualClock clock;
    SeededEntropy entropy(3);
    std::atomic<bool> is_filing = true;
    std::thread residents([&] {
        babat.file(150);
        is_filing = false;
    });
    for (bool was_filing = true; was_filing;) {
        was_filing = is_filing;
        CHECK(export_to(babat.data(), stick.path(), clock, entropy));
        import_at(hub, stick.path());
        CHECK(import_from(babat.data(), stick.path(), clock, entropy));
    }
    residents.join();
    CHECK(babat.account() == "filed=150 acknowledged=150 waiting=0 parked=0");
    CHECK(at_hub(hub) == "BTM2 150");
    CHECK(babat.is_in_order());
}

TEST_CASE("What does not fit into one bundle is told, and comes with the next") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(250);
    const TemporaryFolder stick;
    const ManualClock clock;
    SeededEntropy entropy(3);
    const std::uint64_t room = sync::kBatchMaximum + 10'000;  // for a second batch there must be room for any
    const std::string told = export_to(babat.data(), stick.path(), clock, entropy, room)->text;
    CHECK(line_of(told, "100 reports in 1 batch, ") != "");
    CHECK(line_of(told, "150 more wait") ==
          "150 more wait that are not in it; export again when these are acknowledged");
    import_at(hub, stick.path());
    babat.import_from(stick.path());
    CHECK(line_of(babat.export_to(stick.path()), "150 reports in 2 batches, ") != "");
}

TEST_CASE("A counter where nothing waits still tells the hub its books") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    const TemporaryFolder stick;
    CHECK(line_of(babat.export_to(stick.path()), "0 reports in 1 batch, ") != "");
    CHECK(line_of(import_at(hub, stick.path()), "reports:") ==
          "reports: 0 stored, 0 already_stored, 0 conflict, 0 refused");
    const std::string settled = babat.import_from(stick.path());
    CHECK(line_of(settled, "receipts") == "receipts  1 of the hub for this counter, 0 for others");
    CHECK(babat.is_in_order());
}

TEST_CASE("Nothing that another hub, another counter or a meddler wrote settles a report") {
    HubHouse hub;
    SeededEntropy elsewhere(9);
    const SignKeys other_hub = make_sign_keys(elsewhere);
    IslandCounter babat(hub, "BTM2", 1);
    IslandCounter sekayu(hub, "SKY1", 2);
    babat.file(2);
    sekayu.file(2);
    const TemporaryFolder stick;
    const auto answer_of = [&](const Bytes& batch, const Bytes& receipt) {
        Bytes bundle = sync::encode_entry(sync::BundleKind::batch, batch);
        const Bytes second = sync::encode_entry(sync::BundleKind::receipt, receipt);
        bundle.insert(bundle.end(), second.begin(), second.end());
        put(stick.path() / "loket-x.down", bundle);
        return line_of(babat.import_from(stick.path()), "receipts");
    };
    const std::string nothing = "receipts  0 of the hub for this counter, 1 for others";
    const Bytes batch = babat.batch();
    const Bytes receipt = hub.post_batch(batch).body;
    const sync::Receipt forged = sync::decode_receipt(receipt, hub.keys().sign.public_key).value();
    CHECK(answer_of(batch, encode(forged, other_hub.secret_key)) == nothing);
    CHECK(answer_of(babat.batch(), receipt) == nothing);  // a later batch than the receipt's
    CHECK(answer_of(sekayu.batch(), hub.post_batch(sekayu.batch()).body) == nothing);
    CHECK(answer_of(to_bytes("no batch"), receipt) == nothing);
    CHECK(answer_of(batch, to_bytes("no receipt")) == nothing);
    const Bytes alone = sync::encode_entry(sync::BundleKind::receipt, receipt);
    put(stick.path() / "loket-x.down", alone);
    CHECK(line_of(babat.import_from(stick.path()), "WRONG") ==
          "WRONG: nothing on this stick is signed by the hub for this counter");
    CHECK(babat.account() == "filed=2 acknowledged=0 waiting=2 parked=0");
    CHECK(answer_of(batch, receipt) == "receipts  1 of the hub for this counter, 0 for others");
    CHECK(babat.account() == "filed=2 acknowledged=2 waiting=0 parked=0");
}

TEST_CASE("A hub that does not know a counter says so, takes in the others, and writes no receipt for it") {
    HubHouse hub;
    HubHouse other_hub;
    IslandCounter babat(hub, "BTM2", 1);
    IslandCounter stranger(other_hub, "SKY1", 2);
    babat.file(1);
    stranger.file(1);
    const TemporaryFolder stick;
    babat.export_to(stick.path());
    stranger.export_to(stick.path());
    const std::string imported = import_at(hub, stick.path());
    CHECK(line_of(imported, stranger.bundle(".up")) ==
          stranger.bundle(".up") + ": 0 batches answered, 2 refused: unknown_device");
    CHECK_FALSE(std::filesystem::exists(stick.path() / stranger.bundle(".down")));
    CHECK(at_hub(hub) == "BTM2 1");
}

TEST_CASE("A report that the hub cannot open comes home parked, with the hub's reason") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(1);
    SeededEntropy elsewhere(9);
    babat.file(1, make_box_keys(elsewhere).public_key);
    const TemporaryFolder stick;
    babat.export_to(stick.path());
    CHECK(line_of(import_at(hub, stick.path()), "reports:") ==
          "reports: 1 stored, 0 already_stored, 0 conflict, 1 refused");
    CHECK(line_of(babat.import_from(stick.path()), "new") == "new       1 acknowledged, 1 parked");
    CHECK(babat.account() == "filed=2 acknowledged=1 waiting=0 parked=1");
    CHECK(babat.store().outbox().parked()->front().reason == "unknown_hub_key");
    CHECK(babat.is_in_order());
}

TEST_CASE("A stick that takes no receipts still brings its reports") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    babat.file(1);
    const TemporaryFolder stick;
    babat.export_to(stick.path());
    std::filesystem::create_directory(stick.path() / babat.bundle(".down"));  // in the way
    const std::string imported = import_at(hub, stick.path());
    CHECK(line_of(imported, babat.bundle(".up")).find(": 1 batch answered; WRONG: no answer on the stick: ") !=
          std::string::npos);
    CHECK(at_hub(hub) == "BTM2 1");
}

TEST_CASE("Whoever gives the wrong folder, or two commands at once, is told") {
    HubHouse hub;
    IslandCounter babat(hub, "BTM2", 1);
    const TemporaryFolder stick;
    const auto none = stick.path() / "none";
    CHECK(babat.export_to(none) == "error: not_found: No such file or directory (" + none.string() + ")\n");
    CHECK(babat.import_from(none) ==
          "error: not_found: there is no such folder; is the stick in? (" + none.string() + ")\n");
    CHECK(import_at(hub, stick.path()) ==
          "there is no bundle in this folder\n"
          "reports: 0 stored, 0 already_stored, 0 conflict, 0 refused\n");
    const auto hold = hold_folder(stick.path());
    CHECK(babat.export_to(stick.path()) ==
          "error: busy: another program works with this folder (" + stick.path().string() + ")\n");
    CHECK(std::filesystem::is_empty(stick.path()));
}
