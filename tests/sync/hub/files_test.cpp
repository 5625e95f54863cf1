// What becomes of a photograph on its way to the shelf, request by request, and at every point where the way can end.
#include "kiosk/base/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "sync/wire/file.hpp"
#include "tests/sync/hub/file_house.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

const Bytes kPhoto = sample_file(1000);
const BytesView kFirst = BytesView(kPhoto).first(400);
const BytesView kRest = BytesView(kPhoto).subspan(400);

/// What lies on the shelf under this name; nothing when nothing does.
std::optional<Bytes> shelved(const FileHouse& house, const Hash& hash) {
    auto content = read_file(house.shelf().path_of(hash), 1'000'000);
    if (!content) return std::nullopt;
    return *std::move(content);
}

void write(const std::filesystem::path& path, BytesView content) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << as_text(content);
}

HeaderField checksum(std::string text) { return {kUploadChecksum, std::move(text)}; }
const std::string kSha256OfAbc = "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
const std::string kSha1OfAbc = "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=";

}  // namespace

TEST_CASE("A client learns what the hub can do before it says a word of tus") {
    FileHouse house;
    const Response response = house.files().handle({"OPTIONS", "/v1/files", "", {}});
    std::string text = std::to_string(response.status);
    for (const HeaderField& field : response.headers) text += "\n" + field.name + ": " + field.value;
    CHECK(text ==
          "204\nTus-Resumable: 1.0.0\nTus-Version: 1.0.0\nTus-Extension: creation,checksum\n"
          "Tus-Max-Size: 16777216\nTus-Checksum-Algorithm: sha1,sha256");
}

TEST_CASE("A photograph that a report announced comes up in two pieces and lies on the shelf") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    CHECK(house.account() == "0 of 1 arrived\n  BTM2 0 of 1, missing 1000 bytes\nrequests refused:\n");
    CHECK(house.post(hash, 1000) == "201 offset 0 of 1000 " + file_path(hash));
    CHECK(house.head(hash) == "200 offset 0 of 1000");
    CHECK(house.patch(hash, 0, kFirst) == "204 offset 400");
    CHECK(house.head(hash) == "200 offset 400 of 1000");
    CHECK_FALSE(shelved(house, hash));
    CHECK(house.patch(hash, 400, kRest) == "204 offset 1000");
    CHECK(house.head(hash) == "200 offset 1000 of 1000");
    CHECK(shelved(house, hash) == kPhoto);
    CHECK_FALSE(std::filesystem::exists(house.partial_path(hash)));
    CHECK(house.account() == "1 of 1 arrived\n  BTM2 1 of 1, missing 0 bytes\nrequests refused:\n");
}

TEST_CASE("A client may leave the creation out, and who creates again is told from where to go on") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    CHECK(house.patch(hash, 0, kFirst) == "204 offset 400");
    CHECK(house.post(hash, 1000) == "201 offset 400 of 1000 " + file_path(hash));
    CHECK(house.patch(hash, 400, kRest) == "204 offset 1000");
    CHECK(house.post(hash, 1000) == "201 offset 1000 of 1000 " + file_path(hash));
    CHECK(house.patch(hash, 0, kPhoto) == "409 wrong_offset");
    CHECK(house.patch(hash, 1000, {}) == "204 offset 1000");
    CHECK(house.head(hash) == "200 offset 1000 of 1000");
}

TEST_CASE("A file that no report speaks of is not let in, and leaves no trace") {
    FileHouse house;
    const Hash stranger = hash_of(kPhoto);
    CHECK(house.post(stranger, 1000) == "403 unannounced");
    CHECK(house.head(stranger) == "403 unannounced");
    CHECK(house.patch(stranger, 0, kPhoto) == "403 unannounced");
    CHECK(std::filesystem::is_empty(house.partial_path(stranger).parent_path()));
    CHECK(house.account().substr(0, 54) == "0 of 0 arrived\nrequests refused:\n  unannounced 3, last");
}

TEST_CASE("A creation must tell the length that the report told") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    CHECK(house.post(hash, 999) == "400 malformed");
    CHECK(house.post(hash, kFileMaximum + 1) == "413 too_large");
    CHECK(house.say({"POST", "/v1/files", "", {}, BodyState::whole, {{kTusResumable, "1.0.0"}}}) == "400 malformed");
    CHECK(house.say({"POST",
                     "/v1/files",
                     "",
                     {},
                     BodyState::whole,
                     {{kTusResumable, "1.0.0"}, {kUploadLength, "1000"}, {kUploadMetadata, "hash !"}}}) ==
          "400 malformed");
}

