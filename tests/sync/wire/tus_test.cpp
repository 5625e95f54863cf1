// The headers of tus, as a genuine client writes them and as a stranger might.
#include "sync/wire/tus.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace loket;
using namespace loket::sync;

namespace {

const Hash kHash = hash_of(as_bytes("foto"));

template <class T>
std::string fault_of(const Result<T>& result) {
    return result ? "read" : std::string(name_of(result.error().fault));
}

/// Metadata that names this text as the hash.
std::string naming(std::string_view text) { return "hash " + base64(as_bytes(text)); }

}  // namespace

TEST_CASE("A file's path is read in the one form that it is written in") {
    CHECK(file_path(kHash) == "/v1/files/" + hex(kHash));
    CHECK(parse_file_path(file_path(kHash)) == kHash);
    std::string upper = file_path(kHash);
    for (char& c : upper) c = c >= 'a' && c <= 'f' ? char(c - 32) : c;
    for (const std::string& path :
         {std::string(), std::string("/"), std::string(kFilesPath), std::string("/v1/files/"), upper,
          file_path(kHash) + "/", file_path(kHash) + "00", std::string("/v1/files/../hub.db"),
          "/v1/filez/" + hex(kHash), file_path(kHash).substr(0, 73)}) {
        CAPTURE(path);
        CHECK(parse_file_path(path) == std::nullopt);
    }
}

TEST_CASE("A count of bytes is digits and nothing else, and never more than fits") {
    CHECK(*parse_byte_count("0") == 0);
    CHECK(*parse_byte_count("0007") == 7);
    CHECK(*parse_byte_count("999999999999999999") == 999'999'999'999'999'999);
    for (const char* text : {"", " 1", "1 ", "+1", "-1", "0x10", "1e3", "1.0", "1,2", "1000000000000000000",
                             "18446744073709551616", "\xef\xbc\x91", "1\n"}) {
        CAPTURE(text);
        CHECK(fault_of(parse_byte_count(text)) == "malformed");
    }
    CHECK(fault_of(parse_byte_count(std::string_view("1\0", 2))) == "malformed");
}

TEST_CASE("The metadata names the hash, among whatever else a client tells") {
    CHECK(*parse_upload_metadata(upload_metadata(kHash)) == kHash);
    CHECK(*parse_upload_metadata("filename Zm90bw==," + upload_metadata(kHash) + ",is_confidential") == kHash);
    CHECK(*parse_upload_metadata("a, " + upload_metadata(kHash)) == kHash);
    CHECK(upload_metadata(kHash) == "hash " + base64(kHash));
    CHECK(*parse_upload_metadata(naming(hex(kHash))) == kHash);

    struct Row {
        std::string text;
        const char* fault;
    };
    const std::string good = upload_metadata(kHash);
    for (const Row& row : {
             Row{"", "not_found"},
             Row{"filename Zm90bw==", "not_found"},
             Row{"Hash " + good.substr(5), "not_found"},
             Row{"hash", "malformed"},
             Row{"hash ", "malformed"},
             Row{"hash  " + good.substr(5), "malformed"},
             Row{good + " ", "malformed"},
             Row{good + "," + good, "malformed"},
             Row{",", "malformed"},
             Row{"," + good, "malformed"},
             Row{naming(hex(kHash) + "0"), "malformed"},
             Row{naming(hex(kHash).substr(2)), "malformed"},
             Row{naming("../../../../etc/passwd"), "malformed"},
             Row{"hash " + base64(BytesView(kHash).first(31)), "malformed"},
             Row{"hash " + hex(kHash), "malformed"},
             Row{good + std::string(4096, ','), "too_large"},
             Row{std::string(4097, 'a'), "too_large"},
         }) {
        CAPTURE(row.text);
        CHECK(fault_of(parse_upload_metadata(row.text)) == row.fault);
    }
}

TEST_CASE("A checksum is an algorithm that the hub knows and a digest of its length") {
    for (const auto algorithm : {ChecksumAlgorithm::sha1, ChecksumAlgorithm::sha256}) {
        const UploadChecksum checksum{algorithm, Bytes(digest_size(algorithm), 0xfe)};
        CHECK(*parse_upload_checksum(encode(checksum)) == checksum);
    }
    CHECK(encode({ChecksumAlgorithm::sha1, *parse_hex("2aae6c35c94fcfb415dbe95f408b9ce91ee846ed")}) ==
          "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=");  // the example of the specification

    struct Row {
        std::string text;
        const char* fault;
    };
    for (const Row& row : {
             Row{"", "refused"},
             Row{"md5 1B2M2Y8AsgTpgAmY7PhCfg==", "refused"},
             Row{"SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "refused"},
             Row{"sha1", "malformed"},
             Row{"sha1 ", "malformed"},
             Row{"sha1  Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "malformed"},
             Row{"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0", "malformed"},
             Row{"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0= ", "malformed"},
             Row{"sha1 Kq5sNclPz7QV2-lfQIuc6R7oRu0=", "malformed"},
             Row{"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0A", "malformed"},  // 21 bytes
             Row{"sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "malformed"},
             Row{"sha1 " + std::string(100'000, 'A'), "malformed"},
             Row{std::string(100'000, 'A'), "refused"},
         }) {
        CAPTURE(row.text.substr(0, 80));
        CHECK(fault_of(parse_upload_checksum(row.text)) == row.fault);
    }
}

TEST_CASE("Of 100,000 changed headers and paths none is read as anything but what it says") {
    const std::string checksum = encode({ChecksumAlgorithm::sha1, Bytes(20, 0x5a)});
    std::mt19937 random(100'000);
    const auto changed = [&](std::string text) {
        for (auto left = 1 + random() % 3; left > 0; --left) text[random() % text.size()] = char(random());
        return text;
    };
    int fooled = 0;
    for (int round = 0; round < 100'000; ++round) {
        const std::string other_checksum = changed(checksum);
        if (const auto read = parse_upload_checksum(other_checksum)) fooled += encode(*read) != other_checksum;
        const std::string other_path = changed(file_path(kHash));
        if (const auto read = parse_file_path(other_path)) fooled += file_path(*read) != other_path;
        const auto hash = parse_upload_metadata(changed(upload_metadata(kHash)));
        if (hash) fooled += *parse_upload_metadata(upload_metadata(*hash)) != *hash;
    }
    CHECK(fooled == 0);
}
