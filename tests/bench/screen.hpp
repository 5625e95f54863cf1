// An X display of the bench's own (Xvfb), and eyes on it: when something is there, and how often it is drawn.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/process.hpp"

namespace loket::bench {

class Screen {
public:
    /// Sets DISPLAY, for all programs that are started from now on. Fails with not_found, timeout or unreachable.
    static Result<Screen> open(int width, int height, const std::filesystem::path& folder);
    Screen(Screen&&) noexcept;
    ~Screen();

    const std::string& name() const { return name_; }
    /// Looks at one pixel until it is not black any more; the moment. Fails with timeout after 20 s.
    Result<Stopwatch::time_point> wait_for_light();
    /// Waits until that pixel is black again: the window is gone.
    Result<void> wait_for_darkness();
    /// How often the windows were drawn to during this time.
    long frames_within(std::chrono::milliseconds time);

private:
    struct Connection;
    Screen(Process server, std::string name, std::unique_ptr<Connection> connection);

    Process server_;
    std::string name_;
    std::unique_ptr<Connection> connection_;  // goes before the server
};

}  // namespace loket::bench
