// Body and Ed25519 signature, travelling together: the outer form of batch, receipt, invitation, enrolment and welcome.
// Every body begins with its own kind ("loket/batch/1"), so that a text signed for one purpose never passes for
// another, and a new version never for an old one. Private to sync/wire.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/seal.hpp"

namespace loket::sync {

struct SignedText {
    Bytes body;
    Signature signature;
};

/// CBOR: [body, signature].
Bytes encode(const SignedText& text);
Bytes sign_and_encode(BytesView body, const Secret& key);
/// Fails with too_large when `bytes` are over `maximum`, or malformed. Checks no signature.
Result<SignedText> split_signed(BytesView bytes, std::size_t maximum);
/// The body, when it is signed by this key. Fails like `split_signed`, and with damaged.
Result<Bytes> open_signed(BytesView bytes, std::size_t maximum, const SignPublicKey& signer);

}  // namespace loket::sync
