// How many batches the hub takes in a second, and when the others shall come again. When a whole country gets its power
// back, every counter calls within a minute. A hub that only says "later" is called again and again by all of them, at
// moments that nobody chose, and stands idle in between. This one gives each the next free place in its queue, told in
// Retry-After; the counters keep to it (sync/courier), so that the queue drains as fast as the hub can work, with two
// calls a counter: one to get the place, one to use it.
//
// The queue is a timetable with a place every 1/capacity of a second. While it is empty whoever comes is let in, up to
// kBurst at once. Otherwise a newcomer gets the first place that nobody has. A counter that comes at its place is known
// by its device and let in before all newcomers; one that comes too early is told the same place again. So calling
// often gains nothing. Retry-After has whole seconds and a place is finer: rounded up, those of one second come spread
// over the next, at the moments of their first calls.
//
// A place whose counter does not come within kPatience is free for the next newcomer: counters whose link is gone
// again, or that another process of the hub has served, cost no capacity. Each place lets in one batch at most. The
// timetable lives in the counters too: after a restart they come as they were told, one behind the other, find an
// empty queue and are let in.
//
// Ask only for a device whose signature was verified: then a stranger cannot occupy places, and a device waits for one
// at a time. Whoever replays a counter's batch can take that counter's own place only. No more than the places of
// kHorizon and kPatience are remembered, some 170 bytes each: 83,000 are 14 MB.
//
// A value without a thread and a clock. Of several processes behind a proxy each has its own, with its share of the
// capacity, and the proxy may send a counter to any of them.
#pragma once

#include <chrono>
#include <deque>
#include <string>
#include <unordered_map>
#include <variant>

#include "kiosk/base/clock.hpp"

namespace loket::sync {

/// Batches a second unless the administrator says otherwise. First batches bring at most 32 reports, so this is at most
/// 6,400 reports a second; a hub on two cores has stored 10,000 (README, "Measured"). A regency of a hundred counters
/// never comes near it.
inline constexpr unsigned kCapacity = 200;

class Admission {
public:
    /// What has gathered while nobody came, and is let in at once. Longer: fewer counters are told to wait for nothing,
    /// and more work falls on the tables in one moment.
    static constexpr std::chrono::seconds kBurst{2};
    /// So long a place is kept for a counter that is late, perhaps because its batch takes that long over 2G.
    static constexpr std::chrono::seconds kPatience{30};
    /// A counter this much before its place is let in: over an hour its clock and ours part by less.
    static constexpr Milliseconds kEarly{200};
    /// The queue is never longer: a counter believes no later time (sync/PROTOCOL.md). Who finds it full is told to
    /// come again after this, and has no place then.
    static constexpr std::chrono::seconds kHorizon{3600};

    struct Admitted {};
    /// Not now. The counter's place is `retry_after` from now, 1 s to kHorizon.
    struct Slot {
        std::chrono::seconds retry_after;
    };
    using Decision = std::variant<Admitted, Slot>;

    /// `capacity` is batches a second, at least 1.
    explicit Admission(unsigned capacity = kCapacity);

    /// Whether a batch of this device may come in. `now` never goes back by more than the odd millisecond.
    Decision admit(const std::string& device, Tick now);

private:
    // Finer than Tick, because many places may fall into one millisecond.
    using Moment = std::chrono::time_point<SteadyTag, std::chrono::nanoseconds>;
    struct Place {
        Moment at;
        std::string device;
    };

    Decision admit_newcomer(const std::string& device, Moment now);
    void free_lapsed(Moment now);

    std::chrono::nanoseconds interval_;  // from place to place
    Moment next_place_ = Moment::min();  // that nobody has
    std::size_t spare_ = 0;              // places that lapsed, free for newcomers; at most kBurst
    std::deque<Place> queue_;            // every place given out, until it lapses, used or not; in the order of time
    std::unordered_map<std::string, Moment> holders_;  // devices that have not come for their place yet
};

}  // namespace loket::sync
