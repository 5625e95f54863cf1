#include "tests/support/shaping_proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <list>
#include <thread>

#include "tests/support/link_lane.hpp"

namespace loket::test {
namespace {

sockaddr_in on_loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// A socket of this object's own; -1 when there is none.
class Socket {
public:
    explicit Socket(int descriptor) : descriptor_(descriptor) {}
    Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Socket& operator=(Socket&&) = delete;
    ~Socket() {
        if (descriptor_ >= 0) close(descriptor_);
    }

    int get() const { return descriptor_; }
    /// Closing it from now on tells the other side that the connection was lost, not that it has ended.
    void reset_on_close() const {
        const linger at_once{.l_onoff = 1, .l_linger = 0};
        setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    /// The link alone decides when a byte leaves.
    void send_at_once() const {
        const int yes = 1;
        setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }

private:
    int descriptor_;
};

struct Connection {
    Socket client;
    Socket server;
    LinkTime opened;
    LinkLane up{client.get(), server.get()};
    LinkLane down{server.get(), client.get()};
    std::uint64_t carried = 0;  // bytes, both ways
};

/// What to wait for at a socket. One of which nothing is wanted now is left out, or its hanging up would end each wait
/// at once.
pollfd wait_at(const Socket& socket, const LinkLane& read, const LinkLane& written, std::uint64_t budget) {
    const bool reads = read.wants_to_read() && budget > 0;
    const auto events = static_cast<short>((reads ? POLLIN : 0) | (written.is_blocked() ? POLLOUT : 0));
    return {.fd = events == 0 ? -1 : socket.get(), .events = events, .revents = 0};
}

/// None when it is over.
timespec time_until(LinkTime moment) {
    const auto left = std::max(moment - LinkTime::clock::now(), LinkTime::duration::zero());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
    return {.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(left - seconds).count()};
}

}  // namespace

class ShapingProxy::Inside {
public:
    Inside(const LinkShape& shape, std::uint16_t target, Socket listener, std::uint16_t port)
        : shape_(shape),
          target_(target),
          listener_(std::move(listener)),
          port_(port),
          up_(shape.up_bits_per_s),
          down_(shape.down_bits_per_s),
          thread_([this] { run(); }) {}
    ~Inside() {
        eventfd_write(stop_.get(), 1);
        thread_.join();
    }

