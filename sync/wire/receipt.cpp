#include "sync/wire/receipt.hpp"

#include <cassert>

#include "sync/wire/batch.hpp"
#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/receipt/1";

}  // namespace

std::string_view code_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::stored: return "stored";
        case Verdict::already_stored: return "already_stored";
        case Verdict::conflict: return "conflict";
        case Verdict::refused: return "refused";
    }
    return "refused";
}

Bytes encode(const Receipt& receipt, const Secret& hub_sign_key) {
    cbor::Writer body;
    body.array(5);
    body.text(kKind);
    write_name(body, receipt.device);
    body.bytes(receipt.batch);
    write(body, receipt.received_at);
    body.array(receipt.judgements.size());
    for (const Judgement& judgement : receipt.judgements) {
        assert(judgement.reason.size() <= kReasonMaximum);
        body.array(3);
        write(body, judgement.id);
        body.number(static_cast<std::uint64_t>(judgement.verdict));
        body.text(judgement.reason);
    }
    return sign_and_encode(body.take(), hub_sign_key);
}

Result<Receipt> decode_receipt(BytesView bytes, const SignPublicKey& hub) {
    const Bytes body = TRY(open_signed(bytes, kReceiptMaximum, hub));
    cbor::Reader in(body);
    TRY(in.array_of(5));
    TRY(in.literal(kKind));
    Receipt receipt;
    receipt.device = TRY(read_name(in, kKeyNameSize));
    receipt.batch = TRY(in.fixed<sizeof(Hash)>());
    receipt.received_at = TRY(read_instant(in));
    const std::size_t count = TRY(in.array(kBatchEnvelopes));
    for (std::size_t i = 0; i < count; ++i) {
        TRY(in.array_of(3));
        Judgement& judgement = receipt.judgements.emplace_back();
        judgement.id.bytes = TRY(in.fixed<16>());  // no version 7 is asked for, since it may be all zero
        judgement.verdict = static_cast<Verdict>(TRY(in.number(static_cast<std::uint64_t>(Verdict::refused))));
        judgement.reason = TRY(in.text(kReasonMaximum));
    }
    TRY(in.end());
    return receipt;
}

}  // namespace loket::sync
