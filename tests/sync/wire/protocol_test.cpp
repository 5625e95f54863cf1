// sync/PROTOCOL.md is what another team would build from, so its examples are run: each fenced block with a name
// (```hex batch) must say exactly what this house sends, and its readable form what the bytes decode to.
#include <doctest/doctest.h>

#include <map>

#include "sync/wire/bundle.hpp"
#include "sync/wire/cbor.hpp"
#include "sync/wire/http.hpp"
#include "tests/sync/wire/samples.hpp"

namespace loket {
std::string_view protocol_md();
}

using namespace loket;
using namespace loket::sync;

namespace {

const test::Hub kHub = test::sample_hub();
const SignKeys kDevice = test::sample_device();

/// The named blocks of PROTOCOL.md: name to content, without the last line break.
std::map<std::string, std::string> blocks() {
    std::map<std::string, std::string> out;
    const std::string text(protocol_md());
    for (std::size_t at = 0; (at = text.find("\n```", at)) != std::string::npos;) {
        const std::size_t content = text.find('\n', at + 1) + 1;
        const std::string info = text.substr(at + 4, content - at - 5);
        const std::size_t end = text.find("\n```", content - 1);
        if (const auto space = info.find(' '); space != std::string::npos) {
            out[info.substr(space + 1)] = text.substr(content, end - content);
        }
        at = end + 4;
    }
    return out;
}

std::string in_lines(const std::string& text, std::size_t width = 96) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += width) out += (at == 0 ? "" : "\n") + text.substr(at, width);
    return out;
}

std::string joined(std::string text) {
    std::erase(text, '\n');
    return text;
}

/// CBOR in diagnostic notation (RFC 8949, section 8), read without the house's own reader. Byte strings that hold one
/// array of CBOR and nothing else are opened as <<...>>.
class Diagnosis {
public:
    /// Nothing when `bytes` are not exactly one item.
    static std::optional<std::string> of(BytesView bytes, const std::string& indent = "") {
        Diagnosis diagnosis{bytes};
        auto text = diagnosis.item(indent);
        return diagnosis.rest_.empty() ? text : std::nullopt;
    }

private:
    explicit Diagnosis(BytesView bytes) : rest_(bytes) {}

    std::optional<std::string> item(const std::string& indent) {
        if (rest_.empty()) return std::nullopt;
        const int major = rest_.front() >> 5;
        const int low = rest_.front() & 0x1f;
        const std::size_t size = low < 24 ? 0 : low < 28 ? std::size_t{1} << (low - 24) : SIZE_MAX;
        if (size >= rest_.size()) return std::nullopt;
        std::uint64_t argument = low < 24 ? std::uint64_t(low) : 0;
        for (const std::uint8_t byte : rest_.subspan(1, size)) argument = argument << 8 | byte;
        rest_ = rest_.subspan(1 + size);
        if (major == 0) return std::to_string(argument);
        if (major == 4) return array(argument, indent);
        if ((major != 2 && major != 3) || argument > rest_.size()) return std::nullopt;
        const BytesView value = rest_.first(argument);
        rest_ = rest_.subspan(argument);
        if (major == 3) return "\"" + std::string(as_text(value)) + "\"";
        const bool may_hold_array = !value.empty() && value.front() >> 5 == 4;
        const auto nested = may_hold_array ? of(value, indent) : std::nullopt;
        return nested ? "<<" + *nested + ">>" : "h'" + hex(value) + "'";
    }

    std::optional<std::string> array(std::uint64_t count, const std::string& indent) {
        std::string out = "[";
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto next = item(indent + "  ");
            if (!next) return std::nullopt;
            out += (i == 0 ? "\n  " : ",\n  ") + indent + *next;
        }
        return out + (count == 0 ? "]" : "\n" + indent + "]");
    }

    BytesView rest_;
};

/// What the device signs for a receipt, made here anew as PROTOCOL.md tells it.
Bytes signed_by_device(const Proof& proof) {
    cbor::Writer body;
    body.array(7);
    body.text("loket/proof/1");
    body.text(proof.number.counter.text());
    body.number(proof.number.serial);
    body.number(std::uint64_t(proof.received_at.time_since_epoch() / std::chrono::minutes(1)));
    body.number(1);
    body.bytes(proof.envelope);
    body.text(proof.certificate.office);
    Bytes bytes = body.take();
    REQUIRE(is_signed_by(bytes, proof.signature, kDevice.public_key));
    return bytes;
}

