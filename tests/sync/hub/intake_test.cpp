#include "sync/hub/intake.hpp"

#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "sync/wire/batch.hpp"
#include "tests/sync/hub/hub_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// Tables that can be read, and not written.
class BrokenRegistry final : public Registry {
public:
    BrokenRegistry(std::unique_ptr<Registry> sound, Fault fault) : sound_(std::move(sound)), fault_(fault) {}

    Result<std::optional<Device>> find_device(const std::string& id) override { return sound_->find_device(id); }
    Result<Enrolment> enrol(const NewDevice&) override { return fail(fault_, "broken"); }
    Result<void> revoke(const std::string&, Instant) override { return fail(fault_, "broken"); }
    Result<BatchOutcome> store(const BatchArrival&) override { return fail(fault_, "broken"); }
    Result<std::uint64_t> publish(const Publication&) override { return fail(fault_, "broken"); }
    Result<FeedPage> feed_after(const Counter& counter, std::uint64_t cursor, std::size_t room) override {
        return sound_->feed_after(counter, cursor, room);
    }
    Result<std::optional<Secret>> find_code(const TicketNumber& number) override { return sound_->find_code(number); }
    Result<void> announce_files(const std::vector<AnnouncedFile>&) override { return fail(fault_, "broken"); }
    Result<std::optional<AnnouncedFile>> find_file(const Hash& hash) override { return sound_->find_file(hash); }
    Result<void> file_arrived(const Hash&, Instant) override { return fail(fault_, "broken"); }
    Result<void> add_refusals(const std::vector<RegistryStatus::RefusalCount>&) override {
        return fail(fault_, "broken");
    }
    Result<void> each_report(const std::function<void(const StoredReport&)>& take) override {
        return sound_->each_report(take);
    }
    Result<RegistryStatus> status() override { return sound_->status(); }

private:
    std::unique_ptr<Registry> sound_;
    Fault fault_;
};

}  // namespace

TEST_CASE("A counter's reports are stored, and a batch whose answer was lost is answered again") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const Bytes batch = kiosk.batch(
        {kiosk.envelope(1, "Jalan berlubang di depan pasar."), kiosk.envelope(2, "Lampu jalan mati sejak Senin.")});
    CHECK(hub.deliver(kiosk, batch) == "200 stored, stored");
    CHECK(hub.deliver(kiosk, batch) == "200 already_stored, already_stored");
    CHECK(hub.deliver(kiosk, kiosk.batch({kiosk.envelope(3, "Sampah menumpuk di pinggir kali.")})) == "200 stored");
    CHECK(hub.account() ==
          "reports: 3\n"
          "  BTM2 3, highest serial 3\n"
          "set aside:\n"
          "requests refused:\n");
}

TEST_CASE("An empty batch is a sign of life and gets an empty receipt") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    CHECK(hub.deliver(kiosk, kiosk.batch({})) == "200");
}

TEST_CASE("A report that comes twice within one batch is stored once") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const Bytes envelope = kiosk.envelope(1, "Jalan berlubang di depan pasar.");
    CHECK(hub.deliver(kiosk, kiosk.batch({envelope, envelope})) == "200 stored, already_stored");
}

