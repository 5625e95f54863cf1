#include "ui/screens/slip_card.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/ui/screens/walk.hpp"
#include "ui/screens/draw.hpp"

namespace loket::ui {
namespace {

/// Lines of 20 rows and blanks of `gap` rows; those that `labelled` says begin at the left edge, the others further in.
template <class Labelled>
SlipDots lined(int lines, int gap, Labelled labelled) {
    constexpr int kRow = 576 / 8;
    Bytes bits;
    for (int line = 0; line < lines; ++line) {
        for (int y = 0; y < 20; ++y) {
            bits.insert(bits.end(), kRow, 0);
            bits[bits.size() - kRow + (labelled(line) ? 0 : 10)] = 0xFF;
        }
        bits.insert(bits.end(), std::size_t(gap * kRow), 0);
    }
    const int height = int(bits.size()) / kRow;
    return {576, height, std::move(bits)};
}

constexpr auto kAll = [](int) { return true; };

/// Where the filed screen drew the dots; without size where it drew the composed card.
Rect picture_on(const Display& display, Access access, std::string_view name) {
    auto canvas = Canvas::create();
    REQUIRE(canvas.has_value());
    for (const Sample& sample : outcomes(access)) {
        if (sample.name != name) continue;
        draw(sample.view, *canvas, display, "");
        return canvas->tally().picture;
    }
    FAIL("no such sample");
    return {};
}

}  // namespace

TEST_CASE("A short slip stands whole, a long one in two halves, and neither with letters too small to read") {
    const SlipDots brief = lined(26, 12, kAll);  // 832 rows
    CHECK(place_slip(brief, {640, 896})->cut == 0);
    CHECK(place_slip(brief, {640, 896})->scale == doctest::Approx(1));
    CHECK(place_slip(brief, {640, 538})->scale == doctest::Approx(538.0 / 896));
    CHECK_FALSE(place_slip(brief, {640, 200}).has_value());
    CHECK_FALSE(place_slip(brief, {380, 896}).has_value());

    const SlipDots tall = lined(58, 12, kAll);  // 1856 rows
    CHECK_FALSE(place_slip(tall, {640, 800}).has_value());
    const auto halves = place_slip(tall, {900, 800});
    REQUIRE(halves.has_value());
    CHECK(halves->cut > 0);
    CHECK(halves->scale >= 0.6F);
    CHECK(halves->card.w <= 900.1F);
    CHECK(halves->card.h <= 800.1F);
}

TEST_CASE("A slip is cut between two answers, not between the lines of one") {
    const SlipDots even = lined(40, 12, kAll);
    CHECK(even.height == 1280);
    CHECK(std::abs(cut_of(even) - 640) <= 16);
    const SlipDots answers = lined(40, 12, [](int line) { return line % 7 == 4; });  // lines 18 and 25, near the middle
    CHECK(cut_of(answers) == 18 * 32 - 6);
    CHECK(cut_of(lined(40, 12, [](int) { return false; })) == 640);
}

TEST_CASE("On a full-size kiosk the filed screen shows the printed dots, whatever became of the paper") {
    for (const Display& display : {Display{{1920, 1080}}, Display{{1080, 1920}}}) {
        for (const Contrast contrast : {Contrast::ordinary, Contrast::white_on_black}) {
            for (const auto* name : {"q-filed-slip-confirmed", "q-filed-slip-unverified", "q-filed-slip-failed",
                                     "q-filed-slip-unknown", "q-filed-slip-without"}) {
                CAPTURE(display.pixels.w);
                CAPTURE(name);
                const Rect picture = picture_on(display, {.contrast = contrast}, name);
                CHECK(picture.w >= 576 * 0.6F);
                CHECK(picture.w / picture.h == doctest::Approx(576.0 / 1880).epsilon(0.005));  // not stretched
                CHECK(picture.x == std::floor(picture.x));
                CHECK(picture.right() <= display.pixels.w);
            }
        }
    }
}

TEST_CASE("Where its letters would be too small, and before it is drawn, the filed screen shows the composed card") {
    CHECK(picture_on({{1024, 600}, 4.6F}, {}, "q-filed-slip-confirmed") == Rect{});
    CHECK(picture_on({{1366, 768}, 4}, {}, "q-filed-slip-confirmed") == Rect{});
    CHECK(picture_on({{1920, 1080}}, {}, "q-filed-confirmed") == Rect{});
}

}  // namespace loket::ui
