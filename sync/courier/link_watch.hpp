// Hears from the kernel (rtnetlink) that a way into the network may have come up: a cable, a radio link or an address
// that was not there. Nothing is polled, so a kiosk that was cut off for hours tries again within a minute of the
// cable's return (Tuning::first_attempt_within), and one without news sleeps. Whether the hub can be reached is for the
// courier to find out.
#pragma once

#include <set>
#include <string>

#include "kiosk/base/result.hpp"

namespace loket::sync {

class LinkWatch {
public:
    /// Fails with io where the kernel does not tell.
    static Result<LinkWatch> open();
    LinkWatch(LinkWatch&& other) noexcept;
    LinkWatch& operator=(LinkWatch&&) = delete;
    ~LinkWatch();

    enum class News { came_up, stopped };
    /// Waits for news. A kernel that fell silent counts as stopped.
    News wait();
    /// Makes `wait` return `stopped`, now and from then on. Any thread.
    void stop();

private:
    LinkWatch(int kernel, int stop) : kernel_(kernel), stop_(stop) {}
    bool tells_of_a_way(const char* messages, std::size_t size);

    int kernel_;  // the netlink socket
    int stop_;    // an eventfd
    // What is there already. The kernel repeats itself, an IPv6 address for one whenever a router renews it.
    std::set<int> carrying_;  // interfaces
    std::set<std::string> addresses_;
};

}  // namespace loket::sync