TEST_CASE("A client of another version is told which one the hub speaks") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    for (const std::vector<HeaderField>& headers :
         {std::vector<HeaderField>{}, std::vector<HeaderField>{{kTusResumable, "2.0.0"}}}) {
        const Response response = house.files().handle({"HEAD", file_path(hash), "", {}, BodyState::whole, headers});
        CHECK(text_of_tus(response) == "412 unsupported_version");
        CHECK(std::count_if(response.headers.begin(), response.headers.end(), [](const HeaderField& field) {
                  return field.name == "Tus-Version" && field.value == "1.0.0";
              }) == 1);
    }
}

TEST_CASE("Each path of files takes its own methods, also by the header for clients that know only POST") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    const std::vector<HeaderField> tus = {{kTusResumable, "1.0.0"}};
    const auto say = [&](const char* method, const std::string& path) {
        return house.files().handle({method, path, "", {}, BodyState::whole, tus});
    };
    CHECK(text_of_tus(say("DELETE", file_path(hash))) == "405 method_not_allowed");
    CHECK(say("DELETE", file_path(hash)).allow == "OPTIONS, HEAD, PATCH");
    CHECK(say("GET", "/v1/files").allow == "OPTIONS, POST");
    CHECK(text_of_tus(say("HEAD", "/v1/files/../hub.db")) == "404 not_found");
    CHECK(std::holds_alternative<KeepBody>(house.files().receive({"POST", "/v1/filesystem", "", {}})));

    Request override = patch_head(hash, 0, {{"x-http-method-override", "PATCH"}});
    override.method = "POST";
    override.body = kPhoto;
    CHECK(house.say(override) == "204 offset 1000");
}

TEST_CASE("A piece that does not begin where the file ends changes nothing") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    REQUIRE(house.patch(hash, 0, kFirst) == "204 offset 400");
    CHECK(house.patch(hash, 0, kFirst) == "409 wrong_offset");
    CHECK(house.patch(hash, 399, kRest) == "409 wrong_offset");
    CHECK(house.patch(hash, 401, kFirst) == "409 wrong_offset");
    CHECK(house.patch(hash, 401, kRest) == "413 too_large");
    CHECK(house.patch(hash, 400, {}) == "204 offset 400");
    CHECK(house.head(hash) == "200 offset 400 of 1000");
}

TEST_CASE("A head that makes no sense is turned away before a byte is kept") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    const auto say = [&](std::vector<HeaderField> headers) {
        headers.push_back({kTusResumable, "1.0.0"});
        return house.say({"PATCH", file_path(hash), std::string(kPieceType), kPhoto, BodyState::whole, headers});
    };
    CHECK(say({}) == "400 malformed");
    CHECK(say({{kUploadOffset, "-1"}}) == "400 malformed");
    CHECK(say({{kUploadOffset, "999999999999999999"}}) == "413 too_large");
    CHECK(say({{kUploadOffset, "0"}, {"Content-Length", "1001"}}) == "413 too_large");
    CHECK(say({{kUploadOffset, "0"}, checksum("crc32 AAAAAA==")}) == "400 malformed");
    CHECK(say({{kUploadOffset, "0"}, checksum("sha1 AAAA")}) == "400 malformed");
    Request wrong_type = patch_head(hash, 0);
    wrong_type.content_type = "text/plain";
    CHECK(house.say(wrong_type) == "415 unsupported_media_type");
    CHECK(house.head(hash) == "200 offset 0 of 1000");
}

TEST_CASE("A piece whose checksum is right is kept; of one whose checksum is wrong, nothing") {
    FileHouse house;
    const Bytes file = to_bytes("abcabc!");
    const Hash hash = house.announce(file);
    CHECK(house.patch(hash, 0, as_bytes("abc"), {checksum(kSha1OfAbc)}) == "204 offset 3");
    CHECK(house.patch(hash, 3, as_bytes("abd"), {checksum(kSha256OfAbc)}) == "460 wrong_checksum");
    CHECK(house.head(hash) == "200 offset 3 of 7");
    CHECK(house.patch(hash, 3, as_bytes("abc"), {checksum(kSha256OfAbc)}) == "204 offset 6");
    CHECK(house.patch(hash, 6, as_bytes("!"), {checksum(kSha1OfAbc)}) == "460 wrong_checksum");
    CHECK(house.patch(hash, 6, as_bytes("!")) == "204 offset 7");
    CHECK(shelved(house, hash) == file);
}

