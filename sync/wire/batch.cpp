#include "sync/wire/batch.hpp"

#include <cassert>
#include <limits>

#include "sync/wire/envelope.hpp"
#include "sync/wire/fields.hpp"
#include "sync/wire/opening.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/batch/2";

void write(cbor::Writer& out, const std::vector<Bytes>& list) {
    out.array(list.size());
    for (const Bytes& item : list) out.bytes(item);
}

Result<std::vector<Bytes>> read_list(cbor::Reader& in, std::size_t item_maximum) {
    std::vector<Bytes> list;
    const std::size_t count = TRY(in.array(kBatchEnvelopes));
    for (std::size_t i = 0; i < count; ++i) {
        const BytesView item = TRY(in.bytes(item_maximum));
        list.emplace_back(item.begin(), item.end());
    }
    return list;
}

}  // namespace

Bytes encode(const Batch& batch, const Secret& device_key) {
    assert(batch.envelopes.size() <= kBatchEnvelopes && batch.openings.size() <= batch.envelopes.size());
    cbor::Writer body;
    body.array(9);
    body.text(kKind);
    write_name(body, batch.device);
    write(body, batch.counter);
    body.number(batch.sequence);
    write(body, batch.made_at);
    body.bytes(batch.journal_head);
    write(body, batch.books);
    write(body, batch.openings);
    write(body, batch.envelopes);
    return sign_and_encode(body.take(), device_key);
}

Result<SignedBatch> decode_batch(BytesView bytes) {
    SignedText text = TRY(split_signed(bytes, kBatchMaximum));
    cbor::Reader in(text.body);
    TRY(in.array_of(9));
    TRY(in.literal(kKind));
    std::string device = TRY(read_name(in, kKeyNameSize));
    Counter counter = TRY(read_counter(in));
    const std::uint64_t sequence = TRY(in.number(std::numeric_limits<std::int64_t>::max()));
    const Instant made_at = TRY(read_instant(in));
    const Hash journal_head = TRY(in.fixed<sizeof(Hash)>());
    const DeviceBooks books = TRY(read_device_books(in));
    std::vector<Bytes> openings = TRY(read_list(in, kOpeningMaximum));
    std::vector<Bytes> envelopes = TRY(read_list(in, kEnvelopeMaximum));
    TRY(in.end());
    if (openings.size() > envelopes.size()) return fail(Fault::malformed, "an opening that no envelope is of");
    if (sequence == 0) return fail(Fault::malformed, "sequence counts from 1");
    return SignedBatch{
        .batch = {std::move(device), std::move(counter), sequence, made_at, journal_head, books, std::move(openings),
                  std::move(envelopes)},
        .body = std::move(text.body),
        .signature = text.signature,
    };
}

std::string device_id(const SignPublicKey& key) { return name_of_key(key); }

}  // namespace loket::sync
