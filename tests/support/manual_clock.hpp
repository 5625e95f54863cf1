// A clock that only a test moves.
#pragma once

#include <atomic>

#include "kiosk/base/clock.hpp"

namespace loket::test {

class ManualClock final : public Clock {
public:
    /// Starts on Monday, 23 November 2026, 09.42 in WIB: the moment on the mockups.
    ManualClock();
    Instant wall() const override;
    Tick steady() const override;

    /// Both clocks go on.
    void advance(Milliseconds by);
    /// Only the wall jumps: a dead battery, or NTP.
    void set_wall(Instant to);

private:
    std::atomic<std::int64_t> wall_ms_;
    std::atomic<std::int64_t> steady_ms_;
};

}  // namespace loket::test
