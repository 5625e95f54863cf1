// What a batch tells of the keys of its envelopes.
#include "sync/wire/opening.hpp"

#include <algorithm>

#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const test::Hub kHub = test::sample_hub();

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(data, size);
    const auto opening = sync::decode_opening(bytes);
    if (!opening) return 0;
    test::must(std::ranges::equal(encode(*opening), bytes), "an opening has one encoding");
    auto keys = sync::KeyTrail::follow(*opening, kHub.box_keys);  // a stranger's public half may be no key at all
    if (keys) keys->key_of(1);
    return 0;
}
