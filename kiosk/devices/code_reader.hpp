// Finds a QR code in a grey picture: ZBar's part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace loket::devices {

struct GreyPicture {
    const std::uint8_t* rows;  ///< a byte a pixel, 0 black
    std::size_t width;
    std::size_t height;
    std::size_t stride;  ///< bytes from row to row, at least the width
};

/// What the code says; nothing where none can be read, or it is longer than kCodeMaximum.
std::optional<std::string> read_code_in(const GreyPicture& picture);

}  // namespace loket::devices
