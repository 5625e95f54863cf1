// The three messages by which a device becomes a counter. The bytes are a body that the sample hub has signed; it plays
// all the parts, and the body's own kind decides which reader goes on. They are also tried as a scanned text.
#include "sync/wire/enrolment.hpp"

#include "sync/wire/signed_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/sync/wire/samples.hpp"

using namespace loket;

namespace {

const SignKeys kKeys = test::sample_hub().sign_keys;

void read_invitation(std::string_view text) {
    const auto invitation = sync::decode_invitation(text);
    if (invitation) test::must(encode(*invitation, kKeys.secret_key) == text, "an invitation has one text");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView fed(data, size);
    const Bytes bytes = sync::sign_and_encode(fed, kKeys.secret_key);
    read_invitation(as_text(fed));
    read_invitation("LOKET1." + base64url(bytes));
    const auto request = sync::decode_enrolment_request(bytes);
    if (request) test::must(encode(*request, kKeys.secret_key) == bytes, "a request has one encoding");
    const auto welcome = sync::decode_welcome(bytes, kKeys.public_key);
    if (welcome) test::must(encode(*welcome, kKeys.secret_key) == bytes, "a welcome has one encoding");
    return 0;
}
