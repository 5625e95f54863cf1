#include "sync/wire/envelope.hpp"

#include <cassert>

#include "sync/wire/fields.hpp"

namespace loket::sync {
namespace {

// Another version is another format: malformed to this reader.
constexpr std::uint64_t kVersion = 2;

/// Bound of the sealed JSON, bytes; the same as `report_from_json` keeps.
constexpr std::size_t kJsonMaximum = 256 * 1024;

/// A header is some 40 bytes.
constexpr std::size_t kHeaderMaximum = 64;

constexpr std::size_t kCodeSize = 8;

Bytes encode(const EnvelopeHeader& header) {
    cbor::Writer out;
    out.array(8);
    out.number(kVersion);
    out.number(static_cast<std::uint64_t>(header.dictionary));
    write_name(out, header.opening);
    out.number(header.index);
    write(out, header.stamp.id);
    write(out, header.stamp.number.counter);
    out.number(header.stamp.number.serial);
    out.number(header.stamp.clock == ClockTrust::trusted ? 1 : 0);
    return out.take();
}

Result<EnvelopeHeader> decode_header(BytesView bytes) {
    cbor::Reader in(bytes);
    TRY(in.array_of(8));
    if (TRY(in.number(UINT64_MAX)) != kVersion) return fail(Fault::malformed, "unknown version of envelope");
    const std::uint64_t dictionary_number = TRY(in.number(UINT64_MAX));
    const DictionaryId dictionary = TRY(parse_dictionary_id(dictionary_number));
    std::string opening = TRY(read_name(in, kKeyNameSize));
    const auto index = static_cast<std::uint32_t>(TRY(in.number(kOpeningKeys - 1)));
    const ReportId id = TRY(read_report_id(in));
    Counter counter = TRY(read_counter(in));
    const auto serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
    const ClockTrust clock = TRY(in.number(1)) == 1 ? ClockTrust::trusted : ClockTrust::untrusted;
    TRY(in.end());
    if (serial == 0) return fail(Fault::malformed, "serials count from 1");
    return EnvelopeHeader{{id, {std::move(counter), serial}, clock}, std::move(opening), index, dictionary};
}

}  // namespace

Envelope seal_report(const Report& report, const Secret& code, const Stamp& stamp, Ratchet& ratchet) {
    assert(code.reveal().size() == kCodeSize);
    std::string json = to_json(report);
    EnvelopeHeader header{stamp, ratchet.opening().name(), 0};
    const Secret compressed(compress(as_bytes(json), dictionary(header.dictionary)));
    wipe(json);
    Bytes plain;
    plain.reserve(kCodeSize + compressed.reveal().size());  // growing would leave an unwiped copy behind
    plain.insert(plain.end(), code.reveal().begin(), code.reveal().end());
    plain.insert(plain.end(), compressed.reveal().begin(), compressed.reveal().end());
    const Secret content(std::move(plain));

    const Ratchet::Turn turn = ratchet.turn();
    header.index = turn.index;
    Bytes sealed = seal_once(content.reveal(), turn.key, encode(header));
    return {std::move(header), std::move(sealed)};
}

Result<OpenedReport> open_envelope(const Envelope& envelope, KeyTrail& keys) {
    Decompressor decompressor;
    return open_envelope(envelope, keys, decompressor);
}

Result<OpenedReport> open_envelope(const Envelope& envelope, KeyTrail& keys, Decompressor& decompressor) {
    const Secret content(TRY(open_once(envelope.sealed, keys.key_of(envelope.header.index), encode(envelope.header))));
    const BytesView plain = content.reveal();
    if (plain.size() < kCodeSize) return fail(Fault::malformed, "content too short");
    Secret code = TRY(parse_secret_code(as_text(plain.first(kCodeSize))));
    const Dictionary& shared = dictionary(envelope.header.dictionary);
    const Secret json(TRY(decompressor.decompress(plain.subspan(kCodeSize), shared, kJsonMaximum)));
    Report report = TRY(report_from_json(json.reveal_text(), date_of(envelope.header.stamp.captured_at())));
    return OpenedReport{std::move(report), std::move(code)};
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
