#include "sync/wire/envelope.hpp"

#include "sync/wire/compression.hpp"
#include "sync/wire/fields.hpp"

namespace loket::sync {
namespace {

// What the first numbers of a header may say today. Another value is another format: malformed to this reader.
constexpr std::uint64_t kVersion = 1;
constexpr std::uint64_t kSealedToBoxKey = 1;  // crypto_box_seal to the key that the header names
constexpr std::uint64_t kNoDictionary = 0;

/// Bound of the sealed JSON, bytes; the same as `report_from_json` keeps.
constexpr std::size_t kJsonMaximum = 256 * 1024;

/// A header is some 60 bytes.
constexpr std::size_t kHeaderMaximum = 128;

Bytes encode(const EnvelopeHeader& header) {
    cbor::Writer out;
    out.array(9);
    out.number(kVersion);
    out.number(kSealedToBoxKey);
    out.number(kNoDictionary);
    write_name(out, header.hub_key);
    write(out, header.id);
    write(out, header.number.counter);
    out.number(header.number.serial);
    write(out, header.captured_at);
    out.number(header.clock == ClockTrust::trusted ? 1 : 0);
    return out.take();
}

Result<void> expect(cbor::Reader& in, std::uint64_t value, const char* what) {
    if (TRY(in.number(UINT64_MAX)) != value) return fail(Fault::malformed, what);
    return {};
}

Result<EnvelopeHeader> decode_header(BytesView bytes) {
    cbor::Reader in(bytes);
    TRY(in.array_of(9));
    TRY(expect(in, kVersion, "unknown version of envelope"));
    TRY(expect(in, kSealedToBoxKey, "unknown scheme of sealing"));
    TRY(expect(in, kNoDictionary, "unknown dictionary"));
    std::string hub_key = TRY(read_name(in, kKeyNameSize));
    const ReportId id = TRY(read_report_id(in));
    Counter counter = TRY(read_counter(in));
    const auto serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
    const Instant captured_at = TRY(read_instant(in));
    const ClockTrust clock = TRY(in.number(1)) == 1 ? ClockTrust::trusted : ClockTrust::untrusted;
    TRY(in.end());
    if (serial == 0) return fail(Fault::malformed, "serials count from 1");
    return EnvelopeHeader{id, {std::move(counter), serial}, captured_at, clock, std::move(hub_key)};
}

}  // namespace

Envelope seal_report(const Report& report, const EnvelopeHeader& header, const BoxPublicKey& hub) {
    const Hash binding = hash_of(encode(header));
    std::string json = to_json(report);
    Bytes plain;
    plain.reserve(binding.size() + json.size());  // growing would leave an unwiped copy behind
    plain.insert(plain.end(), binding.begin(), binding.end());
    plain.insert(plain.end(), json.begin(), json.end());
    wipe(json);
    const Secret content(std::move(plain));
    const Secret compressed(compress(content.reveal()));
    return {header, box_seal(compressed.reveal(), hub)};
}

Result<Report> open_envelope(const Envelope& envelope, const BoxKeys& hub) {
    const Secret compressed(TRY(box_open(envelope.sealed, hub)));
    const Secret content(TRY(decompress(compressed.reveal(), sizeof(Hash) + kJsonMaximum)));
    const BytesView plain = content.reveal();
    const Hash binding = hash_of(encode(envelope.header));
    if (plain.size() < binding.size()) return fail(Fault::malformed, "content too short");
    if (!equal_in_constant_time(plain.first(binding.size()), binding)) {
        return fail(Fault::damaged, "sealed under another header");
    }
    return report_from_json(as_text(plain.subspan(binding.size())), date_of(envelope.header.captured_at));
}

Bytes encode(const Envelope& envelope) {
    cbor::Writer out;
    out.array(2);
    out.bytes(encode(envelope.header));
    out.bytes(envelope.sealed);
    return out.take();
}

Result<Envelope> decode_envelope(BytesView bytes) {
    if (bytes.size() > kEnvelopeMaximum) return fail(Fault::too_large, "envelope over its bound");
    cbor::Reader in(bytes);
    TRY(in.array_of(2));
    const BytesView header_bytes = TRY(in.bytes(kHeaderMaximum));
    EnvelopeHeader header = TRY(decode_header(header_bytes));
    const BytesView sealed = TRY(in.bytes(kEnvelopeMaximum));
    TRY(in.end());
    return Envelope{std::move(header), Bytes(sealed.begin(), sealed.end())};
}

}  // namespace loket::sync
