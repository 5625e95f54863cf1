#include "ui/look/picture.hpp"

#include <doctest/doctest.h>

#include <numeric>

namespace loket::ui {
namespace {

/// Rows of '#' and ' ', a multiple of 8 wide.
SlipDots dots_of(const std::vector<std::string>& rows) {
    Bytes bits;
    for (const auto& row : rows) {
        for (std::size_t x = 0; x < row.size(); x += 8) {
            std::uint8_t eight = 0;
            for (std::size_t i = 0; i < 8; ++i) eight = std::uint8_t(eight << 1 | (row[x + i] == '#' ? 1 : 0));
            bits.push_back(eight);
        }
    }
    return {int(rows[0].size()), int(rows.size()), bits};
}

}  // namespace

TEST_CASE("At one pixel a dot the screen shows the dots as they are") {
    const SlipDots dots = dots_of({"#      #", " ##     "});
    CHECK(shades_of(dots, 8, 2) == Bytes{255, 0, 0, 0, 0, 0, 0, 255, 0, 255, 255, 0, 0, 0, 0, 0});
}

TEST_CASE("A pixel is as dark as the part of it that is black") {
    const SlipDots dots = dots_of({"## #    ", "##      "});
    CHECK(shades_of(dots, 4, 1) == Bytes{255, 64, 0, 0});
    CHECK(shades_of(dots, 1, 1) == Bytes{80});  // 5 of 16 dots
    // Three pixels over eight dots: 2 2/3 dots each.
    CHECK(shades_of(dots_of({"  #     "}), 3, 1) == Bytes{64, 32, 0});
}

TEST_CASE("Larger than the paper a dot is a square") {
    CHECK(shades_of(dots_of({"#       "}), 16, 2) == Bytes{255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                                           255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("No dot is lost, however the slip is scaled: what is black in all stays black in all") {
    std::vector<std::string> rows(97, std::string(576, ' '));
    int dots = 0;
    for (std::size_t y = 0; y < rows.size(); ++y) {
        for (std::size_t x = y % 7; x < 576; x += 7 + y % 3) {
            rows[y][x] = '#';
            ++dots;
        }
    }
    const SlipDots slip = dots_of(rows);
    for (const auto& [width, height] : {std::pair{346, 59}, {391, 66}, {575, 96}, {577, 98}, {700, 120}}) {
        const Bytes shades = shades_of(slip, width, height);
        const double black = std::accumulate(shades.begin(), shades.end(), 0.0) / 255;
        const double wanted = double(dots) * width * height / (576.0 * 97.0);
        CHECK(black == doctest::Approx(wanted).epsilon(0.01));
    }
}

}  // namespace loket::ui
