#include "sync/courier/link_watch.hpp"

#include <linux/if.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loket::sync {
namespace {

/// The interface, family and address of a message, as a key; empty for one that reaches only this machine or its cable.
std::string address_in(const nlmsghdr* message) {
    const auto* info = static_cast<const ifaddrmsg*>(NLMSG_DATA(message));
    if (info->ifa_scope != RT_SCOPE_UNIVERSE) return {};
    std::string key = std::to_string(info->ifa_index) + "/" + std::to_string(info->ifa_family) + "/";
    auto size = static_cast<unsigned>(IFA_PAYLOAD(message));
    for (const rtattr* attribute = IFA_RTA(info); RTA_OK(attribute, size); attribute = RTA_NEXT(attribute, size)) {
        if (attribute->rta_type != IFA_ADDRESS) continue;
        key.append(static_cast<const char*>(RTA_DATA(attribute)), RTA_PAYLOAD(attribute));
    }
    return key;
}

/// Whether an interface to other machines carries.
bool carries(const ifinfomsg& info) {
    constexpr unsigned kCarries = IFF_RUNNING | IFF_LOWER_UP;
    return (info.ifi_flags & kCarries) == kCarries && (info.ifi_flags & IFF_LOOPBACK) == 0;
}

}  // namespace

Result<LinkWatch> LinkWatch::open() {
    LinkWatch watch(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), ::eventfd(0, EFD_CLOEXEC));
    sockaddr_nl groups{};
    groups.nl_family = AF_NETLINK;
    groups.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    const auto* address = reinterpret_cast<const sockaddr*>(&groups);
    if (watch.kernel_ < 0 || watch.stop_ < 0 || ::bind(watch.kernel_, address, sizeof groups) != 0) {
        return fail(Fault::io, std::strerror(errno), "rtnetlink");
    }
    return watch;
}

LinkWatch::LinkWatch(LinkWatch&& other) noexcept
    : kernel_(std::exchange(other.kernel_, -1)),
      stop_(std::exchange(other.stop_, -1)),
      carrying_(std::move(other.carrying_)),
      addresses_(std::move(other.addresses_)) {}

LinkWatch::~LinkWatch() {
    if (kernel_ >= 0) ::close(kernel_);
    if (stop_ >= 0) ::close(stop_);
}

LinkWatch::News LinkWatch::wait() {
    alignas(nlmsghdr) char buffer[32 * 1024];  // the kernel's own bound of one datagram
    for (;;) {
        pollfd both[] = {{kernel_, POLLIN, 0}, {stop_, POLLIN, 0}};
        if (::poll(both, 2, -1) < 0 && errno != EINTR) return News::stopped;
        if ((both[1].revents & POLLIN) != 0) return News::stopped;
        if (both[0].revents == 0) continue;
        const ssize_t got = ::recv(kernel_, buffer, sizeof buffer, 0);
        // More news than the socket could hold: some of them may have been good.
        if (got < 0 && errno == ENOBUFS) return News::came_up;
        if (got < 0 && errno != EINTR) return News::stopped;
        if (got > 0 && tells_of_a_way(buffer, std::size_t(got))) return News::came_up;
    }
}

bool LinkWatch::tells_of_a_way(const char* messages, std::size_t size) {
    bool is_a_way = false;
    auto left = static_cast<unsigned>(size);
    for (auto* message = reinterpret_cast<const nlmsghdr*>(messages); NLMSG_OK(message, left);
         message = NLMSG_NEXT(message, left)) {
        if (message->nlmsg_type == RTM_NEWLINK || message->nlmsg_type == RTM_DELLINK) {
            const auto& info = *static_cast<const ifinfomsg*>(NLMSG_DATA(message));
            const bool is_there = message->nlmsg_type == RTM_NEWLINK && carries(info);
            if (!is_there) carrying_.erase(info.ifi_index);
            if (is_there) is_a_way |= carrying_.insert(info.ifi_index).second;
        }
        if (message->nlmsg_type != RTM_NEWADDR && message->nlmsg_type != RTM_DELADDR) continue;
        const std::string address = address_in(message);
        if (address.empty()) continue;
        if (message->nlmsg_type == RTM_NEWADDR) {
            is_a_way |= addresses_.insert(address).second;
        } else {
            addresses_.erase(address);
        }
    }
    return is_a_way;
}

void LinkWatch::stop() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
}

}  // namespace loket::sync
