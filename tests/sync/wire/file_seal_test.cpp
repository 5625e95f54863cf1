#include "sync/wire/file_seal.hpp"

#include <doctest/doctest.h>

#include "kiosk/base/stream_seal.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;
using namespace loket::sync;

namespace {

Bytes photo(std::size_t size) {
    Bytes bytes(size);
    test::SeededEntropy(7).fill(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("What a resident photographed opens with what the report says of it") {
    test::SeededEntropy entropy;
    for (const std::size_t size : {std::size_t{1}, kStreamChunk, std::size_t{200'000}}) {
        CAPTURE(size);
        const SealedFile sealed = seal_file(photo(size), MediaType::jpeg, entropy).value();
        CHECK(sealed.attachment.hash == hash_of(sealed.ciphertext));
        CHECK(sealed.attachment.size == sealed.ciphertext.size());
        CHECK(open_file(sealed.ciphertext, sealed.attachment).value() == photo(size));
    }
}

TEST_CASE("The same photo twice is two files that nobody can tell are the same") {
    test::SeededEntropy entropy;
    const SealedFile first = seal_file(photo(500), MediaType::jpeg, entropy).value();
    const SealedFile second = seal_file(photo(500), MediaType::jpeg, entropy).value();
    CHECK(first.attachment.hash != second.attachment.hash);
    CHECK_FALSE(first.attachment.key.reveal_text() == second.attachment.key.reveal_text());
}

TEST_CASE("A file that is cut off, changed, exchanged or of another kind is damaged") {
    test::SeededEntropy entropy;
    const SealedFile sealed = seal_file(photo(200'000), MediaType::jpeg, entropy).value();
    const auto fault = [](BytesView ciphertext, const Attachment& attachment) {
        return open_file(ciphertext, attachment).error().fault;
    };
    const BytesView short_of_one = BytesView(sealed.ciphertext).first(sealed.ciphertext.size() - 1);
    CHECK(fault(short_of_one, sealed.attachment) == Fault::damaged);

    // Even a report that names the shortened file does not make it whole.
    Attachment shortened = sealed.attachment;
    shortened.size = short_of_one.size();
    shortened.hash = hash_of(short_of_one);
    CHECK(fault(short_of_one, shortened) == Fault::damaged);

    Bytes changed = sealed.ciphertext;
    changed[100'000] ^= 1;
    CHECK(fault(changed, sealed.attachment) == Fault::damaged);

    const SealedFile other = seal_file(photo(200'000), MediaType::jpeg, entropy).value();
    CHECK(fault(other.ciphertext, sealed.attachment) == Fault::damaged);

    Attachment voice = sealed.attachment;
    voice.type = MediaType::ogg;
    CHECK(fault(sealed.ciphertext, voice) == Fault::damaged);
}

TEST_CASE("A file that would be too large for the hub is refused when it is made") {
    test::SeededEntropy entropy;
    const std::size_t greatest = kFileMaximum - (sealed_stream_size(kFileMaximum) - kFileMaximum);
    CHECK(seal_file(Bytes(greatest), MediaType::jpeg, entropy)->ciphertext.size() == kFileMaximum);
    CHECK(seal_file(Bytes(greatest + 1), MediaType::jpeg, entropy).error().fault == Fault::too_large);
}
