#include "sync/wire/signed_text.hpp"

#include "sync/wire/cbor.hpp"

namespace loket::sync {

Bytes encode(const SignedText& text) {
    cbor::Writer out;
    out.array(2);
    out.bytes(text.body);
    out.bytes(text.signature);
    return out.take();
}

Bytes sign_and_encode(BytesView body, const Secret& key) {
    return encode(SignedText{Bytes(body.begin(), body.end()), sign(body, key)});
}

Result<SignedText> split_signed(BytesView bytes, std::size_t maximum) {
    if (bytes.size() > maximum) return fail(Fault::too_large, "message over its bound");
    cbor::Reader in(bytes);
    TRY(in.array_of(2));
    const BytesView body = TRY(in.bytes(maximum));
    const Signature signature = TRY(in.fixed<sizeof(Signature)>());
    TRY(in.end());
    return SignedText{Bytes(body.begin(), body.end()), signature};
}

Result<Bytes> open_signed(BytesView bytes, std::size_t maximum, const SignPublicKey& signer) {
    SignedText text = TRY(split_signed(bytes, maximum));
    if (!is_signed_by(text.body, text.signature, signer)) return fail(Fault::damaged, "wrong signature");
    return std::move(text.body);
}

}  // namespace loket::sync
