// What somebody holds under a scanner and calls the code of a receipt: tried as the text that it is, and as the bytes
// that such a text stands for. Its signatures end nearly every try, so the certificate, which has its own reader, is
// also signed by the sample hub.
#include "sync/wire/proof.hpp"

#include "sync/wire/signed_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const SignKeys kHub = test::sample_hub().sign_keys;

void read_code(std::string_view text) {
    const auto proof = sync::read_proof(text, kHub.public_key);
    if (proof) test::must(sync::read_proof(encode(*proof), kHub.public_key) == *proof, "a proof has one encoding");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView fed(data, size);
    read_code(as_text(fed));
    read_code(base32(fed));
    test::must(parse_base32(base32(fed)) == Bytes(fed.begin(), fed.end()), "base 32 gives back what it was given");
    const Bytes signed_text = sync::sign_and_encode(fed, kHub.secret_key);
    const auto certificate = sync::decode_certificate(signed_text);
    if (!certificate) return 0;
    test::must(encode(*certificate) == signed_text, "a certificate has one encoding");
    test::must(is_genuine(*certificate, kHub.public_key), "what was read is what was signed");
    return 0;
}
