#include "provisioning/identity.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <random>

#include "kiosk/base/files.hpp"
#include "provisioning/settings.hpp"
#include "provisioning/stored_form.hpp"
#include "tests/provisioning/sample.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::provisioning;
using test::sample_identity;

namespace {

/// Everything, secrets too, as one text to compare.
std::string whole(const Identity& identity) { return std::string(identity_text(identity).reveal_text()); }

}  // namespace

TEST_CASE("A device is after a restart who it was before") {
    const test::TemporaryFolder folder;
    const Identity identity = sample_identity();
    CHECK(is_enrolled(folder.path()).value() == false);
    REQUIRE(store_identity(folder.path(), identity).has_value());
    CHECK(is_enrolled(folder.path()).value() == true);
    const Identity again = load_identity(folder.path()).value();
    CHECK(whole(again) == whole(identity));
    CHECK(again.counter.text() == "BTM2");
    CHECK(again.office_name == "Kantor Kecamatan Babat Toman");
    CHECK(is_signed_by(as_bytes("x"), sign(as_bytes("x"), again.device_keys.secret_key),
                       identity.device_keys.public_key));
}

TEST_CASE("A device that was enrolled before hubs certified keys is who it was") {
    Identity identity = sample_identity();
    CHECK(parse_identity(whole(identity)).value().certificate == to_bytes("certificate"));
    identity.certificate.clear();
    CHECK(whole(identity).find("certificate") == std::string::npos);
    CHECK(parse_identity(whole(identity)).value().certificate.empty());
}

TEST_CASE("Nobody but the kiosk's own user reads its keys") {
    const test::TemporaryFolder folder;
    REQUIRE(store_identity(folder.path(), sample_identity()).has_value());
    struct stat info {};
    REQUIRE(stat((folder.path() / "identity.json").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("A device never becomes another counter") {
    const test::TemporaryFolder folder;
    const Identity first = sample_identity();
    REQUIRE(store_identity(folder.path(), first).has_value());
    Identity second = first;
    second.counter = Counter::parse("SKY1").value();
    CHECK(store_identity(folder.path(), second).error().text() ==
          "exists: this device is enrolled already (" + (folder.path() / "identity.json").string() + ")");
    CHECK(whole(load_identity(folder.path()).value()) == whole(first));
}

TEST_CASE("A device without an identity says that it is not enrolled") {
    const test::TemporaryFolder folder;
    CHECK(load_identity(folder.path()).error().text() ==
          "not_found: this device is not enrolled (" + (folder.path() / "identity.json").string() + ")");
}

TEST_CASE("A flipped digit in a key is found before a report is sealed to nobody") {
    const Identity identity = sample_identity();
    std::string text = whole(identity);
    const std::string key = hex(identity.hub.box_key);
    char& digit = text[text.find(key)];
    digit = digit == '0' ? '1' : '0';
    CHECK(parse_identity(text).error().text() == "damaged: the content does not match its hash");
}

TEST_CASE("A damaged identity is refused or reads as it was") {
    const std::string before = whole(sample_identity());
    std::mt19937 dice(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text = before;
        text[dice() % text.size()] = char(dice() % 256);
        if (round % 2 == 0) text.resize(dice() % text.size());
        const auto identity = parse_identity(text);
        if (identity) CHECK(whole(*identity) == before);
    }
    for (const char* text : {"", "{}", "[]", "null", "{\"hash\":1}", "\xff", "{\"hash\":\"\",\"a\":\"\xff\"}"}) {
        CHECK_FALSE(parse_identity(text).has_value());
    }
    CHECK_FALSE(parse_identity("{\"a\":" + std::string(16'000, '[')).has_value());
    CHECK_FALSE(parse_identity("{\"a\":" + std::string(8'000, '[') + std::string(8'000, ']') + "}").has_value());
    CHECK_FALSE(parse_identity(std::string(100'000, ' ')).has_value());
}

TEST_CASE("An office whose name is no UTF-8 can still be enrolled") {
    Identity identity = sample_identity();
    identity.office_name = "Kantor \xff";
    CHECK(parse_identity(whole(identity)).value().office_name == "Kantor \xef\xbf\xbd");
}

TEST_CASE("A technician may rename the office and move the hub, never change its keys") {
    const Identity enrolled = sample_identity();
    CHECK(whole(as_set(enrolled, Settings{})) == whole(enrolled));
    Settings settings;
    settings.office = {"Kantor Camat Babat Toman", "16.06.01"};
    settings.hub.url = "https://hub.example";
    Identity expected = enrolled;
    expected.office_name = "Kantor Camat Babat Toman";
    expected.kecamatan = "16.06.01";
    expected.hub.url = "https://hub.example";
    CHECK(whole(as_set(enrolled, settings)) == whole(expected));
}
