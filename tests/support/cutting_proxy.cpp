#include "tests/support/cutting_proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace loket::test {
namespace {

sockaddr_in loopback(int port) {
    return {.sin_family = AF_INET,
            .sin_port = htons(static_cast<std::uint16_t>(port)),
            .sin_addr = {htonl(INADDR_LOOPBACK)},
            .sin_zero = {}};
}

int listen_on_loopback() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(0);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
    if (::listen(listener, 8) != 0) std::abort();
    return listener;
}

int port_of(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

int connect_to(int port) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return connection;
    ::close(connection);
    return -1;
}

/// Passes at most `most` bytes on, as many as are there; 0 when this way is over. They are counted before the receiver
/// can know of them.
std::size_t pass_some(int from, int to, std::size_t most, std::atomic<std::size_t>& passed) {
    char buffer[4096];
    const ssize_t got = ::recv(from, buffer, std::min(most, sizeof buffer), 0);
    if (got <= 0) return 0;
    passed += std::size_t(got);
    for (ssize_t sent = 0; sent < got;) {
        const ssize_t step = ::send(to, buffer + sent, std::size_t(got - sent), MSG_NOSIGNAL);
        if (step <= 0) return 0;
        sent += step;
    }
    return std::size_t(got);
}

}  // namespace

CuttingProxy::CuttingProxy(int port, Life life)
    : life_(std::move(life)),
      listener_(listen_on_loopback()),
      port_(port_of(listener_)),
      worker_("cutting", [this, port] { serve(port); }) {}

CuttingProxy::~CuttingProxy() {
    ::shutdown(listener_, SHUT_RDWR);  // wakes accept
    if (const int client = client_; client >= 0) ::shutdown(client, SHUT_RDWR);
}

void CuttingProxy::serve(int target) {
    for (int n = 0;; ++n) {
        const int client = ::accept(listener_, nullptr, nullptr);
        if (client < 0) break;
        client_ = client;
        if (const int server = connect_to(target); server >= 0) {
            pass_on(client, server, life_(n));
            ::close(server);
        }
        client_ = -1;
        ::close(client);
    }
    ::close(listener_);
}

void CuttingProxy::pass_on(int client, int server, std::size_t life) {
    while (life > 0) {
        pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        if (::poll(both, 2, -1) < 0) return;
        const bool is_up = both[0].revents != 0;
        const std::size_t passed =
            is_up ? pass_some(client, server, life, up_) : pass_some(server, client, life, down_);
        if (passed == 0) return;
        life -= passed;
    }
    ++cuts_;
}

}  // namespace loket::test
