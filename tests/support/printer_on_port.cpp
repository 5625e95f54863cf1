#include "tests/support/printer_on_port.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace loket::test {
namespace {

/// How fine its time is; a slow printer burns one row in it.
constexpr Milliseconds kBeat{2};

/// On `port`, 0: any that is free. -1 when somebody else has it.
int listen_on(int port) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(listener, 1) == 0) {
        return listener;
    }
    ::close(listener);
    return -1;
}

int port_of(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

void wait_for_bytes(int descriptor) {
    pollfd one{descriptor, POLLIN, 0};
    (void)::poll(&one, 1, int(kBeat.count()));
}

}  // namespace

PrinterOnPort::PrinterOnPort()
    : now_(SystemClock().steady()),
      listener_(listen_on(0)),
      port_(port_of(listener_)),
      worker_("printer", [this] { live(); }) {
    if (listener_ < 0) std::abort();
}

PrinterOnPort::~PrinterOnPort() { is_over_ = true; }

void PrinterOnPort::switch_on() {
    with([](ReceiptPrinter& printer) { printer.forget_everything(); });
    is_on_ = true;
}

PrinterOnPort::Moments PrinterOnPort::moments() {
    const std::lock_guard lock(mutex_);
    return moments_;
}

void PrinterOnPort::watch_anew() {
    const std::lock_guard lock(mutex_);
    moments_ = {};
    watched_from_ = printer_.counts();
}

void PrinterOnPort::note_moments() {
    const auto note = [](Moments::Moment& moment, bool is_seen) {
        if (is_seen && !moment) moment = std::chrono::steady_clock::now();
    };
    const auto& counts = printer_.counts();
    note(moments_.byte, counts.bytes > watched_from_.bytes);
    note(moments_.picture, counts.pictures > watched_from_.pictures);
    note(moments_.paper_end, !printer_.has_paper());
    note(moments_.echo, counts.echoes > watched_from_.echoes);
}

bool PrinterOnPort::go_on() {
    const Tick now = SystemClock().steady();
    const std::lock_guard lock(mutex_);
    printer_.run(now - now_);
    now_ = now;
    note_moments();
    return is_on_ && !is_over_ && !printer_.is_dead();
}

void PrinterOnPort::live() {
    while (!is_over_) {
        const bool is_there = go_on();
        if (!is_there && listener_ >= 0) {
            ::close(listener_);
            listener_ = -1;
        }
        if (is_there && listener_ < 0) listener_ = listen_on(port_);
        wait_for_bytes(listener_);
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (connection < 0) continue;
        serve(connection);
        ::close(connection);
    }
    if (listener_ >= 0) ::close(listener_);
}

void PrinterOnPort::serve(int connection) {
    const int yes = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    std::array<std::uint8_t, 2048> received;
    BytesView pending;
    while (go_on()) {
        if (pending.empty()) {
            wait_for_bytes(connection);
            const ssize_t count = ::recv(connection, received.data(), received.size(), 0);
            if (count == 0 || (count < 0 && errno != EAGAIN)) return;
            pending = BytesView(received).first(std::size_t(std::max<ssize_t>(count, 0)));
        } else {
            wait_for_bytes(-1);
        }
        const Bytes said = with([&](ReceiptPrinter& printer) {
            pending = pending.subspan(printer.take(pending));
            note_moments();
            return printer.say(received.size());
        });
        if (!said.empty() && ::send(connection, said.data(), said.size(), MSG_NOSIGNAL) < 0) return;
    }
}

}  // namespace loket::test