/// What PROTOCOL.md must hold, by name.
std::map<std::string, std::string> expected() {
    const Batch batch = test::sample_batch(kHub, kDevice, 1);
    const Bytes batch_bytes = encode(batch, kDevice.secret_key);
    Receipt receipt = test::sample_receipt(kHub, kDevice);
    receipt.batch = hash_of(batch_bytes);
    receipt.judgements.pop_back();
    const Bytes receipt_bytes = encode(receipt, kHub.sign_keys.secret_key);
    const std::string invitation = encode(test::sample_invitation(kHub), kHub.sign_keys.secret_key);
    const Bytes invitation_bytes = *parse_base64url(invitation.substr(7));
    const EnrolmentRequest request{"LOKET1.AAAA", kDevice.public_key};
    const Bytes request_bytes = encode(request, kDevice.secret_key);
    const Welcome welcome{device_id(kDevice.public_key), *Counter::parse("BTM2"), receipt.received_at, 1,
                          test::sample_certificate(kHub, kDevice)};
    const Bytes welcome_bytes = encode(welcome, kHub.sign_keys.secret_key);
    const Envelope envelope = test::sample_envelope(kHub);
    const Bytes feed_request = encode(FeedRequest{device_id(kDevice.public_key), 5, 16384}, kDevice.secret_key);
    const Bytes page = encode(test::sample_page(kDevice), kHub.sign_keys.secret_key);
    const Bytes opening_bytes = encode(test::sample_ratchet(kHub).opening());
    const Bytes in_bundle = encode_entry(BundleKind::batch, batch_bytes);
    const BytesView entry_head = BytesView(in_bundle).first(in_bundle.size() - batch_bytes.size());
    const std::string proof = encode(test::sample_proof(kHub, kDevice));
    const auto diagnosis = [](BytesView bytes) { return *Diagnosis::of(bytes); };
    return {
        {"keys", "hub_sign_public    " + hex(kHub.sign_keys.public_key) + "\nhub_box_public     " +
                     hex(kHub.box_keys.public_key) + "\nhub_box_secret     " + hex(kHub.box_keys.secret_key.reveal()) +
                     "\nhub_box_key_id     " + box_key_id(kHub.box_keys.public_key) + "\ndevice_sign_public " +
                     hex(kDevice.public_key) + "\ndevice_id          " + device_id(kDevice.public_key)},
        {"opening", in_lines(hex(opening_bytes))},
        {"opening-read", diagnosis(opening_bytes)},
        {"envelope", in_lines(hex(encode(envelope)))},
        {"envelope-read", diagnosis(encode(envelope))},
        {"batch", in_lines(hex(batch_bytes))},
        {"batch-read", diagnosis(batch_bytes)},
        {"receipt", in_lines(hex(receipt_bytes))},
        {"receipt-read", diagnosis(receipt_bytes)},
        {"feed-request-read", diagnosis(feed_request)},
        {"feed-read", diagnosis(page)},
        {"bundle-entry", in_lines(hex(entry_head))},
        {"bundle-entry-read", diagnosis(entry_head)},
        {"invitation", in_lines(invitation)},
        {"invitation-read", diagnosis(invitation_bytes)},
        {"enrolment-read", diagnosis(request_bytes)},
        {"welcome-read", diagnosis(welcome_bytes)},
        {"proof", in_lines(proof)},
        {"proof-read", diagnosis(*parse_base32(proof))},
        {"proof-signed", diagnosis(signed_by_device(test::sample_proof(kHub, kDevice)))},
        {"proof-url", proof_text(test::sample_proof(kHub, kDevice), "lapor.example.id").substr(0, 45)},
        {"refusal", encode(Refusal{RefusalCode::too_large, "at most 1048576 bytes"})},
    };
}

}  // namespace

TEST_CASE("Every example in PROTOCOL.md is what this house sends") {
    const auto written = blocks();
    for (const auto& [name, text] : expected()) {
        CAPTURE(name);
        REQUIRE(written.contains(name));
        CHECK(written.at(name) == text);
    }
}

TEST_CASE("The sealed report in PROTOCOL.md opens to the JSON beside it") {
    const auto written = blocks();
    const auto envelope = decode_envelope(*parse_hex(joined(written.at("sealed-report"))));
    REQUIRE(envelope.has_value());
    const auto opening = decode_opening(*parse_hex(joined(written.at("opening"))));
    REQUIRE(opening.has_value());
    KeyTrail keys = test::trail_of(*opening, kHub);
    const auto opened = open_envelope(*envelope, keys);
    REQUIRE(opened.has_value());
    CHECK(in_lines(to_json(opened->report)) == written.at("opened-report"));
    CHECK(opened->code.reveal_text() == "K3VQ9X7M");
}

TEST_CASE("The table of refusals in PROTOCOL.md has every code with its status") {
    for (int code = 0; code <= int(RefusalCode::internal); ++code) {
        const auto it = static_cast<RefusalCode>(code);
        const std::string row = "| " + std::to_string(status_of(it)) + " | `" + std::string(code_of(it)) + "` |";
        CAPTURE(row);
        CHECK(protocol_md().find(row) != std::string_view::npos);
    }
}
