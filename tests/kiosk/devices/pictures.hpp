// Pictures and sounds as a test makes and judges them, by GStreamer.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "kiosk/devices/media_wire.hpp"

namespace loket::test {

/// A JPEG whose left half is red and whose right half is blue.
Bytes red_and_blue_jpeg(int width, int height);
/// The same file with Exif as a telephone writes it: an orientation, and the place.
Bytes with_exif(const Bytes& jpeg, int orientation);

struct Colour {
    int red, green, blue;
};
/// Of a frame, at parts of its width and height, 0 to 1.
Colour colour_at(const devices::Frame& frame, double x, double y);
bool is_red(const Colour& colour);
bool is_blue(const Colour& colour);

/// Pixels of a JPEG, as a decoder tells them.
struct Measures {
    int width, height;
};
Measures measures_of(BytesView jpeg);

/// Milliseconds that sound when Opus in Ogg is decoded.
std::uint32_t sounding_ms(BytesView ogg);

}  // namespace loket::test