TEST_CASE("What came before the line broke stays, with a checksum or without one") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    auto first = house.begin_patch(hash, 0);
    CHECK(first->take(kFirst) == Flow::on);
    first.reset();
    CHECK(house.head(hash) == "200 offset 400 of 1000");
    auto second = house.begin_patch(hash, 400, {checksum(kSha1OfAbc)});
    CHECK(second->take(kRest.first(100)) == Flow::on);
    CHECK(second->take(kRest.subspan(100, 100)) == Flow::on);
    second.reset();
    CHECK(house.patch(hash, 600, kRest.subspan(200)) == "204 offset 1000");
    CHECK(shelved(house, hash) == kPhoto);
}

TEST_CASE("A file that is not what its name says begins anew, and arrives at the second try") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    REQUIRE(house.patch(hash, 0, kFirst) == "204 offset 400");
    CHECK(house.patch(hash, 400, Bytes(600)) == "422 wrong_content");
    CHECK(house.head(hash) == "200 offset 0 of 1000");
    CHECK_FALSE(shelved(house, hash));
    CHECK(house.patch(hash, 0, kPhoto) == "204 offset 1000");
    CHECK(shelved(house, hash) == kPhoto);
}

TEST_CASE("A body that goes on beyond the file is not kept, and its sender hears why") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    REQUIRE(house.patch(hash, 0, kFirst) == "204 offset 400");
    const auto endless = house.begin_patch(hash, 400);  // in pieces, so that nobody told its length
    CHECK(endless->take(kRest) == Flow::on);
    CHECK(endless->take(kFirst) == Flow::on);
    CHECK(endless->take(kFirst) == Flow::on);
    CHECK(text_of_tus(endless->end()) == "413 too_large");
    CHECK(house.head(hash) == "200 offset 400 of 1000");
}

TEST_CASE("A kiosk that comes back does not wait for its dead connection: the newer one wins") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    const auto dead = house.begin_patch(hash, 0);
    CHECK(dead->take(kFirst) == Flow::on);
    CHECK(house.head(hash) == "200 offset 400 of 1000");
    CHECK(dead->take(kRest) == Flow::cut);
    const auto newer = house.begin_patch(hash, 400);
    CHECK(newer->take(kRest.first(300)) == Flow::on);
    CHECK(text_of_tus(dead->end()) == "409 wrong_offset");

    const auto newest = house.begin_patch(hash, 700);
    CHECK(newer->take(kRest.subspan(300)) == Flow::cut);
    CHECK(newest->take(kRest.subspan(300)) == Flow::on);
    CHECK(text_of_tus(newest->end()) == "204 offset 1000");
    CHECK(shelved(house, hash) == kPhoto);
}

TEST_CASE("Four connections that fight for one photograph bring it whole all the same") {
    FileHouse house;
    const Bytes photo = sample_file(40'000);
    const Hash hash = house.announce(photo);
    const auto bring = [&] {
        for (std::uint64_t offset = 0; offset < photo.size();) {
            const Response standing = house.files().handle(head_request(hash));
            if (standing.status != 200) continue;  // overtaken
            offset = *parse_byte_count(standing.headers.at(1).value);
            Reception reception = house.files().receive(patch_head(hash, offset));
            auto* inflow = std::get_if<std::unique_ptr<Inflow>>(&reception);
            if (inflow == nullptr) continue;
            for (std::uint64_t at = offset; at < photo.size(); at += 1000) {
                if ((*inflow)->take(BytesView(photo).subspan(at, 1000)) == Flow::cut) break;
            }
            (*inflow)->end();
        }
    };
    std::vector<std::thread> fighters;
    for (int i = 0; i < 4; ++i) fighters.emplace_back(bring);
    for (std::thread& fighter : fighters) fighter.join();
    CHECK(shelved(house, hash) == photo);
    CHECK(house.account().substr(0, 14) == "1 of 1 arrived");
}

TEST_CASE("After a restart the hub goes on from what the disk holds") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    house.begin_patch(hash, 0)->take(kFirst);
    house.restart();
    CHECK(house.head(hash) == "200 offset 400 of 1000");
    CHECK(house.patch(hash, 400, kRest) == "204 offset 1000");
    house.restart();
    CHECK(house.head(hash) == "200 offset 1000 of 1000");
}

