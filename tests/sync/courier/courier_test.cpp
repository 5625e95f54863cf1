#include "sync/courier/courier.hpp"

#include <doctest/doctest.h>

#include "sync/wire/http.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;

namespace {

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();
constexpr Tick kNow{1'000'000ms};

/// A kiosk with a queue of waiting reports, and a hub that answers as it is told.
/// Of all envelopes here.
const Bytes kOpening = encode(test::sample_ratchet(kHub).opening());

struct Scene {
    test::SeededEntropy entropy;
    Courier courier{{device_id(kDevice.public_key), *Counter::parse("BTM2"), kDevice.secret_key},
                    kHub.identity(),
                    Tuning{},
                    kNow,
                    entropy};
    std::vector<Due> queue;

    explicit Scene(std::uint32_t waiting) {
        for (std::uint32_t serial = 1; serial <= waiting; ++serial) {
            const Envelope envelope = test::sample_envelope(kHub, serial);
            queue.push_back({envelope.header.stamp.id, encode(envelope), kOpening});
        }
    }

    OutgoingBatch batch() const { return courier.make_batch({.sequence = 1}, queue, Instant{}); }

    Outcome answer(const Result<Answer>& answer) { return courier.conclude(answer, batch().posted, kNow, entropy); }

    Answer receipt(Verdict verdict, std::string reason = {}) const {
        const Posted posted = batch().posted;
        Receipt receipt{posted.device, posted.batch, Instant(5s), {}, {}};
        receipt.judgements.resize(posted.ids.size(), {verdict, reason});
        return {200, std::string(kReceiptType), encode(receipt, kHub.sign_keys.secret_key), {}};
    }
};

Answer refused_with(int status) { return {status, "", {}, {}}; }

}  // namespace

TEST_CASE("Counters that get their power back together do not reach the hub together") {
    const Scene scene(0);
    CHECK(scene.courier.next_attempt() > kNow);
    CHECK(scene.courier.next_attempt() <= kNow + 60s);
    CHECK(scene.courier.link() == Link::offline);
}

TEST_CASE("Reports that the hub has stored leave the queue, and the next batch follows at once") {
    Scene scene(3);
    const Outcome outcome = scene.answer(scene.receipt(Verdict::stored));
    CHECK(outcome.acknowledged == scene.batch().posted.ids);
    CHECK(outcome.parked.empty());
    CHECK(outcome.hub_time == Instant(5s));
    CHECK(outcome.why == "");
    CHECK(scene.courier.link() == Link::online);
    CHECK(scene.courier.next_attempt() == kNow);
    CHECK(scene.answer(scene.receipt(Verdict::already_stored)).acknowledged.size() == 3);
}

TEST_CASE("Reports that the hub cannot take wait for a human with its reason") {
    Scene scene(1);
    const ReportId id = scene.queue[0].id;
    CHECK(scene.answer(scene.receipt(Verdict::refused, "cannot_be_opened")).parked ==
          std::vector{Parked{id, "cannot_be_opened"}});
    CHECK(scene.answer(scene.receipt(Verdict::conflict)).parked == std::vector{Parked{id, "conflict"}});
    CHECK(scene.answer(scene.receipt(Verdict::refused)).acknowledged.empty());
}

