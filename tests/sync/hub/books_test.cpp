// Kiosk and hub each keep the account of a device; where the two cannot both be true, the hub says so and takes the
// reports all the same.
#include <doctest/doctest.h>

#include "kiosk/report/filing_chain.hpp"
#include "sync/hub/listing.hpp"
#include "tests/sync/hub/hub_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// A kiosk with the envelopes that it has filed, as its disk holds them. A copy is a copied disk.
struct FilingKiosk {
    TestKiosk kiosk;
    std::vector<Bytes> filed = {};
    FilingChain chain = {};

    const Bytes& file(const std::string& story) {
        filed.push_back(kiosk.envelope(chain.serial + 1, story));
        chain.add(hash_of(filed.back()));
        kiosk.say({.filed = filed.size(), .acknowledged = 0, .parked = 0, .chain = chain});
        return filed.back();
    }
};

/// The lines between "accounts:" and "files:", the ids of devices left out.
std::string books_of(HubHouse& hub, const TestKiosk& kiosk) {
    std::string text = text_of(*hub.registry()->status());
    const auto from = text.find("accounts:");
    text = text.substr(from, text.find("files:") - from);
    for (auto at = text.find(kiosk.id()); at != std::string::npos; at = text.find(kiosk.id())) {
        text.replace(at, kiosk.id().size(), "device");
    }
    return text;
}

}  // namespace

TEST_CASE("What a counter filed, what is here and what is missing stand side by side") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    const Bytes first = counter.file("Jalan berlubang di depan pasar.");
    const Bytes second = counter.file("Lampu jalan mati sejak Senin.");
    const Bytes third = counter.file("Sampah menumpuk di pinggir kali.");
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({first, third})) == "200 stored, stored");
    CHECK(books_of(hub, counter.kiosk) ==
          "accounts:\n"
          "  BTM2 device filed 3, here 2, set aside 0, missing 1; unbroken to 1\n"
          "alarms:\n");
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({second})) == "200 stored");
    CHECK(books_of(hub, counter.kiosk) ==
          "accounts:\n"
          "  BTM2 device filed 3, here 3, set aside 0; unbroken to 3\n"
          "alarms:\n");
}

TEST_CASE("The receipt brings the hub's account to the counter, and the same chain") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    counter.file("Jalan berlubang di depan pasar.");
    counter.file("Lampu jalan mati sejak Senin.");
    const Response response = hub.post_batch(counter.kiosk.batch(counter.filed));
    const auto receipt = decode_receipt(response.body, hub.keys().sign.public_key);
    REQUIRE(receipt);
    CHECK(receipt->books == HubBooks{.held = 2, .set_aside = 0, .alarms = 0, .chain = counter.chain});
}

TEST_CASE("A batch that comes late by a stick, or twice, raises no alarm") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    const Bytes early = counter.kiosk.batch({counter.file("Jalan berlubang di depan pasar.")});
    const Bytes later = counter.kiosk.batch({counter.file("Lampu jalan mati sejak Senin.")});
    CHECK(hub.deliver(counter.kiosk, later) == "200 stored");
    CHECK(hub.deliver(counter.kiosk, early) == "200 stored");
    CHECK(hub.deliver(counter.kiosk, early) == "200 already_stored");
    CHECK(hub.deliver(counter.kiosk, later) == "200 already_stored");
    CHECK(books_of(hub, counter.kiosk) ==
          "accounts:\n"
          "  BTM2 device filed 2, here 2, set aside 0; unbroken to 2\n"
          "alarms:\n");
}

TEST_CASE("A disk that was put back to an earlier state is noticed, and its reports are kept") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({counter.file("Jalan berlubang di depan pasar.")})) ==
          "200 stored");
    FilingKiosk image = counter;
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({counter.file("Lampu jalan mati sejak Senin.")})) ==
          "200 stored");
    CHECK(hub.deliver(image.kiosk, image.kiosk.batch({})) == "200");
    CHECK(books_of(hub, counter.kiosk) ==
          "accounts:\n"
          "  BTM2 device filed 1, here 2, set aside 0, 1 more than it says; unbroken to 2\n"
          "alarms:\n"
          "  device rolled_back 1, last 2026-11-23T02:42:00.000Z\n"
          "  device sequence_reused 1, last 2026-11-23T02:42:00.000Z\n");
    CHECK(hub.deliver(image.kiosk, image.kiosk.batch({image.file("Ditulis sesudah cakram dikembalikan.")})) ==
          "200 conflict other_content");
    CHECK(books_of(hub, counter.kiosk) ==
          "accounts:\n"
          "  BTM2 device filed 2, here 2, set aside 1, 1 more than it says; unbroken to 2\n"
          "alarms:\n"
          "  device chain_differs 1, last 2026-11-23T02:42:00.000Z\n"
          "  device number_given_twice 1, last 2026-11-23T02:42:00.000Z\n"
          "  device rolled_back 1, last 2026-11-23T02:42:00.000Z\n"
          "  device sequence_reused 1, last 2026-11-23T02:42:00.000Z\n");
}

TEST_CASE("A copied disk in a second machine is noticed by the first report that only one of them knows") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({counter.file("Jalan berlubang di depan pasar.")})) ==
          "200 stored");
    FilingKiosk copy = counter;
    CHECK(hub.deliver(copy.kiosk, copy.kiosk.batch({copy.file("Dari mesin kedua.")})) == "200 stored");
    counter.file("Dari mesin pertama.");
    counter.file("Lagi dari mesin pertama.");
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({counter.filed[1], counter.filed[2]})) ==
          "200 conflict other_content, stored");
    const std::string books = books_of(hub, counter.kiosk);
    CHECK(books.find("number_given_twice") != std::string::npos);
    CHECK(books.find("chain_differs") != std::string::npos);
}

TEST_CASE("A counter's second device has books of its own, from its own first serial") {
    HubHouse hub;
    FilingKiosk counter{hub.enrolled_kiosk("BTM2")};
    CHECK(hub.deliver(counter.kiosk, counter.kiosk.batch({counter.file("Jalan berlubang di depan pasar.")})) ==
          "200 stored");
    TestKiosk successor = hub.kiosk("BTM2", 8);
    REQUIRE(hub.enrol(successor, hub.invitation("BTM2")) == "200 BTM2 next 1002");
    FilingKiosk second{successor, {}, {1001, {}}};
    // Serials beyond an opening's keys are no trouble of the hub's: the sample kiosk turns once a serial.
    CHECK(hub.deliver(second.kiosk, second.kiosk.batch({second.file("Dari mesin pengganti.")})) == "200 stored");
    CHECK(text_of(*hub.registry()->status()).find("filed 1, here 1, set aside 0; unbroken to 1002") !=
          std::string::npos);
}
