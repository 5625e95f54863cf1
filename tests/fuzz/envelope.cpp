// The clear part of an envelope, which the hub reads before it has any key. The bytes are tried twice: as they are, and
// as a header before an empty body.
#include "sync/wire/envelope.hpp"

#include <algorithm>

#include "sync/wire/cbor.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace loket;

namespace {

void read(BytesView bytes) {
    const auto envelope = sync::decode_envelope(bytes);
    if (envelope) test::must(std::ranges::equal(encode(*envelope), bytes), "an envelope has one encoding");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read({data, size});
    sync::cbor::Writer headed;
    headed.array(2);
    headed.bytes({data, size});
    headed.bytes({});
    read(headed.take());
    return 0;
}
