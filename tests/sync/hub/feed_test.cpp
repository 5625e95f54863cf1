// What the hub tells its counters, and to which of them.
#include <doctest/doctest.h>

#include "sync/hub/certification.hpp"
#include "sync/hub/publication.hpp"
#include "tests/sync/hub/hub_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// "5..7: proposal/P-1 setting/x" of the page that the hub gives for a cursor; "403 unknown_device" for a refusal.
std::string page_after(HubHouse& hub, const TestKiosk& kiosk, std::uint64_t cursor, std::uint32_t room = 16'384) {
    const Response response =
        hub.post(kFeedPath, kFeedRequestType, encode(FeedRequest{kiosk.id(), cursor, room}, kiosk.keys().secret_key));
    if (response.status != 200) return refusal_of(response);
    const auto page = decode_feed_page(response.body, hub.keys().sign.public_key);
    if (!page) return page.error().text();
    std::string text = std::to_string(page->from) + ".." + std::to_string(page->to) + ":";
    for (const Bytes& item : page->items) text += " " + key_of(decode_item(item).value().value());
    return text + (page->rest == FeedPage::Rest::more ? " more" : "");
}

void tell(HubHouse& hub, FeedItem item, std::optional<Counter> counter = {}) {
    REQUIRE(hub.registry()->publish({std::move(counter), std::move(item), hub.clock().wall()}));
}

/// The cursor that the next receipt names.
std::uint64_t news(HubHouse& hub, TestKiosk& kiosk) {
    return decode_receipt(hub.post_batch(kiosk.batch({})).body, hub.keys().sign.public_key)->news;
}

}  // namespace

TEST_CASE("Each counter hears what is for all and what is for itself, in order and once") {
    HubHouse hub;
    TestKiosk here = hub.enrolled_kiosk("BTM2");
    TestKiosk there = hub.enrolled_kiosk("SKY1", 8);
    CHECK(news(hub, here) == 0);
    tell(hub, Setting{"a", "1"});
    tell(hub, StatusChange{7, to_bytes("locked")}, here.counter());
    tell(hub, Setting{"b", "1"}, there.counter());
    CHECK(news(hub, here) == 2);
    CHECK(news(hub, there) == 3);
    CHECK(page_after(hub, here, 0) == "0..2: setting/a ");
    CHECK(page_after(hub, there, 0) == "0..3: setting/a setting/b");
    CHECK(page_after(hub, here, 2) == "2..2:");
}

TEST_CASE("Each device that is not locked out is told its certificate, once a year or when it has none yet") {
    HubHouse hub;
    TestKiosk here = hub.enrolled_kiosk("BTM2");
    const TestKiosk before_it = hub.enrolled_kiosk("BTM2", 9);
    const TestKiosk stolen = hub.enrolled_kiosk("BTM2", 10);
    REQUIRE(hub.registry()->revoke(stolen.id(), hub.clock().wall()));
    const auto publish = [&] { REQUIRE(publish_certificates(*hub.registry(), hub.keys(), hub.clock().wall())); };
    publish();
    const std::string both = page_after(hub, here, 0);
    CHECK(both.starts_with("0..2: certificate/"));
    CHECK(both.find(here.id()) != std::string::npos);
    CHECK(both.find(before_it.id()) != std::string::npos);

    hub.clock().advance(std::chrono::days(30));  // 23 December 2026
    publish();
    CHECK(news(hub, here) == 2);
    hub.clock().advance(std::chrono::days(30));
    publish();
    CHECK(news(hub, here) == 4);
    const Response response =
        hub.post(kFeedPath, kFeedRequestType, encode(FeedRequest{here.id(), 0, 16'384}, here.keys().secret_key));
    const auto page = decode_feed_page(response.body, hub.keys().sign.public_key);
    std::size_t own = 0;
    for (const Bytes& item : page->items) {
        const auto renewed = std::get<CertificateRenewal>(decode_item(item).value().value()).certificate;
        CHECK(is_genuine(renewed, hub.keys().sign.public_key));
        CHECK(renewed.until == std::chrono::sys_days(std::chrono::year(2030) / std::chrono::January / 1));
        own += renewed.key == here.keys().public_key ? 1 : 0;
    }
    CHECK(own == 1);
}

TEST_CASE("Of what changes only the newest is told, and the same again is no news") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    for (std::uint64_t supporters = 1; supporters <= 3; ++supporters) {
        tell(hub, Proposal{"P-1", "Jembatan", "", supporters});
        tell(hub, Proposal{"P-2", "Pasar", "", 5});
    }
    CHECK(page_after(hub, kiosk, 0) == "0..4: proposal/P-2 proposal/P-1");
}

TEST_CASE("A page is as large as there is room for, and says when more follows") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    for (const char* name : {"a", "b", "c"}) tell(hub, Setting{name, std::string(300, 'x')});
    CHECK(page_after(hub, kiosk, 0, 700) == "0..2: setting/a setting/b more");
    CHECK(page_after(hub, kiosk, 2, 700) == "2..3: setting/c");
    CHECK(page_after(hub, kiosk, 0, 0) == "0..1: setting/a more");
}

TEST_CASE("A cursor that the hub does not know, because it was put back, begins anew") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    tell(hub, Setting{"a", "1"});
    CHECK(page_after(hub, kiosk, 900) == "0..1: setting/a");
}

TEST_CASE("Nobody but a counter of this hub is told anything") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    CHECK(page_after(hub, hub.kiosk("BTM2", 99), 0) == "403 unknown_device");
    const Bytes forged = encode(FeedRequest{kiosk.id(), 0, 100}, hub.kiosk("BTM2", 99).keys().secret_key);
    CHECK(refusal_of(hub.post(kFeedPath, kFeedRequestType, forged)) == "401 wrong_signature");
    REQUIRE(hub.registry()->revoke(kiosk.id(), hub.clock().wall()));
    CHECK(page_after(hub, kiosk, 0) == "403 revoked_device");
    CHECK(refusal_of(hub.post(kFeedPath, kFeedRequestType, to_bytes("x"))) == "400 malformed");
}

TEST_CASE("The regency's file of items is read strictly, a line at a time") {
    const auto key = [](std::string_view line) {
        const auto item = feed_item_from_json(line);
        return item ? key_of(*item) : item.error().text();
    };
    CHECK(key(R"({"kind":"proposal","id":"P-12","title":"Jembatan","village":"","supporters":41})") == "proposal/P-12");
    CHECK(key(R"({"kind":"holidays","csv":"date,kind,name\n2027-01-01,national,Tahun Baru\n"})") == "holidays");
    CHECK(key(R"({"kind":"setting","name":"tracking_url","value":"lapor.example.id"})") == "setting/tracking_url");
    CHECK(key(R"({"kind":"proposal","id":"P-12","title":"Jembatan","village":""})") ==
          "malformed: not a number (supporters)");
    CHECK(key(R"({"kind":"topic","code":"road"})") == "malformed: not a text (indonesian)");
    CHECK(key(R"({"kind":"holidays","csv":"2027"})").substr(0, 9) == "malformed");
    CHECK(key(R"({"kind":"news"})") == "malformed: an unknown kind (news)");
    CHECK(key("[]") == "malformed: not a JSON object");
    CHECK(key(R"({"kind":"setting","name":")" + std::string(101, 'x') + R"(","value":""})").substr(0, 9) ==
          "too_large");
}
