// A sound card that is a FIFO (ALSA's file plugin): what is played comes out of it, and stands still while nobody takes
// it. One lives at a time, since it sets ALSA_CONFIG_PATH for the programs that are started meanwhile.
#pragma once

#include <filesystem>

#include "tests/support/temporary_folder.hpp"

namespace loket::test {

class SoundCard {
public:
    /// Names of devices: "card", and "nowhere", which throws away what it is given. Throws where the FIFO cannot be
    /// made.
    SoundCard();
    ~SoundCard();
    SoundCard(const SoundCard&) = delete;
    SoundCard& operator=(const SoundCard&) = delete;

    /// Waits for sound that is no silence; false after 20 s.
    bool hears_something();
    /// Takes all that comes until nobody plays any more; how many bytes.
    std::size_t drain();

private:
    TemporaryFolder folder_;
    std::filesystem::path fifo_;
    int ear_ = -1;
};

}  // namespace loket::test
