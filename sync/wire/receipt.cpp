#include "sync/wire/receipt.hpp"

#include <cassert>
#include <limits>

#include "sync/wire/batch.hpp"
#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/receipt/2";

bool has_reason(Verdict verdict) { return verdict == Verdict::conflict || verdict == Verdict::refused; }

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
    body.array(8);
    body.text(kKind);
    write_name(body, receipt.device);
    body.bytes(receipt.batch);
    write(body, receipt.received_at);
    write(body, receipt.books);
    body.number(receipt.news);
    Bytes verdicts;
    std::vector<std::string_view> reasons;
    for (const Judgement& judgement : receipt.judgements) {
        assert(judgement.reason.size() <= kReasonMaximum);
        verdicts.push_back(static_cast<std::uint8_t>(judgement.verdict));
        if (has_reason(judgement.verdict)) reasons.push_back(judgement.reason);
    }
    body.bytes(verdicts);
    body.array(reasons.size());
    for (const std::string_view reason : reasons) body.text(reason);
    return sign_and_encode(body.take(), hub_sign_key);
}

Result<Receipt> decode_receipt(BytesView bytes, const SignPublicKey& hub) {
    const Bytes body = TRY(open_signed(bytes, kReceiptMaximum, hub));
    cbor::Reader in(body);
    TRY(in.array_of(8));
    TRY(in.literal(kKind));
    Receipt receipt;
    receipt.device = TRY(read_name(in, kKeyNameSize));
    receipt.batch = TRY(in.fixed<sizeof(Hash)>());
    receipt.received_at = TRY(read_instant(in));
    receipt.books = TRY(read_hub_books(in));
    receipt.news = TRY(in.number(std::numeric_limits<std::int64_t>::max()));
    for (const std::uint8_t verdict : TRY(in.bytes(kBatchEnvelopes))) {
        if (verdict > static_cast<std::uint8_t>(Verdict::refused)) return fail(Fault::malformed, "unknown verdict");
        receipt.judgements.push_back({static_cast<Verdict>(verdict), {}});
    }
    std::size_t reasons = TRY(in.array(kBatchEnvelopes));
    for (Judgement& judgement : receipt.judgements) {
        if (!has_reason(judgement.verdict)) continue;
        if (reasons-- == 0) return fail(Fault::malformed, "a reason is missing");
        judgement.reason = TRY(in.text(kReasonMaximum));
    }
    if (reasons != 0) return fail(Fault::malformed, "more reasons than verdicts that need one");
    TRY(in.end());
    return receipt;
}

}  // namespace loket::sync
