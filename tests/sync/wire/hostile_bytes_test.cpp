// What strangers, failing disks and failing lines make of the messages. Each decoder answers with an error: it never
// crashes, never takes memory by a stranger's word, and never takes changed bytes for signed ones.
#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "sync/wire/compression.hpp"
#include "sync/wire/http.hpp"
#include "sync/wire/signed_text.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();
const Dictionary& kNoDictionary = dictionary(DictionaryId::none);

/// A message, and whether some bytes are taken for a genuine one.
struct Target {
    std::string name;
    Bytes genuine;
    std::function<bool(BytesView)> accepts;
};

std::vector<Target> targets() {
    const std::string invitation = encode(test::sample_invitation(kHub), kHub.sign_keys.secret_key);
    const EnrolmentRequest request{invitation, kDevice.public_key};
    const Welcome welcome{device_id(kDevice.public_key), *Counter::parse("BTM2"), Instant{}, 1,
                          test::sample_certificate(kHub, kDevice)};
    const Secret& hub_key = kHub.sign_keys.secret_key;
    const SignPublicKey hub = kHub.sign_keys.public_key;
    return {
        {"envelope", encode(test::sample_sealed(kHub)),
         [](BytesView bytes) {
             const auto envelope = decode_envelope(bytes);
             KeyTrail keys = test::trail_of(test::sample_ratchet(kHub).opening(), kHub);
             return envelope && open_envelope(*envelope, keys).has_value();
         }},
        {"batch", encode(test::sample_batch(kHub, kDevice), kDevice.secret_key),
         [](BytesView bytes) {
             const auto batch = decode_batch(bytes);
             return batch && is_signed_by(batch->body, batch->signature, kDevice.public_key);
         }},
        {"receipt", encode(test::sample_receipt(kHub, kDevice), hub_key),
         [hub](BytesView bytes) { return decode_receipt(bytes, hub).has_value(); }},
        {"feed page", encode(test::sample_page(kDevice), hub_key),
         [hub](BytesView bytes) { return decode_feed_page(bytes, hub).has_value(); }},
        {"feed request", encode(FeedRequest{device_id(kDevice.public_key), 5, 16384}, kDevice.secret_key),
         [](BytesView bytes) {
             const auto asked = decode_feed_request(bytes);
             return asked && is_signed_by(asked->body, asked->signature, kDevice.public_key);
         }},
        {"invitation", to_bytes(invitation),
         [](BytesView bytes) { return decode_invitation(as_text(bytes)).has_value(); }},
        {"enrolment request", encode(request, kDevice.secret_key),
         [](BytesView bytes) { return decode_enrolment_request(bytes).has_value(); }},
        {"welcome", encode(welcome, hub_key),
         [hub](BytesView bytes) { return decode_welcome(bytes, hub).has_value(); }},
        {"certificate", encode(test::sample_certificate(kHub, kDevice)),
         [hub](BytesView bytes) {
             const auto certificate = decode_certificate(bytes);
             return certificate && is_genuine(*certificate, hub);
         }},
        {"proof", to_bytes(encode(test::sample_proof(kHub, kDevice))),
         [hub, genuine = test::sample_proof(kHub, kDevice)](BytesView bytes) {
             // In other letters or with a space it is still the same.
             const auto proof = read_proof(as_text(bytes), hub);
             return proof && (as_text(bytes) == encode(genuine) || *proof != genuine);
         }},
    };
}

/// Changes, inserts or takes out up to four bytes.
Bytes mutated(Bytes bytes, std::mt19937& random) {
    for (auto left = 1 + random() % 4; left > 0 && !bytes.empty(); --left) {
        const auto at = bytes.begin() + std::ptrdiff_t(random() % bytes.size());
        switch (random() % 4) {
            case 0: bytes.insert(at, std::uint8_t(random())); break;
            case 1: bytes.erase(at); break;
            case 2: *at = std::uint8_t(*at ^ (1u << random() % 8)); break;
            default: *at = std::uint8_t(random()); break;
        }
    }
    return bytes;
}

