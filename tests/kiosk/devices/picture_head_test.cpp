// What a stick brings is looked at before anything decodes it.
#include "kiosk/devices/picture_head.hpp"

#include <doctest/doctest.h>

#include "kiosk/devices/pipeline.hpp"
#include "tests/kiosk/devices/pictures.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;
using namespace loket::devices;
using namespace loket::test;

namespace {

Bytes sample() {
    start_gstreamer();
    return with_exif(red_and_blue_jpeg(64, 32), 6);
}

}  // namespace

TEST_CASE("A photo tells its size and which side is up") {
    const auto head = read_picture_head(sample());
    REQUIRE(head);
    CHECK(head->width == 64);
    CHECK(head->height == 32);
    CHECK(head->orientation == 6);
    CHECK(read_picture_head(red_and_blue_jpeg(64, 32))->orientation == 1);
}

TEST_CASE("A picture that would fill the memory is turned away by its head") {
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 1, 0, 0, 0, 1, 0, 0};
    CHECK(read_picture_head(png).error().fault == Fault::too_large);
    CHECK(read_picture_head(as_bytes("GIF89a")).error().fault == Fault::malformed);
}

TEST_CASE("A photo that was cut off or changed anywhere is read without harm") {
    const Bytes whole = sample();
    for (std::size_t size = 0; size < std::min<std::size_t>(whole.size(), 400); ++size) {
        const auto head = read_picture_head(BytesView(whole).first(size));
        CHECK((!head || (head->orientation >= 1 && head->orientation <= 8)));
    }
    SeededEntropy entropy(3);
    for (int round = 0; round < 20'000; ++round) {
        Bytes changed = whole;
        Bytes where(3);
        entropy.fill(where);
        changed[(std::size_t(where[0]) << 8 | where[1]) % 200] = where[2];
        const auto head = read_picture_head(changed);
        CHECK((!head || (head->orientation >= 1 && head->orientation <= 8)));
    }
}
