#include "sync/hub/hub_keys.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "kiosk/base/files.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

std::string text_of(const HubKeys& keys) {
    std::string text = "sign " + hex(keys.sign.public_key) + " " + hex(keys.sign.secret_key.reveal()) + "\n";
    for (const auto& [id, box] : keys.box_keys) {
        text += "box " + id + " " + hex(box.public_key) + " " + hex(box.secret_key.reveal()) + "\n";
    }
    return text;
}

std::string outcome_of(const Result<HubKeys>& keys) { return keys ? "keys" : std::string(name_of(keys.error().fault)); }

}  // namespace

TEST_CASE("The hub finds the keys again that its administrator made, and nobody else may read them") {
    const TemporaryFolder folder;
    SeededEntropy entropy;
    const auto dir = folder.path() / "hub";
    const auto made = make_hub_keys(dir, entropy);
    REQUIRE(made);
    const auto loaded = load_hub_keys(dir);
    REQUIRE(loaded);
    CHECK(text_of(*loaded) == text_of(*made));

    struct stat status;
    REQUIRE(::stat((dir / kHubKeysFile).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("Keys that are there are never overwritten") {
    const TemporaryFolder folder;
    SeededEntropy entropy;
    const auto made = make_hub_keys(folder.path(), entropy);
    REQUIRE(made);
    CHECK(outcome_of(make_hub_keys(folder.path(), entropy)) == "exists");
    CHECK(text_of(*load_hub_keys(folder.path())) == text_of(*made));
}

TEST_CASE("After the box key was changed, what was sealed to the old one still opens") {
    const TemporaryFolder folder;
    SeededEntropy entropy;
    const HubKeys before = *make_hub_keys(folder.path(), entropy);
    const BoxKeys kiosk = make_box_keys(entropy);
    const Secret agreed = *shared_key_at_client(kiosk, before.identity().box_key);

    REQUIRE(rotate_box_key(folder.path(), entropy));
    const HubKeys after = *load_hub_keys(folder.path());
    CHECK(after.identity().box_key_id != before.identity().box_key_id);
    CHECK(after.identity().sign_key == before.identity().sign_key);
    const BoxKeys* old = after.find_box_key(before.identity().box_key_id);
    REQUIRE(old != nullptr);
    CHECK(equal_in_constant_time(shared_key_at_server(*old, kiosk.public_key)->reveal(), agreed.reveal()));
    CHECK(after.find_box_key("0000000000000000") == nullptr);
}

TEST_CASE("A missing or damaged file of keys is named, never taken for new keys") {
    const TemporaryFolder folder;
    CHECK(outcome_of(load_hub_keys(folder.path())) == "not_found");

    SeededEntropy entropy;
    REQUIRE(make_hub_keys(folder.path(), entropy));
    const auto path = folder.path() / kHubKeysFile;
    const Bytes whole = *read_file(path, 64 * 1024);
    for (const char* text : {"", "{", "[]", "null", "{}", R"({"sign":{},"box":[]})", R"({"sign":[],"box":{}})",
                             R"({"sign":{"public":"00","secret":"00"},"box":[{"public":1,"secret":2}]})"}) {
        CAPTURE(text);
        REQUIRE(write_file(path, as_bytes(text), FileMode::private_to_owner));
        CHECK(outcome_of(load_hub_keys(folder.path())) == "malformed");
    }
    for (std::size_t length = 0; length + 2 < whole.size(); length += 7) {
        CAPTURE(length);
        REQUIRE(write_file(path, BytesView(whole).first(length), FileMode::private_to_owner));
        CHECK(outcome_of(load_hub_keys(folder.path())) == "malformed");
    }
    const Bytes huge(128 * 1024, ' ');
    REQUIRE(write_file(path, huge, FileMode::private_to_owner));
    CHECK(outcome_of(load_hub_keys(folder.path())) == "too_large");
}

TEST_CASE("A clerk's invitation carries the hub's public keys, and no two are alike") {
    const TemporaryFolder folder;
    SeededEntropy entropy;
    const HubKeys keys = *make_hub_keys(folder.path(), entropy);
    const InvitationFields fields{.counter = *Counter::parse("BTM2"),
                                  .office_name = "Kantor Kecamatan Babat Toman",
                                  .kecamatan = "16.06.06",
                                  .hub_url = "http://127.0.0.1:8600",
                                  .valid_until = ManualClock().wall()};
    const auto first = decode_invitation(make_invitation(keys, fields, entropy));
    const auto second = decode_invitation(make_invitation(keys, fields, entropy));
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->id != second->id);
    CHECK(first->counter.text() + "|" + first->office_name + "|" + first->kecamatan + "|" + first->hub_url + "|" +
              iso8601(first->valid_until) ==
          "BTM2|Kantor Kecamatan Babat Toman|16.06.06|http://127.0.0.1:8600|2026-11-23T02:42:00.000Z");
    CHECK(first->hub.sign_key == keys.sign.public_key);
    CHECK(first->hub.box_key == keys.box_keys.back().keys.public_key);
    CHECK(first->hub.box_key_id == keys.box_keys.back().id);
}
