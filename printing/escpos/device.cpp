#include "printing/escpos/device.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace loket::printing::escpos {
namespace {

constexpr Milliseconds kTryAgainAfter{100};
/// How long what is under way may take to arrive after a job, before the connection closes.
constexpr Milliseconds kFarewell{200};

tl::unexpected<Error> system_error(int number, const std::string& where) {
    const Fault fault = number == EACCES || number == EPERM                             ? Fault::refused
                        : number == EBUSY || number == ECONNREFUSED || number == EAGAIN ? Fault::busy
                                                                                        : Fault::unreachable;
    return fail(fault, std::strerror(number), where);
}

/// Waits for a descriptor or the sign. Fails with refused for the sign.
Result<void> wait_for(int descriptor, int events, StopSign stop, Milliseconds patience) {
    std::array<pollfd, 2> both{{{descriptor, short(events), 0}, {stop.descriptor, POLLIN, 0}}};
    (void)::poll(both.data(), both.size(), int(patience.count()));
    if (both[1].revents != 0) return fail(Fault::refused, "canceled");
    return {};
}

enum class Kind { socket, file };

class Device final : public Channel {
public:
    Device(int descriptor, Kind kind, StopSign stop, std::string name)
        : descriptor_(descriptor), kind_(kind), stop_(stop), name_(std::move(name)) {}
    ~Device() override {
        if (kind_ == Kind::socket) part();
        ::close(descriptor_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    Result<std::size_t> write(BytesView bytes) override {
        const ssize_t taken = kind_ == Kind::socket ? ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL)
                                                    : ::write(descriptor_, bytes.data(), bytes.size());
        return count_of(taken);
    }

    Result<std::size_t> read(std::span<std::uint8_t> into) override {
        const ssize_t count = ::read(descriptor_, into.data(), into.size());
        // Of a device file it only means that there is nothing.
        if (count == 0 && kind_ == Kind::socket) return fail(Fault::unreachable, "the printer hung up", name_);
        return count_of(count);
    }

    Result<void> wait(Until until, Milliseconds patience) override {
        return wait_for(descriptor_, until == Until::readable ? POLLIN : POLLIN | POLLOUT, stop_, patience);
    }

private:
    Result<std::size_t> count_of(ssize_t count) const {
        if (count >= 0) return std::size_t(count);
        if (errno == EAGAIN || errno == EINTR) return std::size_t(0);
        return fail(Fault::unreachable, std::strerror(errno), name_);
    }

    /// What the printer says to a closed connection is answered by a reset, and on a reset it may forget what it had
    /// not printed yet: so it is heard out for a moment.
    void part() {
        ::shutdown(descriptor_, SHUT_WR);
        const SystemClock clock;
        const Tick end = clock.steady() + kFarewell;
        std::array<std::uint8_t, 256> ignored;
        while (clock.steady() < end) {
            if (!read(ignored) || !wait(Until::readable, end - clock.steady())) return;
        }
    }

    int descriptor_;
    Kind kind_;
    StopSign stop_;
    std::string name_;
};

Result<std::unique_ptr<Channel>> connect(const NetworkPlace& place, StopSign stop, Milliseconds patience) {
    const std::string name = place.host + ":" + std::to_string(place.port);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(place.port));
    if (::inet_pton(AF_INET, place.host.c_str(), &address.sin_addr) != 1) {
        return fail(Fault::malformed, "not an address", name);
    }
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return system_error(errno, name);
    auto device = std::make_unique<Device>(descriptor, Kind::socket, stop, name);
    // A question of three bytes does not wait until there is more to send.
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return device;
    if (errno != EINPROGRESS) return system_error(errno, name);
    TRY(wait_for(descriptor, POLLOUT, stop, patience));
    int error = 0;
    socklen_t size = sizeof error, peer_size = sizeof address;
    ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) return system_error(error, name);
    if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &peer_size) != 0) {
        return fail(Fault::unreachable, "nobody answers", name);
    }
    return device;
}

Result<std::unique_ptr<Channel>> open_file(const FilePlace& place, StopSign stop) {
    const int descriptor = ::open(place.path.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) return system_error(errno, place.path);
    return std::make_unique<Device>(descriptor, Kind::file, stop, place.path);
}

Result<std::unique_ptr<Channel>> open_once(const Unit& unit, StopSign stop, Milliseconds patience) {
    if (const auto* network = std::get_if<NetworkPlace>(&unit.place)) return connect(*network, stop, patience);
    return open_file(std::get<FilePlace>(unit.place), stop);
}

}  // namespace

Result<std::unique_ptr<Channel>> open_device(const Unit& unit, StopSign stop, Milliseconds patience) {
    const SystemClock clock;
    const Tick deadline = clock.steady() + patience;
    while (true) {
        auto device = open_once(unit, stop, std::max(deadline - clock.steady(), Milliseconds(1)));
        const bool is_taken = !device && device.error().fault == Fault::busy;
        if (!is_taken || clock.steady() + kTryAgainAfter >= deadline) return device;
        TRY(wait_for(-1, 0, stop, kTryAgainAfter));
    }
}

}  // namespace loket::printing::escpos
