// How a hub says no. Anybody on the way may have written it: a proxy, a portal, a stranger.
#include "sync/wire/http.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace loket;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto refusal = sync::decode_refusal({data, size});
    if (refusal) test::must(sync::decode_refusal(as_bytes(encode(*refusal))) == *refusal, "a refusal is read as meant");
    return 0;
}
