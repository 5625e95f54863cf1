// A counter with microphone and camera, and what these tell, as a test tells it.
#pragma once

#include "tests/ui/flow/player.hpp"

namespace loket::ui {

/// The same kiosk with a microphone and a camera.
inline void furnish(Player& resident) {
    resident.facts.microphone = Facts::Presence::present;
    resident.facts.camera = Facts::Presence::present;
}

inline Facts furnished() {
    Player resident;
    furnish(resident);
    return resident.facts;
}

/// A picture of a road with a hole in it; `shade` tells one from another.
inline PictureHold sample_picture(int shade = 0) {
    constexpr int kWidth = 64, kHeight = 48;
    Bytes rgb;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const int dx = x - kWidth / 2, dy = (y - kHeight * 2 / 3) * 2;
            const bool is_hole = dx * dx + dy * dy < 144;
            const bool is_sky = y < kHeight / 3;
            const int grey = is_hole ? 40 : 120 + (x * 7 + y * 13 + shade * 31) % 40;
            if (is_sky) {
                rgb.insert(rgb.end(), {150, 190, std::uint8_t(220 - shade % 100)});
            } else {
                rgb.insert(rgb.end(), {std::uint8_t(grey), std::uint8_t(grey - 10), std::uint8_t(grey - 20)});
            }
        }
    }
    return std::make_shared<const CameraPicture>(kWidth, kHeight, std::move(rgb));
}

/// A sealed file of this type, told apart by `mark`.
template <class Told>
Told sealed(MediaType type, std::uint8_t mark) {
    Attachment attachment{.type = type, .hash = {}, .size = 3, .key = Secret(Bytes(32, mark))};
    attachment.hash[0] = mark;
    KeptFile file{.hash = attachment.hash, .ciphertext = std::make_shared<const Bytes>(Bytes{mark, 2, 3})};
    if (type == MediaType::jpeg) file.picture = sample_picture(mark);
    if (type == MediaType::ogg) file.length = Milliseconds(72'000);
    return {std::move(attachment), std::move(file)};
}
inline VoiceRecorded sealed_voice(std::uint8_t mark = 1) { return sealed<VoiceRecorded>(MediaType::ogg, mark); }
inline PhotoTaken sealed_photo(std::uint8_t mark) { return sealed<PhotoTaken>(MediaType::jpeg, mark); }

/// From the story on: speaks for a while and stops.
inline Player& speak(Player& resident, std::uint8_t mark = 1) {
    resident.touch("voice").happens(DeviceReady{}).touch("record").happens(SoundHeard{40, Milliseconds(72'000)});
    return resident.touch("stop").happens(sealed_voice(mark));
}
/// From the story on: takes so many photos and keeps them.
inline Player& photograph(Player& resident, int count) {
    resident.touch("photos").happens(CameraSees{sample_picture()});
    for (int i = 0; i < count; ++i) {
        resident.touch("take").happens(sealed_photo(std::uint8_t(100 + i))).touch("keep");
    }
    return resident;
}

}  // namespace loket::ui
