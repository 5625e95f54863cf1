#include "tests/support/sound_card.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace loket::test {
namespace {

constexpr int kPatience = 20'000;  // ms

}  // namespace

SoundCard::SoundCard() : fifo_(folder_.path() / "sound") {
    std::ofstream(folder_.path() / "alsa.conf")
        << "pcm.card { type file slave.pcm { type null } file \"" << fifo_.string() << "\" format \"raw\" }\n"
        << "pcm.nowhere { type null }\n";
    setenv("ALSA_CONFIG_PATH", (folder_.path() / "alsa.conf").c_str(), 1);
    if (mkfifo(fifo_.c_str(), 0600) == 0) ear_ = open(fifo_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (ear_ < 0) throw std::system_error(errno, std::generic_category(), fifo_.string());
}

SoundCard::~SoundCard() {
    close(ear_);
    unsetenv("ALSA_CONFIG_PATH");
}

bool SoundCard::hears_something() {
    const auto start = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(kPatience)) {
        char samples[4096];
        const ssize_t count = read(ear_, samples, sizeof samples);
        // Nobody plays yet, or nothing has come. (A FIFO whose writer has gone is always ready: poll would not wait.)
        if (count <= 0) usleep(200);
        if (std::any_of(samples, samples + std::max<ssize_t>(count, 0), [](char sample) { return sample != 0; })) {
            return true;
        }
    }
    return false;
}

std::size_t SoundCard::drain() {
    std::size_t total = 0;
    char samples[4096];
    for (;;) {
        pollfd ear{ear_, POLLIN, 0};
        if (poll(&ear, 1, kPatience) <= 0) return total;
        const ssize_t count = read(ear_, samples, sizeof samples);
        if (count <= 0) return total;
        total += std::size_t(count);
    }
}

}  // namespace loket::test
