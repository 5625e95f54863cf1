// What must be known of a picture from elsewhere before anything decodes it: its size, so that no small file asks for
// gigabytes, and which side is up. Whatever else a camera wrote into it, the place and the hour among them, is passed
// over. Bytes of strangers: never reads outside of them.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

namespace loket::devices {

struct PictureHead {
    enum class Format { jpeg, png } format;
    std::uint32_t width;  ///< pixels, as stored
    std::uint32_t height;
    int orientation = 1;  ///< 1 to 8, as Exif 2.3 (tag 0x0112) counts them; 1: as stored
};

/// More pixels than a telephone's best camera has, fewer than would fill the memory: 64 million make 256 MB.
inline constexpr std::uint64_t kPixelsMaximum = 64'000'000;

/// Fails with malformed for what is neither JPEG nor PNG, too_large beyond kPixelsMaximum.
Result<PictureHead> read_picture_head(BytesView bytes);

}  // namespace loket::devices