/// What the hub says to a code and a frame that a kiosk with a genuine key has sealed.
std::string what_opens(std::string_view code, const Bytes& frame) {
    Ratchet ratchet = test::sample_ratchet(kHub);
    KeyTrail keys = test::trail_of(ratchet.opening(), kHub);
    const EnvelopeHeader header{test::sample_stamp(), ratchet.opening().name(), 0, DictionaryId::none};
    // The header as it travels: all of an envelope but its own head, and the empty body behind.
    const Bytes whole = encode(Envelope{header, {}});
    const BytesView header_bytes = BytesView(whole).subspan(3, whole.size() - 4);
    Bytes content = to_bytes(code);
    content.insert(content.end(), frame.begin(), frame.end());
    return open_envelope({header, seal_once(content, ratchet.turn().key, header_bytes)}, keys).error().text();
}

}  // namespace

TEST_CASE("No message that was cut off anywhere, or has something behind it, is taken for genuine") {
    for (const Target& target : targets()) {
        CAPTURE(target.name);
        CHECK(target.accepts(target.genuine));
        bool fooled = false;
        for (std::size_t size = 0; size < target.genuine.size(); ++size) {
            fooled = fooled || target.accepts(BytesView(target.genuine).first(size));
        }
        Bytes longer = target.genuine;
        longer.push_back(0);
        CHECK_FALSE(fooled);
        CHECK_FALSE(target.accepts(longer));
    }
}

