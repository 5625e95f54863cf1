// What a hub answers a batch with, from a hub that signs nonsense.
#include "sync/wire/receipt.hpp"

#include "sync/wire/signed_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const SignKeys kHub = test::sample_hub().sign_keys;

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes = sync::sign_and_encode({data, size}, kHub.secret_key);
    const auto receipt = sync::decode_receipt(bytes, kHub.public_key);
    if (receipt) test::must(encode(*receipt, kHub.secret_key) == bytes, "a receipt has one encoding");
    return 0;
}
