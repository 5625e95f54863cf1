// What the settings say of microphone and camera, and whether it is there now. A device is named as the system names
// it; "test" is GStreamer's test picture or test tone, and the path of a file is that file, so that tests go the same
// way as the field.
#pragma once

#include <string>
#include <string_view>

namespace loket::devices {

inline constexpr std::string_view kTestDevice = "test";

enum class Presence { absent, present };

/// Of a microphone: "" (none), "test", a file, or as `arecord -L` names it. One that ALSA should know is there when any
/// card of this machine can record.
Presence microphone_presence(const std::string& device);
/// Of a camera: "" (none), "test", a file, or "/dev/video0".
Presence camera_presence(const std::string& device);

}  // namespace loket::devices