TEST_CASE("What contradicts a stored report, or cannot be taken, is kept apart and never holds up the rest") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const TestKiosk other_counter = hub.kiosk("BTM1", 8);
    CHECK(hub.deliver(kiosk, kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")})) == "200 stored");

    const Bytes other_content = kiosk.envelope(1, "Cerita yang lain di bawah tanda yang sama.");
    Stamp same_number = kiosk.stamp(2);
    same_number.number.serial = 1;
    const Bytes number_taken = kiosk.envelope(same_number, sample_draft("Nomor yang sama, laporan yang lain."));
    const Bytes foreign = other_counter.envelope(5, "Dari loket yang lain sama sekali.");
    SeededEntropy elsewhere(77);
    const Bytes no_key =
        kiosk.envelope_for(make_box_keys(elsewhere).public_key, 6, "Disegel untuk kunci yang tidak ada.");
    Envelope astray = *decode_envelope(kiosk.envelope(12, "Dari pembukaan yang tidak ikut dikirim."));
    astray.header.opening = "00112233aabbccdd";
    Bytes damaged = kiosk.envelope(7, "Satu bit rusak di perjalanan.");
    damaged.back() ^= 1;
    Envelope other_header = *decode_envelope(kiosk.envelope(9, "Milik kepala lain."));
    other_header.header.stamp = kiosk.stamp(8);
    Stamp past = kiosk.stamp(10);
    SeededEntropy then(10);
    past.id = make_report_id(past.captured_at() - std::chrono::hours(24 * 365 * 60), then);
    Draft in_future = sample_draft("Kejadian sesudah hari laporan dibuat.");
    in_future.event_date = date_of(kiosk.stamp(10).captured_at());
    const Bytes not_valid = kiosk.envelope(past, in_future);
    const Bytes garbage = to_bytes("bukan amplop");
    const Bytes good = kiosk.envelope(11, "Laporan yang baik di antara yang rusak.");

    const Bytes batch = kiosk.batch({other_content, number_taken, foreign, no_key, encode(astray), damaged,
                                     encode(other_header), not_valid, garbage, garbage, good});
    const std::string apart =
        "200 conflict other_content, conflict number_taken, refused wrong_counter, refused unknown_hub_key, "
        "refused unknown_opening, refused damaged, refused damaged, refused invalid_report, refused malformed, refused "
        "malformed, ";
    CHECK(hub.deliver(kiosk, batch) == apart + "stored");
    CHECK(hub.deliver(kiosk, batch) == apart + "already_stored");
    CHECK(hub.account() ==
          "reports: 2\n"
          "  BTM2 2, highest serial 11\n"
          "set aside:\n"
          "  conflict number_taken 1\n"
          "  conflict other_content 1\n"
          "  refused damaged 2\n"
          "  refused invalid_report 1\n"
          "  refused malformed 1\n"
          "  refused unknown_hub_key 1\n"
          "  refused unknown_opening 1\n"
          "  refused wrong_counter 1\n"
          "requests refused:\n");
}

TEST_CASE("Every request that cannot be taken is told why, and counted") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    TestKiosk stranger = hub.kiosk("BTM2", 99);
    TestKiosk revoked = hub.enrolled_kiosk("BTM3", 98);
    REQUIRE(hub.registry()->revoke(revoked.id(), hub.clock().wall()));
    const TestKiosk moved(std::string_view("SKY1"), hub.keys().identity(), 7);
    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    REQUIRE(hub.deliver(kiosk, batch) == "200 stored");
    Bytes forged = batch;
    forged[forged.size() / 2] ^= 1;

    struct Row {
        const char* what;
        Request request;
        const char* answer;
    };
    const std::string path(kBatchPath);
    const std::string type(kBatchType);
    const std::string enrolment_type(kEnrolmentType);
    Row rows[] = {
        {"no such path", {"POST", "/v2/batches", type, batch}, "404 not_found"},
        {"wrong method", {"GET", path, type, {}}, "405 method_not_allowed"},
        {"a posted health", {"POST", "/v1/health", "", {}}, "405 method_not_allowed"},
        {"wrong type", {"POST", path, "text/html", batch}, "415 unsupported_media_type"},
        {"too large", {"POST", path, type, Bytes(kBatchMaximum + 1)}, "413 too_large"},
        {"too large for the door", {"POST", path, type, {}, BodyState::over_limit}, "413 too_large"},
        {"no room", {"POST", path, type, {}, BodyState::no_room}, "503 busy"},
        {"nothing", {"POST", path, type, {}}, "400 malformed"},
        {"garbage", {"POST", path, type, Bytes(1000, 0xff)}, "400 malformed"},
        {"unknown device", {"POST", path, type, stranger.batch({})}, "403 unknown_device"},
        {"revoked device", {"POST", path, type, revoked.batch({})}, "403 revoked_device"},
        {"another counter", {"POST", path, type, moved.batch({}, 50)}, "400 malformed"},
        {"no enrolment", {"POST", std::string(kEnrolmentPath), enrolment_type, batch}, "400 malformed"},
    };
    for (Row& row : rows) {
        CAPTURE(row.what);
        CHECK(refusal_of(hub.intake().handle(row.request)) == row.answer);
    }
    CHECK(hub.account() ==
          "reports: 1\n"
          "  BTM2 1, highest serial 1\n"
          "set aside:\n"
          "requests refused:\n"
          "  busy 1, last 2026-11-23T02:42:00.000Z\n"
          "  malformed 4, last 2026-11-23T02:42:00.000Z\n"
          "  method_not_allowed 2, last 2026-11-23T02:42:00.000Z\n"
          "  not_found 1, last 2026-11-23T02:42:00.000Z\n"
          "  revoked_device 1, last 2026-11-23T02:42:00.000Z\n"
          "  too_large 2, last 2026-11-23T02:42:00.000Z\n"
          "  unknown_device 1, last 2026-11-23T02:42:00.000Z\n"
          "  unsupported_media_type 1, last 2026-11-23T02:42:00.000Z\n");
    CHECK(hub.intake().handle({"GET", path, "", {}}).allow == "POST");
    CHECK(hub.intake().handle({"POST", path, type, {}, BodyState::no_room}).retry_after == kBusyRetry);
}

TEST_CASE("While the tables fail the counter is told to come again or to call somebody, and gets no receipt") {
    struct Row {
        Fault fault;
        const char* answer;
    };
    for (const Row& row : {Row{Fault::busy, "503 busy"}, Row{Fault::full, "503 busy"}, Row{Fault::unknown, "503 busy"},
                           Row{Fault::io, "500 internal"}, Row{Fault::damaged, "500 internal"}}) {
        CAPTURE(row.answer);
        HubHouse hub;
        TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
        const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
        std::vector<std::unique_ptr<Registry>> registries;
        registries.push_back(std::make_unique<BrokenRegistry>(hub.registry(), row.fault));
        Intake broken(hub.keys(), std::move(registries), hub.clock());
        const Response response = broken.handle({"POST", std::string(kBatchPath), std::string(kBatchType), batch});
        CHECK(refusal_of(response) == row.answer);
        CHECK(response.retry_after.has_value() == (response.status == 503));
        CHECK(!broken.save_refusals());
        CHECK(hub.deliver(kiosk, batch) == "200 stored");
    }
}

