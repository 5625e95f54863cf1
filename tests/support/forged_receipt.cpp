#include "tests/support/forged_receipt.hpp"

#include <cassert>

#include "sync/wire/batch.hpp"
#include "sync/wire/receipt.hpp"

namespace loket::test {

Bytes forge_receipt(BytesView batch, const Secret& sign_key) {
    const auto posted = sync::decode_batch(batch);
    assert(posted);
    sync::Receipt receipt{.device = posted->batch.device,
                          .batch = hash_of(batch),
                          .received_at = posted->batch.made_at,
                          .judgements = {}};
    receipt.judgements.resize(posted->batch.envelopes.size(), {sync::Verdict::stored, ""});
    return sync::encode(receipt, sign_key);
}

}  // namespace loket::test
