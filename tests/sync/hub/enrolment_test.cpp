#include <doctest/doctest.h>

#include "tests/sync/hub/hub_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

TEST_CASE("A device redeems its invitation, and asks again when the answer was lost") {
    HubHouse hub;
    const TestKiosk kiosk = hub.kiosk("BTM2");
    const std::string invitation = hub.invitation("BTM2");
    CHECK(hub.enrol(kiosk, invitation) == "200 BTM2 next 1");
    CHECK(hub.enrol(kiosk, invitation) == "200 BTM2 next 1");
    CHECK(hub.registry()->status()->devices.size() == 1);
}

TEST_CASE("An invitation is good once, for its hub, until its day") {
    HubHouse hub;
    const TestKiosk first = hub.kiosk("BTM2", 1);
    const TestKiosk second = hub.kiosk("BTM2", 2);
    const std::string invitation = hub.invitation("BTM2");
    REQUIRE(hub.enrol(first, invitation) == "200 BTM2 next 1");
    CHECK(hub.enrol(second, invitation) == "409 invitation_used");

    const std::string late = hub.invitation("BTM2");
    hub.clock().advance(std::chrono::hours(24));
    CHECK(hub.enrol(second, late) == "200 BTM2 next 1001");
    const std::string too_late = hub.invitation("BTM2");
    hub.clock().advance(std::chrono::hours(24) + Milliseconds(1));
    CHECK(hub.enrol(second, too_late) == "410 invitation_expired");
    // The welcome of an invitation that was redeemed in time may have been lost.
    CHECK(hub.enrol(second, late) == "200 BTM2 next 1001");
}

TEST_CASE("Another hub's invitation is not taken") {
    HubHouse hub;
    SeededEntropy entropy(1234);
    const TemporaryFolder folder;
    const HubKeys elsewhere = *make_hub_keys(folder.path(), entropy);
    const std::string invitation = make_invitation(elsewhere,
                                                   {.counter = *Counter::parse("BTM2"),
                                                    .office_name = "Kantor Kecamatan Babat Toman",
                                                    .kecamatan = "16.06.06",
                                                    .hub_url = "http://127.0.0.1:8600",
                                                    .valid_until = hub.clock().wall() + std::chrono::hours(1)},
                                                   entropy);
    CHECK(hub.enrol(hub.kiosk("BTM2"), invitation) == "401 wrong_signature");
}

TEST_CASE("A request that the device did not sign is not taken") {
    HubHouse hub;
    const TestKiosk kiosk = hub.kiosk("BTM2", 1);
    const TestKiosk thief = hub.kiosk("BTM2", 2);
    const EnrolmentRequest request{hub.invitation("BTM2"), kiosk.keys().public_key};
    CHECK(refusal_of(hub.post_enrolment(encode(request, thief.keys().secret_key))) == "401 wrong_signature");
    CHECK(hub.enrol(kiosk, "LOKET1.AAAA") == "400 malformed");
    CHECK(hub.registry()->status()->devices.empty());
}

TEST_CASE("The next device of a counter gives out no number that the first may have given out unheard") {
    HubHouse hub;
    TestKiosk first = hub.enrolled_kiosk("BTM2", 1);
    Bytes damaged = first.envelope(12, "Nomornya ada di kertas seorang warga.");
    damaged.back() ^= 1;
    const Bytes foreign = hub.kiosk("SKY1", 3).envelope(500, "Dari loket yang lain sama sekali.");
    REQUIRE(hub.deliver(first, first.batch({first.envelope(9, "Jalan berlubang di depan pasar."), damaged, foreign})) ==
            "200 stored, refused damaged, refused wrong_counter");

    TestKiosk second = hub.kiosk("BTM2", 2);
    CHECK(hub.enrol(second, hub.invitation("BTM2")) == "200 BTM2 next 1013");
    CHECK(hub.enrol(hub.kiosk("BTM2", 5), hub.invitation("BTM2")) == "200 BTM2 next 2013");  // the second died unheard
    CHECK(hub.enrol(hub.kiosk("SKY1", 4), hub.invitation("SKY1")) == "200 SKY1 next 1");
    // What the first device still has to deliver is taken as before.
    CHECK(hub.deliver(first, first.batch({first.envelope(10, "Lampu jalan mati sejak Senin.")})) == "200 stored");
    CHECK(hub.deliver(second, second.batch({second.envelope(1013, "Sampah menumpuk di pinggir kali.")})) ==
          "200 stored");
}

TEST_CASE("A device that was locked out does not come back by a new invitation") {
    HubHouse hub;
    const TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    REQUIRE(hub.registry()->revoke(kiosk.id(), hub.clock().wall()));
    CHECK(hub.enrol(kiosk, hub.invitation("BTM2")) == "403 revoked_device");
}
