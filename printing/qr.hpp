// A QR code as a square of dark and light modules, through libqrencode. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket::printing {

struct Qr {
    int side;                ///< modules in a row, without the quiet zone
    std::vector<bool> dark;  ///< side * side, row by row
};

/// The smallest code that holds the text with error correction Q (a quarter of it may be creased or faded). Fails with
/// too_large for text beyond any code (about 1,600 bytes), with malformed for an empty one.
Result<Qr> make_qr(std::string_view text);

}  // namespace loket::printing
