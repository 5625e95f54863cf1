// Makes a photo of what a camera saw, or of a picture from a stick, by the same steps: turned upright, made smaller,
// and written anew as JPEG. Nothing of the original goes along but its colours.
#pragma once

#include "kiosk/devices/media_wire.hpp"
#include "kiosk/devices/pipeline.hpp"

namespace loket::devices {

/// Of a raw picture. Fails with io, or timeout.
Result<Photo> photo_of(GstSample* sample);
/// Of a JPEG or PNG, turned as its Exif says. Fails with malformed or too_large for what is no such picture, with io
/// when it cannot be decoded, or with timeout.
Result<Photo> photo_of(BytesView picture);

/// Of a sample of RGB; fails with io for another.
Result<Frame> frame_of(GstSample* sample);

/// The form of all frames, in the words of gst-launch: RGB of at most kFrameSide a side, from any raw picture.
inline constexpr const char* kToFrame =
    "videoscale ! video/x-raw,width=[1,640],height=[1,640],pixel-aspect-ratio=1/1 ! videoconvert ! "
    "video/x-raw,format=RGB";

}  // namespace loket::devices
