#include <doctest/doctest.h>

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/listing.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "tests/sync/hub/hub_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

std::vector<std::string> lines_of(HubHouse& hub) {
    std::vector<std::string> lines;
    REQUIRE(hub.registry()->each_report(
        [&](const StoredReport& report) { lines.push_back(json_line(report).value_or("damaged")); }));
    return lines;
}

std::string devices_of(HubHouse& hub) {
    const std::string text = text_of(*hub.registry()->status());
    return text.substr(0, text.find("accounts:"));
}

}  // namespace

TEST_CASE("What a resident wrote is shown as it was written, field by field, in the order of arrival") {
    HubHouse hub;
    TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    Draft full = sample_draft("Jembatan putus.\n\"Kami\" menyeberang dengan perahu \xF0\x9F\x9A\xA3, \\ tiap hari.");
    full.place_detail = "dekat SD Negeri 2";
    full.event_date = *parse_date("2026-11-20");
    full.publicity = Publicity::confidential;
    full.addressee = Addressee::one_level_up;
    Draft bare = sample_draft("Kapan jadwal perekaman KTP keliling?");
    bare.kind = Kind::permintaan_informasi;
    bare.topic = "";
    bare.village = "";
    bare.identity = Identity::none;
    Stamp untrusted = kiosk.stamp(1);
    untrusted.clock = ClockTrust::untrusted;
    REQUIRE(hub.deliver(kiosk, kiosk.batch({kiosk.envelope(kiosk.stamp(2), full), kiosk.envelope(untrusted, bare)})) ==
            "200 stored, stored");
    const std::vector<std::string> expected = {
        R"({"addressee":"one_level_up","captured_at":"2026-11-23T02:44:00.000Z","clock":"trusted",)"
        R"("consent":{"agreed_at":"2026-11-23T02:42:00.000Z","notice_version":"2026-11"},"counter":"BTM2",)"
        R"("event_date":"2026-11-20","id":")" +
            kiosk.stamp(2).id.text() +
            R"(","identity":"open",)"
            R"("kind":"pengaduan","number":")" +
            kiosk.stamp(2).number.text() +
            R"(",)"
            R"("office":"Kantor Kecamatan Babat Toman","person":{"address":"Lorong Masjid 4","name":"Siti Aminah",)"
            R"("nik":"1606014107900001","phone":"081200000001"},"place_detail":"dekat SD Negeri 2",)"
            R"("publicity":"confidential","received_at":"2026-11-23T02:42:00.000Z",)"
            R"("story":"Jembatan putus.\n\"Kami\" menyeberang dengan perahu )"
            "\xF0\x9F\x9A\xA3"
            R"(, \\ tiap hari.",)"
            R"("topic":"road","village":"16.06.06.1038"})",
        R"({"addressee":"office_in_charge","captured_at":"2026-11-23T02:43:00.000Z","clock":"untrusted",)"
        R"("consent":{"agreed_at":"2026-11-23T02:42:00.000Z","notice_version":"2026-11"},"counter":"BTM2",)"
        R"("id":")" +
            untrusted.id.text() + R"(","identity":"none","kind":"permintaan_informasi","number":")" +
            untrusted.number.text() +
            R"(","office":"Kantor Kecamatan Babat Toman","publicity":"ordinary",)"
            R"("received_at":"2026-11-23T02:42:00.000Z","story":"Kapan jadwal perekaman KTP keliling?",)"
            R"("topic":"other"})",
    };
    CHECK(lines_of(hub) == expected);
}

TEST_CASE("The hub remembers when a counter was heard, and the newest head of its chain") {
    HubHouse hub;
    const TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    CHECK(devices_of(hub) == "devices: 1\n  BTM2 " + kiosk.id() +
                                 " Kantor Kecamatan Babat Toman, enrolled 2026-11-23T02:42:00.000Z, never heard\n");
    hub.clock().advance(std::chrono::minutes(1));
    CHECK(hub.deliver(kiosk, kiosk.batch({}, 5)) == "200");
    hub.clock().advance(std::chrono::minutes(1));
    CHECK(hub.deliver(kiosk, kiosk.batch({}, 4)) == "200");  // an older batch, by a stick that came late
    const auto device = hub.registry()->find_device(kiosk.id());
    REQUIRE(device->has_value());
    CHECK((*device)->journal_head == hash_of(as_bytes("5")));
    hub.clock().advance(std::chrono::minutes(1));
    REQUIRE(hub.registry()->revoke(kiosk.id(), hub.clock().wall()));
    CHECK(devices_of(hub) == "devices: 1\n  BTM2 " + kiosk.id() +
                                 " Kantor Kecamatan Babat Toman, enrolled 2026-11-23T02:42:00.000Z, last heard "
                                 "2026-11-23T02:44:00.000Z, journal " +
                                 hex(hash_of(as_bytes("5"))) + ", revoked 2026-11-23T02:45:00.000Z\n");
}

TEST_CASE("Of a device's batches the newest ten thousand are remembered") {
    HubHouse hub;
    const TestKiosk kiosk = hub.enrolled_kiosk("BTM2");
    REQUIRE(hub.deliver(kiosk, kiosk.batch({}, 1)) == "200");
    REQUIRE(hub.deliver(kiosk, kiosk.batch({}, 10'001)) == "200");
    auto shell = kiosk::Connection::open(hub.dir() / kRegistryFile, kiosk::OpenMode::read_only, kiosk::OpenCheck::none);
    const auto count = [&] {
        auto row = shell->prepare("SELECT count(*) FROM batch_seen");
        REQUIRE(row->step());
        return *row->integer(0);
    };
    CHECK(count() == 2);
    REQUIRE(hub.deliver(kiosk, kiosk.batch({}, 10'002)) == "200");
    CHECK(count() == 2);
}

TEST_CASE("A device that does not exist cannot be locked out") {
    HubHouse hub;
    const auto revoked = hub.registry()->revoke("0011223344556677", hub.clock().wall());
    REQUIRE(!revoked);
    CHECK(name_of(revoked.error().fault) == "not_found");
}
