// A picture of black dots on white paper, as a thermal head burns it: what the screen shows of a slip and what the
// printer gets are the same dots.
#pragma once

#include "kiosk/base/bytes.hpp"

namespace loket::printing {

/// Dots in a millimetre of a head with 203 dots an inch; exactly eight.
inline constexpr int kDotsPerMm = 8;

struct Raster {
    int width;   ///< dots, a multiple of 8: 576 of a roll of 80 mm, 384 of one of 58 mm
    int height;  ///< dots
    Bytes bits;  ///< row by row, width / 8 bytes each; the highest bit is the leftmost dot, 1 is black

    bool is_black(int x, int y) const {
        return (bits[std::size_t(y) * std::size_t(width / 8) + std::size_t(x / 8)] >> (7 - x % 8) & 1) != 0;
    }
    bool operator==(const Raster&) const = default;
};

}  // namespace loket::printing
