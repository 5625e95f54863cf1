#include "tests/support/manual_clock.hpp"

namespace loket::test {

ManualClock::ManualClock()
    : wall_ms_(parse_iso8601("2026-11-23T02:42:00.000Z")->time_since_epoch().count()), steady_ms_(1'000'000) {}

Instant ManualClock::wall() const { return Instant(Milliseconds(wall_ms_)); }
Tick ManualClock::steady() const { return Tick(Milliseconds(steady_ms_)); }

void ManualClock::advance(Milliseconds by) {
    wall_ms_ += by.count();
    steady_ms_ += by.count();
}

void ManualClock::set_wall(Instant to) { wall_ms_ = to.time_since_epoch().count(); }

}  // namespace loket::test