TEST_CASE("Counters beyond what the hub takes are told when to come, and are stored then; strangers take no place") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    TestKiosk stranger = hub.kiosk("BTM2", 99);
    std::vector<std::unique_ptr<Registry>> registries;
    registries.push_back(hub.registry());
    Intake slow(hub.keys(), std::move(registries), hub.clock(), 1);
    const Bytes envelope = kiosk.envelope(1, "Jalan berlubang di depan pasar.");
    const auto post = [&](TestKiosk& from) {
        const Bytes batch = from.batch({envelope});
        const Response response = slow.handle({"POST", std::string(kBatchPath), std::string(kBatchType), batch});
        return refusal_of(response) +
               (response.retry_after ? " for " + std::to_string(response.retry_after->count()) + " s" : "");
    };
    for (int i = 0; i < 3; ++i) CHECK(post(kiosk) == "200");
    for (int i = 0; i < 3; ++i) CHECK(post(stranger) == "403 unknown_device");
    Bytes forged = kiosk.batch({});
    forged.back() ^= 1;
    CHECK(refusal_of(slow.handle({"POST", std::string(kBatchPath), std::string(kBatchType), forged})) ==
          "401 wrong_signature");
    CHECK(post(kiosk) == "429 slow_down for 1 s");
    CHECK(post(kiosk) == "429 slow_down for 1 s");
    hub.clock().advance(std::chrono::seconds(1));
    CHECK(post(kiosk) == "200");
    REQUIRE(slow.save_refusals());
    CHECK(hub.account() ==
          "reports: 1\n"
          "  BTM2 1, highest serial 1\n"
          "set aside:\n"
          "requests refused:\n"
          "  slow_down 2, last 2026-11-23T02:42:01.000Z\n"
          "  unknown_device 3, last 2026-11-23T02:42:01.000Z\n"
          "  wrong_signature 1, last 2026-11-23T02:42:01.000Z\n");
}

TEST_CASE("A batch changed in any byte, or cut anywhere, stores nothing") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    std::set<std::string> answers;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        Bytes changed = batch;
        changed[i] ^= std::uint8_t(1 + i % 255);
        answers.insert(hub.deliver(kiosk, changed));
        answers.insert(hub.deliver(kiosk, Bytes(batch.begin(), batch.begin() + std::ptrdiff_t(i))));
    }
    std::string all;
    for (const std::string& answer : answers) all += answer + "\n";
    CHECK(all == "400 malformed\n401 wrong_signature\n403 unknown_device\n413 too_large\n");
    CHECK(hub.account().substr(0, 11) == "reports: 0\n");
    CHECK(hub.deliver(kiosk, batch) == "200 stored");
}

TEST_CASE("One envelope that 16 threads post 200 times is stored once") {
    HubHouse hub(4);
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const Bytes envelope = kiosk.envelope(1, "Jalan berlubang di depan pasar.");
    // Every second one is a batch of its own; the others come again as they were.
    std::vector<Bytes> batches;
    for (int i = 0; i < 100; ++i) batches.push_back(kiosk.batch({envelope}));
    for (int i = 0; i < 100; ++i) batches.push_back(batches[std::size_t(i / 10)]);

    std::atomic<std::size_t> next = 0;
    std::atomic<int> stored = 0;
    std::atomic<int> already_stored = 0;
    std::atomic<int> others = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                for (std::size_t mine = next++; mine < batches.size(); mine = next++) {
                    const std::string answer = hub.deliver(kiosk, batches[mine]);
                    ++(answer == "200 stored" ? stored : answer == "200 already_stored" ? already_stored : others);
                }
            });
        }
    }
    CHECK(stored == 1);
    CHECK(already_stored == 199);
    CHECK(others == 0);
    CHECK(hub.account() ==
          "reports: 1\n"
          "  BTM2 1, highest serial 1\n"
          "set aside:\n"
          "requests refused:\n");
}

TEST_CASE("After the hub's box key was changed, envelopes sealed to the old one are still opened") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    const Bytes before = kiosk.batch({kiosk.envelope(1, "Disegel sebelum kunci diganti.")});
    SeededEntropy entropy(5);
    std::vector<std::unique_ptr<Registry>> registries;
    registries.push_back(hub.registry());
    Intake restarted(*rotate_box_key(hub.dir(), entropy), std::move(registries), hub.clock());
    const Response response = restarted.handle({"POST", std::string(kBatchPath), std::string(kBatchType), before});
    const auto receipt = decode_receipt(response.body, hub.keys().sign.public_key);
    REQUIRE(receipt);
    CHECK(code_of(receipt->judgements.at(0).verdict) == "stored");
}

TEST_CASE("A technician sees by /v1/health that the hub can store") {
    HubHouse hub;
    const Response response = hub.intake().handle({"GET", "/v1/health", "", {}});
    CHECK(std::to_string(response.status) + " " + std::string(as_text(response.body)) == R"(200 {"status":"ok"})");
}
