// How long to wait after failures: full jitter, so that counters which lost the hub together do not return together.
// A value without a clock.
#pragma once

#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"

namespace loket::sync {

/// Evenly distributed between 0 and `limit`, both included.
Milliseconds spread(Milliseconds limit, Entropy& entropy);

class Backoff {
public:
    /// Requires 0 < base <= limit.
    Backoff(Milliseconds base, Milliseconds limit) : base_(base), limit_(limit), ceiling_(base) {}

    /// Counts one more failure; the wait is even between 0 and min(limit, base * 2^failures before).
    Milliseconds after_failure(Entropy& entropy);
    void reset() { ceiling_ = base_; }

private:
    Milliseconds base_;
    Milliseconds limit_;
    Milliseconds ceiling_;  // of the next wait
};

}  // namespace loket::sync