TEST_CASE("None of 20,000 changed copies of a message is taken for genuine") {
    for (const Target& target : targets()) {
        CAPTURE(target.name);
        std::mt19937 random(20'000);
        int fooled = 0;
        for (int round = 0; round < 20'000; ++round) {
            const Bytes changed = mutated(target.genuine, random);
            if (changed != target.genuine && target.accepts(changed)) ++fooled;
        }
        CHECK(fooled == 0);
    }
}

TEST_CASE("A million nested arrays do not exhaust the stack") {
    for (const std::uint8_t byte : Bytes{0x81, 0x82, 0x9f, 0xa1, 0xbf, 0xc1, 0xd8}) {
        const Bytes nested(1024 * 1024, byte);
        for (const Target& target : targets()) {
            CHECK_FALSE(target.accepts(nested));
            CHECK_FALSE(target.accepts(BytesView(nested).first(4096)));
        }
        CHECK(decode_batch(nested).error().fault == Fault::malformed);
    }
}

TEST_CASE("A sealed bomb of zeros is refused before memory is taken for it") {
    CHECK(what_opens("K3VQ9X7M", compress(Bytes(64 * 1024 * 1024), kNoDictionary)) ==
          "too_large: content over its bound");
    CHECK(what_opens("K3VQ9X7M", compress(Bytes(256 * 1024), kNoDictionary)) == "malformed: not a JSON object");
    CHECK(what_opens("K3VQ9X7", {}) == "malformed: content too short");
    CHECK(what_opens("K3VQ-X7M", {}).substr(0, 9) == "malformed");
}

TEST_CASE("A compressed text that lies about its size is malformed") {
    const Bytes content(1000, 'a');
    const Bytes frame = compress(content, kNoDictionary);
    CHECK(decompress(frame, kNoDictionary, 1000) == content);
    CHECK(decompress(frame, kNoDictionary, 999).error().fault == Fault::too_large);

    // RFC 8878: magic number, descriptor, then the content's size less 256 as two bytes, little-endian.
    Bytes understated = frame;
    understated[5] = 0;
    understated[6] = 0;
    CHECK(decompress(understated, kNoDictionary, 1000).error().fault == Fault::malformed);
    Bytes overstated = frame;
    overstated[6] = 0xf0;
    CHECK(decompress(overstated, kNoDictionary, 1'000'000).error().fault == Fault::malformed);
    Bytes twice = frame;
    twice.insert(twice.end(), frame.begin(), frame.end());
    CHECK(decompress(twice, kNoDictionary, 1'000'000).error().fault == Fault::malformed);
    CHECK(decompress({}, kNoDictionary, 1000).error().fault == Fault::malformed);
    CHECK(decompress(as_bytes("no frame at all"), kNoDictionary, 1000).error().fault == Fault::malformed);
}

TEST_CASE("A sealed text that is no valid report is turned away with its fault") {
    const auto opened = [](std::string_view json) {
        return what_opens("K3VQ9X7M", compress(as_bytes(json), kNoDictionary));
    };
    CHECK(opened("") == "malformed: not a JSON object");
    CHECK(opened(std::string(1000, '[')) == "too_large: a report nested deeper than 8");
    CHECK(opened("{}").substr(0, 9) == "malformed");
}

TEST_CASE("An envelope of another version or dictionary is not guessed at") {
    const Bytes genuine = encode(test::sample_envelope(kHub));
    REQUIRE(hex(BytesView(genuine).first(7)).substr(0, 2) == "82");
    for (const auto& [offset, expected] : {std::pair{std::size_t{4}, "malformed: unknown version of envelope"},
                                           {std::size_t{5}, "malformed: unknown dictionary"}}) {
        Bytes changed = genuine;
        changed[offset] = 9;
        CHECK(decode_envelope(changed).error().text() == expected);
    }
}

TEST_CASE("A batch with more openings than envelopes is malformed") {
    const Bytes empty = encode(test::sample_batch(kHub, kDevice, 0), kDevice.secret_key);
    std::string body = hex(decode_batch(empty)->body);
    REQUIRE(body.ends_with("8080"));  // no openings, no envelopes
    body.replace(body.size() - 4, 2, "8140");
    CHECK(decode_batch(sign_and_encode(*parse_hex(body), kDevice.secret_key)).error().text() ==
          "malformed: an opening that no envelope is of");
}

TEST_CASE("Every refusal has its own word and a status that a proxy understands") {
    std::string table;
    for (int code = 0; code <= int(RefusalCode::internal); ++code) {
        const auto it = static_cast<RefusalCode>(code);
        table += std::to_string(status_of(it)) + " " + std::string(code_of(it)) + "\n";
        CHECK(parse_refusal_code(code_of(it)) == it);
        const Refusal refusal{it, "nomor \"7\"\n"};
        CHECK(decode_refusal(as_bytes(encode(refusal))) == refusal);
    }
    CHECK(table ==
          "400 malformed\n401 wrong_signature\n403 unknown_device\n403 revoked_device\n404 not_found\n"
          "405 method_not_allowed\n408 too_slow\n409 invitation_used\n410 invitation_expired\n413 too_large\n"
          "415 unsupported_media_type\n403 unannounced\n409 wrong_offset\n412 unsupported_version\n"
          "422 wrong_content\n460 wrong_checksum\n429 slow_down\n503 busy\n500 internal\n");
}

TEST_CASE("A refusal from a stranger is read with care") {
    const auto fault = [](std::string_view json) { return decode_refusal(as_bytes(json)).error().fault; };
    for (const char* json : {"", "{", "[]", "null", "{}", R"({"code":1,"message":""})", R"({"code":"busy"})",
                             R"({"code":"new","message":""})",
                             R"({"code":"busy","message":""} )"
                             "x",
                             "\xff"}) {
        CAPTURE(json);
        CHECK(fault(json) == Fault::malformed);
    }
    CHECK(fault(std::string(4096, '[')) == Fault::malformed);
    CHECK(fault(std::string(4097, ' ')) == Fault::too_large);
    CHECK(encode(Refusal{RefusalCode::busy, "\xff"}) == "{\"code\":\"busy\",\"message\":\"\xef\xbf\xbd\"}");
}
