#include "kiosk/base/stream_seal.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/base/seal.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;

namespace {

struct Darkroom {
    test::SeededEntropy entropy;
    Secret key = make_lock_key(entropy);

    Bytes photo(std::size_t size) {
        Bytes bytes(size);
        entropy.fill(bytes);
        return bytes;
    }
    bool is_damaged(BytesView sealed) const {
        const auto opened = open_stream(sealed, key, "photo");
        return !opened && opened.error().fault == Fault::damaged;
    }
};

constexpr std::size_t kHeader = 24;
constexpr std::size_t kSealedChunk = kStreamChunk + 17;

}  // namespace

TEST_CASE("A stream of any size opens to the bytes that were sealed") {
    Darkroom room;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kStreamChunk - 1, kStreamChunk, kStreamChunk + 1,
                                   2 * kStreamChunk, 5 * kStreamChunk + 77}) {
        CAPTURE(size);
        const Bytes photo = room.photo(size);
        const Bytes sealed = seal_stream(photo, room.key, "photo");
        CHECK(sealed.size() == sealed_stream_size(size));
        CHECK(open_stream(sealed, room.key, "photo").value() == photo);
    }
}

TEST_CASE("A stream that lost its end is noticed, wherever it was cut") {
    Darkroom room;
    const Bytes sealed = seal_stream(room.photo(3 * kStreamChunk), room.key, "photo");
    for (const std::size_t left : {std::size_t{0}, std::size_t{1}, kHeader, kHeader + 16, kHeader + kSealedChunk,
                                   kHeader + 2 * kSealedChunk, sealed.size() - 1}) {
        CAPTURE(left);
        CHECK(room.is_damaged(BytesView(sealed).first(left)));
    }
}

TEST_CASE("Chunks that change places, come twice or follow the last one are noticed") {
    Darkroom room;
    const Bytes sealed = seal_stream(room.photo(2 * kStreamChunk + 5), room.key, "photo");
    const auto first = sealed.begin() + kHeader;
    const auto second = first + kSealedChunk;
    const auto third = second + kSealedChunk;

    Bytes exchanged = sealed;
    std::swap_ranges(exchanged.begin() + kHeader, exchanged.begin() + kHeader + kSealedChunk,
                     exchanged.begin() + kHeader + kSealedChunk);
    CHECK(room.is_damaged(exchanged));

    Bytes twice(sealed.begin(), second);
    twice.insert(twice.end(), first, sealed.end());
    CHECK(room.is_damaged(twice));

    Bytes left_out(sealed.begin(), second);
    left_out.insert(left_out.end(), third, sealed.end());
    CHECK(room.is_damaged(left_out));

    Bytes longer = sealed;
    longer.push_back(0);
    CHECK(room.is_damaged(longer));
}

TEST_CASE("A single changed bit is noticed, and so are another key and another purpose") {
    Darkroom room;
    const Bytes sealed = seal_stream(room.photo(200), room.key, "photo");
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes changed = sealed;
        changed[bit / 8] ^= std::uint8_t(1U << (bit % 8));
        CAPTURE(bit);
        CHECK(room.is_damaged(changed));
    }
    CHECK_FALSE(open_stream(sealed, make_lock_key(room.entropy), "photo"));
    CHECK_FALSE(open_stream(sealed, room.key, "voice"));
}
