// Photos from elsewhere: smaller, upright, and nothing in them but the picture.
#include "kiosk/devices/photo.hpp"

#include <doctest/doctest.h>

#include "tests/kiosk/devices/pictures.hpp"

using namespace loket;
using namespace loket::devices;
using namespace loket::test;

namespace {

bool holds(BytesView bytes, std::string_view text) { return as_text(bytes).find(text) != std::string_view::npos; }

}  // namespace

TEST_CASE("A large photo becomes one of 2048 pixels, without Exif") {
    start_gstreamer();
    const Bytes original = with_exif(red_and_blue_jpeg(4000, 3000), 1);
    REQUIRE(holds(original, "KAMERA"));
    const auto photo = photo_of(original);
    REQUIRE(photo);
    const auto measures = measures_of(photo->jpeg.reveal());
    CHECK(measures.width == 2048);
    CHECK(measures.height == 1536);
    CHECK(!holds(photo->jpeg.reveal(), "Exif"));
    CHECK(!holds(photo->jpeg.reveal(), "KAMERA"));
    CHECK(photo->picture.width == 640);
    CHECK(photo->picture.height == 480);
}

TEST_CASE("A small photo stays as large as it was") {
    start_gstreamer();
    const auto photo = photo_of(red_and_blue_jpeg(320, 240));
    REQUIRE(photo);
    const auto measures = measures_of(photo->jpeg.reveal());
    CHECK(measures.width == 320);
    CHECK(measures.height == 240);
}

TEST_CASE("A photo that was taken upright or upside down is seen as it was taken") {
    start_gstreamer();
    const Bytes stored = red_and_blue_jpeg(400, 300);  // red on the left
    const auto turned = [&](int orientation) {
        auto photo = photo_of(with_exif(stored, orientation));
        REQUIRE(photo);
        return std::move(photo->picture);
    };
    CHECK(is_red(colour_at(turned(1), 0.2, 0.5)));
    CHECK(is_red(colour_at(turned(2), 0.8, 0.5)));
    CHECK(is_red(colour_at(turned(3), 0.8, 0.5)));
    CHECK(is_red(colour_at(turned(4), 0.2, 0.5)));
    for (const int orientation : {5, 6, 7, 8}) {
        const Frame frame = turned(orientation);
        CHECK(frame.width == 300);
        CHECK(frame.height == 400);
        const bool is_red_above = orientation == 5 || orientation == 6;
        CHECK(is_red(colour_at(frame, 0.5, is_red_above ? 0.2 : 0.8)));
        CHECK(is_blue(colour_at(frame, 0.5, is_red_above ? 0.8 : 0.2)));
    }
}

TEST_CASE("What is no picture, or half of one, is not taken for one") {
    start_gstreamer();
    CHECK(photo_of(as_bytes("not a picture at all")).error().fault == Fault::malformed);
    Bytes broken = red_and_blue_jpeg(320, 240);
    std::fill(broken.begin() + 200, broken.end(), std::uint8_t(0xFF));
    broken.resize(300);
    CHECK(!photo_of(broken));
}
