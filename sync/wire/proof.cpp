#include "sync/wire/proof.hpp"

#include <algorithm>
#include <cctype>

#include "sync/wire/fields.hpp"

namespace loket::sync {
namespace {

using std::chrono::minutes;

/// What the device signs. The code holds the same values only once, so that it stays small enough for a receipt.
constexpr std::string_view kKind = "loket/proof/1";
constexpr std::uint64_t kVersion = 1;

constexpr std::size_t kTextMaximum = 1024;
constexpr std::size_t kTrackingMaximum = 60;
constexpr std::string_view kPath = "/R/";

constexpr std::uint64_t kLastMinute = std::chrono::floor<minutes>(kLastInstant).time_since_epoch().count();

std::uint64_t minute_of(Instant at) {
    return std::uint64_t(
        std::clamp<std::int64_t>(std::chrono::floor<minutes>(at).time_since_epoch().count(), 0, kLastMinute));
}

/// The members that both forms have, in their order.
void write_received(cbor::Writer& out, const Proof& proof) {
    write(out, proof.number.counter);
    out.number(proof.number.serial);
    out.number(minute_of(proof.received_at));
    out.number(proof.clock == ClockTrust::trusted ? 1 : 0);
    out.bytes(proof.envelope);
}

Bytes body_of(const Proof& proof) {
    cbor::Writer body;
    body.array(7);
    body.text(kKind);
    write_received(body, proof);
    body.text(proof.certificate.office);
    return body.take();
}

Result<Proof> decode(BytesView bytes) {
    cbor::Reader in(bytes);
    TRY(in.array_of(12));
    if (TRY(in.number(UINT64_MAX)) != kVersion) return fail(Fault::malformed, "unknown version of proof");
    const Counter counter = TRY(read_counter(in));
    const auto serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
    if (serial == 0) return fail(Fault::malformed, "serials count from 1");
    const Instant at(minutes(static_cast<std::int64_t>(TRY(in.number(kLastMinute)))));
    const auto clock = TRY(in.number(1)) == 1 ? ClockTrust::trusted : ClockTrust::untrusted;
    const auto envelope = TRY(in.fixed<sizeof(Hash)>());
    const auto key = TRY(in.fixed<sizeof(SignPublicKey)>());
    const auto from = TRY(read_day(in));
    const auto until = TRY(read_day(in));
    const auto by_hub = TRY(in.fixed<sizeof(Signature)>());
    const auto by_device = TRY(in.fixed<sizeof(Signature)>());
    std::string office = TRY(in.text(kCertifiedOfficeMaximum));
    TRY(in.end());
    return Proof{{counter, serial}, at, clock, envelope, {counter, std::move(office), key, from, until, by_hub},
                 by_device};
}

char upper(char c) { return char(std::toupper(std::uint8_t(c))); }

std::string in_capitals(std::string_view text) {
    std::string capitals;
    std::transform(text.begin(), text.end(), std::back_inserter(capitals), upper);
    return capitals;
}

/// Scheme, host and path without a slash at the end; empty for an address that cannot take a code behind it.
std::string address_of(std::string_view tracking) {
    const bool is_plain = std::all_of(tracking.begin(), tracking.end(), [](char c) {
        return std::isalnum(std::uint8_t(c)) != 0 || std::string_view("-._~:/").find(c) != std::string_view::npos;
    });
    if (tracking.empty() || tracking.size() > kTrackingMaximum || !is_plain) return {};
    const auto scheme_end = tracking.find("://");
    std::string address = scheme_end == tracking.npos ? "https://" : std::string(tracking.substr(0, scheme_end + 3));
    if (scheme_end != tracking.npos) tracking.remove_prefix(scheme_end + 3);
    while (tracking.ends_with('/')) tracking.remove_suffix(1);
    if (tracking.empty() || tracking.starts_with('/')) return {};
    const std::size_t host_end = std::min(tracking.find('/'), tracking.size());
    return in_capitals(address) + in_capitals(tracking.substr(0, host_end)) + std::string(tracking.substr(host_end));
}

}  // namespace

Proof prove(const Received& report, const CounterCertificate& certificate, const Secret& device_key) {
    Proof proof{report.number, Instant(minutes(minute_of(report.at))), report.clock, report.envelope, certificate, {}};
    proof.signature = sign(body_of(proof), device_key);
    return proof;
}

std::string encode(const Proof& proof) {
    cbor::Writer out;
    out.array(12);
    out.number(kVersion);
    write_received(out, proof);
    out.bytes(proof.certificate.key);
    write(out, proof.certificate.from);
    write(out, proof.certificate.until);
    out.bytes(proof.certificate.signature);
    out.bytes(proof.signature);
    out.text(proof.certificate.office);
    return base32(out.take());
}

std::string proof_text(const Proof& proof, std::string_view tracking) {
    const std::string address = address_of(tracking);
    return (address.empty() ? "" : address + std::string(kPath)) + encode(proof);
}

Result<Proof> read_proof(std::string_view text, const SignPublicKey& hub) {
    if (text.size() > kTextMaximum) return fail(Fault::too_large, "over 1 KiB");
    std::string code = in_capitals(text.substr(text.rfind('/') + 1));
    std::erase_if(code, [](char c) { return std::isspace(std::uint8_t(c)) != 0; });
    const Bytes bytes = TRY(parse_base32(code));
    Proof proof = TRY(decode(bytes));
    if (!is_genuine(proof.certificate, hub)) return fail(Fault::damaged, "changed, or of another regency");
    if (!is_signed_by(body_of(proof), proof.signature, proof.certificate.key)) return fail(Fault::damaged, "changed");
    if (!proof.certificate.holds_at(proof.received_at)) {
        return fail(Fault::refused, "received when the counter's certificate did not hold");
    }
    return proof;
}

}  // namespace loket::sync