TEST_CASE("A crash between any two steps of an arrival is mended when the kiosk asks") {
    FileHouse house;
    SUBCASE("whole, but not on the shelf") {
        const Hash hash = house.announce(kPhoto);
        write(house.partial_path(hash), kPhoto);
        CHECK(house.head(hash) == "200 offset 1000 of 1000");
        CHECK(shelved(house, hash) == kPhoto);
    }
    SUBCASE("whole, and found to be another's content") {
        const Hash hash = house.announce(kPhoto);
        write(house.partial_path(hash), Bytes(1000));
        CHECK(house.patch(hash, 0, kPhoto) == "204 offset 1000");
    }
    SUBCASE("on the shelf, but not in the tables") {
        const Hash hash = house.announce(kPhoto);
        write(house.shelf().path_of(hash), kPhoto);
        CHECK(house.patch(hash, 1000, {}) == "204 offset 1000");
    }
    CHECK(house.account().substr(0, 14) == "1 of 1 arrived");
}

TEST_CASE("A disk that has room for reports only takes no files, and loses nothing of those that it has") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    REQUIRE(house.patch(hash, 0, kFirst) == "204 offset 400");
    house.restart({.reserve = std::uint64_t{1} << 62});
    const Request request = patch_head(hash, 400);
    const Response response = house.files().handle(request);
    CHECK(text_of_tus(response) == "503 busy");
    CHECK(response.retry_after == kNoRoomRetry);
    CHECK(house.head(hash) == "200 offset 400 of 1000");
}

TEST_CASE("A disk that fills up in the middle of a piece is told at its end, with when to come again") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    std::filesystem::create_symlink("/dev/full", house.partial_path(hash));
    const auto inflow = house.begin_patch(hash, 0);
    CHECK(inflow->take(kFirst) == Flow::on);
    CHECK(inflow->take(kRest) == Flow::on);
    const Response response = inflow->end();
    CHECK(text_of_tus(response) == "503 busy");
    CHECK(response.retry_after == kNoRoomRetry);
    std::filesystem::remove(house.partial_path(hash));
    CHECK(house.patch(hash, 0, kPhoto) == "204 offset 1000");
}

TEST_CASE("Only so many files are open at one moment") {
    FileHouse house({.uploads = 1});
    const Hash one = house.announce(kPhoto);
    const Hash other = house.announce(sample_file(10, 2));
    {
        const auto open = house.begin_patch(one, 0);
        CHECK(house.patch(other, 0, sample_file(10, 2)) == "503 busy");
    }
    CHECK(house.patch(other, 0, sample_file(10, 2)) == "204 offset 10");
}

TEST_CASE("Two hubs on one disk do not write to the same file") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    std::vector<std::unique_ptr<Registry>> registries;
    registries.push_back(house.hub().registry());
    FileIntake other(house.shelf(), std::move(registries), house.hub().clock());
    {
        const auto open = house.begin_patch(hash, 0);
        CHECK(text_of_tus(other.handle(patch_head(hash, 0))) == "503 busy");
        CHECK(open->take(kFirst) == Flow::on);
    }
    Request rest = patch_head(hash, 400);
    rest.body = Bytes(kRest.begin(), kRest.end());
    CHECK(text_of_tus(other.handle(rest)) == "204 offset 1000");
    CHECK(house.head(hash) == "200 offset 1000 of 1000");
}

TEST_CASE("A file is announced once, by a report that is stored, and arrives once") {
    FileHouse house;
    const Hash hash = house.announce(kPhoto);
    house.announce(hash, 7);
    const auto registry = house.hub().registry();
    CHECK((*registry->find_file(hash))->size == 1000);
    AnnouncedFile orphan{hash_of(as_bytes("x")), 1, "16.06.06", ReportId{}, Instant{}, {}};
    CHECK(name_of(registry->announce_files({orphan}).error().fault) == "refused");
    CHECK(name_of(registry->file_arrived(orphan.hash, Instant{}).error().fault) == "not_found");
    const Instant arrived_at = house.hub().clock().wall();
    CHECK(registry->file_arrived(hash, arrived_at));
    CHECK(registry->file_arrived(hash, arrived_at + std::chrono::hours(1)));
    CHECK((*registry->find_file(hash))->arrived_at == arrived_at);
}