TEST_CASE("Batches grow while they arrive and shrink at once when they do not") {
    Scene scene(1'000);
    std::vector<std::size_t> sizes;
    const auto answered = [&](const Result<Answer>& answer) {
        sizes.push_back(scene.batch().posted.ids.size());
        (void)scene.answer(answer);
    };
    for (int i = 0; i < 3; ++i) answered(scene.receipt(Verdict::stored));
    for (int i = 0; i < 5; ++i) answered(fail(Fault::unreachable, "broken after 20 kB"));
    for (int i = 0; i < 3; ++i) answered(scene.receipt(Verdict::stored));
    CHECK(sizes == std::vector<std::size_t>{100, 400, 500, 500, 125, 31, 7, 1, 1, 4, 16});
}

TEST_CASE("On a link that ends its connections the batches take the size of what one carries") {
    Scene scene(1'000);
    const auto conclude = [&](const Result<Answer>& answer, const OutgoingBatch& batch, std::size_t carried) {
        (void)scene.courier.conclude(answer, batch.posted, kNow, scene.entropy, carried);
    };
    conclude(fail(Fault::unreachable, "broken after 20 kB"), scene.batch(), 20'000);
    const OutgoingBatch first = scene.batch();
    CHECK(first.bytes.size() < 5'000);
    CHECK(first.line == Line::kept);
    conclude(scene.receipt(Verdict::stored), first, 5'000);

    const auto greeting = scene.courier.make_batch({.sequence = 1}, {}, Instant{});
    const Room before = scene.courier.room();
    conclude(fail(Fault::unreachable, "nobody there"), greeting, 500);
    CHECK(scene.courier.room() == before);

    scene.courier.link_came_up(kNow, scene.entropy);
    CHECK(scene.courier.room().bytes == Tuning().batch_bytes);
}

TEST_CASE("A few reports that arrived say nothing of many") {
    Scene scene(3);
    (void)scene.answer(scene.receipt(Verdict::stored));
    CHECK(scene.courier.room().envelopes == 100);
}

TEST_CASE("A batch of the largest reports stays under what the hub accepts") {
    Scene scene(0);
    for (std::uint32_t serial = 1; serial <= 10; ++serial) {
        const Envelope envelope = test::sample_envelope(kHub, serial, kEnvelopeMaximum - 128);
        scene.queue.push_back({envelope.header.stamp.id, encode(envelope), kOpening});
    }
    CHECK(scene.batch().posted.ids.size() == 7);
    CHECK(scene.batch().bytes.size() <= kBatchMaximum);
}

TEST_CASE("A hub that names a time is believed, up to an hour") {
    Scene scene(1);
    const auto pause_after = [&](std::chrono::seconds retry_after) {
        (void)scene.answer(Answer{429, "", {}, retry_after});
        return scene.courier.next_attempt() - kNow;
    };
    CHECK(pause_after(90s) == 90s);
    CHECK(pause_after(24h) == 1h);
    CHECK(pause_after(-5s) == 0s);
}

TEST_CASE("A portal, a wrong server and a lost network change nothing but the time of the next attempt") {
    Scene scene(2);
    for (int status : {200, 301, 401, 404, 409, 500}) {
        CAPTURE(status);
        const Outcome outcome = scene.answer(refused_with(status));
        CHECK(outcome.acknowledged.empty());
        CHECK(outcome.parked.empty());
        CHECK_FALSE(outcome.hub_time.has_value());
        CHECK(outcome.why != "");
        CHECK(scene.courier.link() == Link::offline);
        CHECK(scene.courier.next_attempt() <= kNow + 15min);
    }
}

TEST_CASE("A proxy that finds even one report too large sets nothing apart") {
    Scene scene(1);
    const Outcome outcome = scene.answer(refused_with(413));
    CHECK(outcome.parked.empty());
    CHECK(outcome.why != "");
}

TEST_CASE("A greeting without reports tells whether the hub is there, and nothing of how much the way can carry") {
    Scene scene(1);
    const Room before = scene.courier.room();
    const auto batch = scene.courier.make_batch({.sequence = 1}, {}, Instant{});
    CHECK(decode_batch(batch.bytes)->batch.envelopes.empty());
    (void)scene.courier.conclude(fail(Fault::timeout, "silence"), batch.posted, kNow, scene.entropy);
    CHECK(scene.courier.room() == before);
    CHECK(scene.courier.link() == Link::offline);
}

TEST_CASE("When the network comes up the courier tries again within a minute, however long it had failed") {
    Scene scene(1);
    for (int i = 0; i < 20; ++i) (void)scene.answer(refused_with(500));
    scene.courier.link_came_up(kNow, scene.entropy);
    CHECK(scene.courier.next_attempt() <= kNow + 60s);
}

TEST_CASE("A slot that the hub gave out is kept, however often the network comes up meanwhile") {
    Scene scene(1);
    Answer busy = refused_with(503);
    busy.retry_after = 900s;
    (void)scene.answer(busy);
    scene.courier.link_came_up(kNow + 5s, scene.entropy);
    CHECK(scene.courier.next_attempt() == kNow + 900s);
}
