#include "kiosk/devices/sources.hpp"

#include <unistd.h>

#include <fstream>

namespace loket::devices {
namespace {

Presence presence_of(bool is_there) { return is_there ? Presence::present : Presence::absent; }

}  // namespace

Presence microphone_presence(const std::string& device) {
    if (device.empty() || device == kTestDevice) return presence_of(!device.empty());
    if (device.front() == '/') return presence_of(access(device.c_str(), R_OK) == 0);
    std::ifstream list("/proc/asound/pcm");  // "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1"
    for (std::string line; std::getline(list, line);) {
        if (line.find("capture") != line.npos) return Presence::present;
    }
    return Presence::absent;
}

Presence camera_presence(const std::string& device) {
    if (device.empty() || device == kTestDevice) return presence_of(!device.empty());
    return presence_of(access(device.c_str(), R_OK) == 0);
}

}  // namespace loket::devices
