// What is posted to the hub by whoever can reach it. The hub reads a batch before it can know whose signature to check.
// The bytes are tried twice: as they are, and as a body under some signature, whose outer lengths are then right.
#include "sync/wire/batch.hpp"

#include <algorithm>
#include <tuple>

#include "sync/wire/cbor.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/opening.hpp"
#include "sync/wire/signed_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const SignKeys kDevice = test::sample_device();

/// As it travels. A signature of zeros is as good as any to a reader that checks none.
Bytes joined(BytesView body, const Signature& signature) {
    sync::cbor::Writer out;
    out.array(2);
    out.bytes(body);
    out.bytes(signature);
    return out.take();
}

void read(BytesView bytes) {
    const auto decoded = sync::decode_batch(bytes);
    if (!decoded) return;
    const Bytes again = encode(decoded->batch, kDevice.secret_key);
    test::must(sync::split_signed(again, sync::kBatchMaximum)->body == decoded->body, "a batch has one body");
    test::must(std::ranges::equal(joined(decoded->body, decoded->signature), bytes),
               "body and signature have one encoding");
    for (const Bytes& opening : decoded->batch.openings) std::ignore = sync::decode_opening(opening);
    for (const Bytes& envelope : decoded->batch.envelopes) std::ignore = sync::decode_envelope(envelope);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read({data, size});
    read(joined({data, size}, {}));
    return 0;
}
