#include "tests/support/link_lane.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace loket::test {
namespace {

bool is_momentary() { return errno == EAGAIN || errno == EINTR; }

tl::unexpected<Error> gone() { return fail(Fault::unreachable, std::strerror(errno)); }

}  // namespace

LinkTime LinkQueue::leave(LinkTime ready, std::size_t bytes) {
    if (!bits_per_s_) return ready;
    const std::chrono::nanoseconds takes(bytes * 8 * 1'000'000'000 / *bits_per_s_);
    free_at_ = std::max(free_at_, ready) + takes;
    return free_at_;
}

Result<std::size_t> LinkLane::take(LinkQueue& queue, LinkTime ready, std::chrono::nanoseconds delay,
                                   std::size_t limit) {
    Bytes bytes(std::min(limit, queue.piece()));
    const ssize_t count = recv(from_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count < 0) return is_momentary() ? Result<std::size_t>(0) : gone();
    bytes.resize(static_cast<std::size_t>(count));
    ended_ = count == 0;
    in_flight_ += bytes.size();
    const LinkTime leaves = queue.leave(ready, bytes.size());
    flying_.push_back({leaves + delay, std::move(bytes)});
    return static_cast<std::size_t>(count);
}

Result<void> LinkLane::deliver(LinkTime now) {
    blocked_ = false;
    while (!flying_.empty() && flying_.front().arrives <= now) {
        const Bytes& bytes = flying_.front().bytes;
        if (bytes.empty()) {
            shutdown(to_, SHUT_WR);
            flying_.pop_front();
            continue;
        }
        const ssize_t count = send(to_, bytes.data() + heard_, bytes.size() - heard_, MSG_DONTWAIT | MSG_NOSIGNAL);
        blocked_ = count < 0 && is_momentary();
        if (blocked_) return {};
        if (count < 0) return gone();
        heard_ += static_cast<std::size_t>(count);
        if (heard_ < bytes.size()) continue;
        in_flight_ -= bytes.size();
        heard_ = 0;
        flying_.pop_front();
    }
    return {};
}

std::optional<LinkTime> LinkLane::next_arrival() const {
    return flying_.empty() || blocked_ ? std::nullopt : std::optional(flying_.front().arrives);
}

}  // namespace loket::test
