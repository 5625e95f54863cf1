#include "sync/wire/batch.hpp"

#include <cassert>
#include <limits>

#include "sync/wire/envelope.hpp"
#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/batch/1";

}  // namespace

Bytes encode(const Batch& batch, const Secret& device_key) {
    assert(batch.envelopes.size() <= kBatchEnvelopes);
    cbor::Writer body;
    body.array(7);
    body.text(kKind);
    write_name(body, batch.device);
    write(body, batch.counter);
    body.number(batch.sequence);
    write(body, batch.made_at);
    body.bytes(batch.chain_head);
    body.array(batch.envelopes.size());
    for (const Bytes& envelope : batch.envelopes) body.bytes(envelope);
    return sign_and_encode(body.take(), device_key);
}

Result<SignedBatch> decode_batch(BytesView bytes) {
    SignedText text = TRY(split_signed(bytes, kBatchMaximum));
    cbor::Reader in(text.body);
    TRY(in.array_of(7));
    TRY(in.literal(kKind));
    std::string device = TRY(read_name(in, kKeyNameSize));
    Counter counter = TRY(read_counter(in));
    const std::uint64_t sequence = TRY(in.number(std::numeric_limits<std::int64_t>::max()));
    const Instant made_at = TRY(read_instant(in));
    const Hash chain_head = TRY(in.fixed<sizeof(Hash)>());
    std::vector<Bytes> envelopes;
    const std::size_t count = TRY(in.array(kBatchEnvelopes));
    for (std::size_t i = 0; i < count; ++i) {
        const BytesView envelope = TRY(in.bytes(kEnvelopeMaximum));
        envelopes.emplace_back(envelope.begin(), envelope.end());
    }
    TRY(in.end());
    if (sequence == 0) return fail(Fault::malformed, "sequence counts from 1");
    return SignedBatch{
        .batch = {std::move(device), std::move(counter), sequence, made_at, chain_head, std::move(envelopes)},
        .body = std::move(text.body),
        .signature = text.signature,
    };
}

std::string device_id(const SignPublicKey& key) { return name_of_key(key); }

}  // namespace loket::sync
