// A country that gets its network back: real couriers with their back-off, real admission, and between them a queue of
// events instead of a network and a clock. A call takes some seconds over 2G. It is played in virtual time, on one
// thread, the same in every run.
//
// Left out is what a batch holds, since nothing here depends on it, and the door's bound on connections
// (FrontLimits::connections): in the first minute some 3,000 calls are on their way at once, so that a real country
// needs several processes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"

namespace loket::test {

/// What the hub tells a counter that it does not let in.
enum class SlowDown {
    by_slot,    ///< 429 with the place that the admission gave it
    by_jitter,  ///< 503 without a time, as hubs do that keep no queue: back-off alone spreads the counters
};

/// The hub is away, and comes back with an empty memory. Since the first link came up.
struct Outage {
    std::chrono::seconds from;
    std::chrono::seconds to;
};

struct Herd {
    std::uint32_t counters = 83'000;     ///< one for each village and kelurahan of Indonesia, in round figures
    unsigned capacity = 200;             ///< batches a second, of all hubs together
    std::uint32_t hubs = 1;              ///< processes behind a proxy that sends each call to any of them
    std::uint32_t long_queue_every = 0;  ///< of so many counters one brings four batches, the others one; 0: none does
    std::uint32_t lost_every = 0;        ///< of so many counters one is not heard of again after its first refusal
    SlowDown slow_down = SlowDown::by_slot;
    std::optional<Outage> outage;
};

struct Drain {
    double ideal_s;        ///< batches let in, divided by the capacity
    double drained_s;      ///< from the first link that came up to the last batch let in
    double batches;        ///< let in
    double calls;          ///< of the counters that were not lost, answered or not
    double calls_at_most;  ///< of one counter for one batch
    double peak_calls;     ///< in one second
    double peak_later;     ///< the same, after the first minute
    double peak_work;      ///< batches let in, in one second
    double ratio() const { return drained_s / ideal_s; }
    double calls_a_batch() const { return calls / batches; }
};

/// Plays it to the end.
Drain drain(const Herd& herd);

/// "ideal 415 s, drained 418 s: 1.01 times; 1.99 calls a batch, at most 3; ..."
std::string text_of(const Drain& drain);

}  // namespace loket::test