    std::uint16_t port() const { return port_; }
    Traffic traffic() const { return {up_bytes_, down_bytes_, count_}; }

private:
    /// One round: hand over what has arrived, wait for what comes next, take what was said.
    void run() {
        for (;;) {
            connections_.remove_if([&](Connection& connection) { return !deliver(connection); });
            std::vector<pollfd> waits = {{stop_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
            for (const auto& it : connections_) {
                waits.push_back(wait_at(it.client, it.up, it.down, budget_of(it)));
                waits.push_back(wait_at(it.server, it.down, it.up, budget_of(it)));
            }
            const auto next = next_event();
            const timespec patience = time_until(next.value_or(LinkTime{}));
            ppoll(waits.data(), waits.size(), next ? &patience : nullptr, nullptr);
            if (waits[0].revents != 0) return;
            auto wait = waits.begin() + 2;
            connections_.remove_if([&](Connection& connection) {
                const bool client_spoke = (wait++)->revents != 0;
                const bool server_spoke = (wait++)->revents != 0;
                return !take(connection, client_spoke, server_spoke);
            });
            if (waits[1].revents != 0) accept_one();
        }
    }

    void accept_one() {
        Socket client(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        Socket server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (client.get() < 0) return;
        client.send_at_once();
        server.send_at_once();
        const sockaddr_in address = on_loopback(target_);
        // On loopback a connection is there at once, or it never will be.
        if (connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            return client.reset_on_close();
        }
        ++count_;
        connections_.push_back({std::move(client), std::move(server), LinkTime::clock::now()});
    }

    /// How many bytes the connection may still carry.
    std::uint64_t budget_of(const Connection& connection) const {
        if (!shape_.dies_after_bytes) return UINT64_MAX;
        return *shape_.dies_after_bytes - std::min(*shape_.dies_after_bytes, connection.carried);
    }

    /// False when the connection is over or has died.
    bool deliver(Connection& connection) {
        const LinkTime now = LinkTime::clock::now();
        const bool both_there = connection.up.deliver(now).has_value() && connection.down.deliver(now).has_value();
        const bool is_spent = budget_of(connection) == 0 && connection.up.is_empty() && connection.down.is_empty();
        const bool is_too_old = shape_.dies_after && now - connection.opened >= *shape_.dies_after;
        if (both_there && !is_spent && !is_too_old) return !(connection.up.is_over() && connection.down.is_over());
        return lose(connection);
    }

    bool take(Connection& connection, bool client_spoke, bool server_spoke) {
        const bool client_there = !client_spoke || take(connection, connection.up, up_, up_bytes_);
        const bool server_there = !server_spoke || take(connection, connection.down, down_, down_bytes_);
        return (client_there && server_there) || lose(connection);
    }

    /// False when the sender is gone.
    bool take(Connection& connection, LinkLane& lane, LinkQueue& queue, std::atomic<std::uint64_t>& counter) {
        const std::uint64_t budget = budget_of(connection);
        if (!lane.wants_to_read() || budget == 0) return true;
        const LinkTime ready = std::max(LinkTime::clock::now(), connection.opened + shape_.round_trip);
        const auto taken = lane.take(queue, ready, shape_.round_trip / 2, static_cast<std::size_t>(budget));
        if (!taken) return false;
        connection.carried += *taken;
        counter += *taken;
        return true;
    }

    static bool lose(const Connection& connection) {
        connection.client.reset_on_close();
        connection.server.reset_on_close();
        return false;
    }

    std::optional<LinkTime> next_event() const {
        std::optional<LinkTime> next;
        const auto consider = [&](std::optional<LinkTime> moment) {
            if (moment && (!next || *moment < *next)) next = moment;
        };
        for (const auto& it : connections_) {
            consider(it.up.next_arrival());
            consider(it.down.next_arrival());
            if (shape_.dies_after) consider(it.opened + *shape_.dies_after);
        }
        return next;
    }

    const LinkShape shape_;
    const std::uint16_t target_;
    const Socket listener_;
    const std::uint16_t port_;
    const Socket stop_{eventfd(0, EFD_CLOEXEC)};  // any descriptor may be closed like a socket
    std::atomic<std::uint64_t> up_bytes_{0};
    std::atomic<std::uint64_t> down_bytes_{0};
    std::atomic<std::uint64_t> count_{0};
    // The thread's own:
    LinkQueue up_;
    LinkQueue down_;
    std::list<Connection> connections_;
    std::thread thread_;
};

ShapingProxy::ShapingProxy(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
ShapingProxy::~ShapingProxy() = default;

Result<std::unique_ptr<ShapingProxy>> ShapingProxy::open(const LinkShape& shape, std::uint16_t target_port) {
    Socket listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = on_loopback(0);
    socklen_t size = sizeof address;
    auto* const place = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener.get(), place, size) != 0 || listen(listener.get(), SOMAXCONN) != 0 ||
        getsockname(listener.get(), place, &size) != 0) {
        return fail(Fault::io, std::strerror(errno), "shaping proxy");
    }
    auto inside = std::make_unique<Inside>(shape, target_port, std::move(listener), ntohs(address.sin_port));
    return std::unique_ptr<ShapingProxy>(new ShapingProxy(std::move(inside)));
}

std::uint16_t ShapingProxy::port() const { return inside_->port(); }
Traffic ShapingProxy::traffic() const { return inside_->traffic(); }

}  // namespace loket::test
