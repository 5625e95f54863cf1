// One way of one connection through a link: what one socket said and the other has not heard yet. It has no clock and
// no thread; the proxy that owns it lends it both.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "kiosk/base/bytes.hpp"

namespace loket::test {

using LinkTime = std::chrono::steady_clock::time_point;

/// What all connections share of one way: bytes leave one after the other.
class LinkQueue {
public:
    /// Nothing: as fast as the machine.
    explicit LinkQueue(std::optional<std::uint64_t> bits_per_s) : bits_per_s_(bits_per_s) {}

    /// When the last of `bytes` bytes that may leave from `ready` on has left.
    LinkTime leave(LinkTime ready, std::size_t bytes);
    /// How much is taken from a socket at once: a packet where the rate matters.
    std::size_t piece() const { return bits_per_s_ ? 1460 : 64 * 1024; }

private:
    std::optional<std::uint64_t> bits_per_s_;
    LinkTime free_at_{};
};

class LinkLane {
public:
    /// Bytes of one connection on the link each way; beyond it the sender waits.
    static constexpr std::size_t kInFlight = 64 * 1024;

    LinkLane(int from, int to) : from_(from), to_(to) {}

    bool wants_to_read() const { return !ended_ && in_flight_ < kInFlight; }
    /// Takes at most `limit` bytes from the sender that may leave from `ready` on; how many. 0 at its end, or when
    /// there was nothing to take. Fails with unreachable when the sender is gone.
    Result<std::size_t> take(LinkQueue& queue, LinkTime ready, std::chrono::nanoseconds delay, std::size_t limit);
    /// Hands over what has arrived. Fails with unreachable when the receiver is gone.
    Result<void> deliver(LinkTime now);

    bool is_empty() const { return flying_.empty(); }
    /// Said everything, and all of it was heard.
    bool is_over() const { return ended_ && flying_.empty(); }
    /// The receiver's socket was full.
    bool is_blocked() const { return blocked_; }
    std::optional<LinkTime> next_arrival() const;

private:
    struct Piece {
        LinkTime arrives;
        Bytes bytes;  // none: the end
    };
    int from_;
    int to_;
    std::deque<Piece> flying_;
    std::size_t in_flight_ = 0;
    std::size_t heard_ = 0;  // of the front piece
    bool ended_ = false;
    bool blocked_ = false;
};

}  // namespace loket::test
