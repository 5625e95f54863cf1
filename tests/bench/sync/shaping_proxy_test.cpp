// Times are only bounded from below: a link may always be slower on a busy machine, and is never faster.
#include "tests/support/shaping_proxy.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <thread>

using namespace loket;
using namespace loket::test;
using namespace std::chrono_literals;

namespace {

/// Reads until the other side ends or loses the connection. What was heard, and whether it ended well.
struct Heard {
    std::string text;
    bool ended_well = false;
};
Heard hear_all(int socket) {
    Heard heard;
    char bytes[4096];
    for (;;) {
        const ssize_t count = recv(socket, bytes, sizeof bytes, 0);
        if (count <= 0) {
            heard.ended_well = count == 0;
            return heard;
        }
        heard.text.append(bytes, static_cast<std::size_t>(count));
    }
}

void say(int socket, const std::string& text) {
    for (std::size_t said = 0; said < text.size();) {
        const ssize_t count = send(socket, text.data() + said, text.size() - said, MSG_NOSIGNAL);
        if (count <= 0) return;
        said += static_cast<std::size_t>(count);
    }
}

sockaddr_in on_loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// Hears each caller to the end, one after the other, and answers with "heard " and the text.
class Echo {
public:
    Echo() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address = on_loopback(0);
        socklen_t size = sizeof address;
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(bind(listener_, place, size) == 0);
        REQUIRE(listen(listener_, 8) == 0);
        REQUIRE(getsockname(listener_, place, &size) == 0);
        port = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Echo() {
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }

    std::uint16_t port;

private:
    void serve() {
        for (int caller; (caller = accept(listener_, nullptr, nullptr)) >= 0; close(caller)) {
            say(caller, "heard " + hear_all(caller).text);
        }
    }

    int listener_;
    std::thread thread_;
};

int call(const ShapingProxy& proxy) {
    const int caller = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = on_loopback(proxy.port());
    REQUIRE(connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return caller;
}

/// Says all of it, ends, and waits for the answer.
Heard ask(const ShapingProxy& proxy, const std::string& text) {
    const int caller = call(proxy);
    say(caller, text);
    shutdown(caller, SHUT_WR);
    Heard heard = hear_all(caller);
    close(caller);
    return heard;
}

auto time_of(const std::function<void()>& work) {
    const auto from = std::chrono::steady_clock::now();
    work();
    return std::chrono::steady_clock::now() - from;
}

}  // namespace

TEST_CASE("A link changes nothing and counts what it carries, each way") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({}, echo.port);
    const std::string text(300'000, 'a');
    for (int i = 0; i < 2; ++i) {
        const Heard answer = ask(*proxy, text);
        CHECK(answer.ended_well);
        CHECK(answer.text == "heard " + text);
    }
    CHECK(proxy->traffic().connections == 2);
    CHECK(proxy->traffic().up_bytes == 2 * text.size());
    CHECK(proxy->traffic().down_bytes == 2 * (6 + text.size()));
}

TEST_CASE("A first answer takes two round trips: one to connect, one to ask") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.round_trip = 40ms}, echo.port);
    const auto took = time_of([&] { CHECK(ask(*proxy, "who?").text == "heard who?"); });
    CHECK(took >= 80ms);
}

TEST_CASE("Bytes leave at the rate of the link, whatever the number of connections") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.up_bits_per_s = 800'000}, echo.port);
    const std::string ten_kilobytes(10'000, 'a');
    const auto took = time_of([&] {
        std::thread other([&] { ask(*proxy, ten_kilobytes); });
        ask(*proxy, ten_kilobytes);
        other.join();
    });
    CHECK(took >= 200ms);
}

TEST_CASE("The ways do not share their rate") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.up_bits_per_s = 8'000'000, .down_bits_per_s = 400'000}, echo.port);
    const auto took = time_of([&] { ask(*proxy, std::string(10'000, 'a')); });
    CHECK(took >= 210ms);  // 10 ms up and 200 ms down
}

TEST_CASE("A connection that may carry 20 kB carries exactly that and is then lost on both ends") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.dies_after_bytes = 20'000}, echo.port);
    const Heard answer = ask(*proxy, std::string(50'000, 'a'));
    CHECK_FALSE(answer.ended_well);
    CHECK(answer.text == "");
    CHECK(ask(*proxy, "and again").text == "heard and again");  // so the echo is through with the first
    CHECK(proxy->traffic().up_bytes == 20'000 + 9);
    CHECK(proxy->traffic().connections == 2);
}

TEST_CASE("What a connection may carry counts both ways") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.dies_after_bytes = 20'000}, echo.port);
    const Heard answer = ask(*proxy, std::string(15'000, 'a'));
    CHECK_FALSE(answer.ended_well);
    CHECK(answer.text.size() == 5'000);
}

TEST_CASE("A connection that may live for a while is lost then, busy or silent") {
    Echo echo;
    const auto proxy = *ShapingProxy::open({.dies_after = 30ms}, echo.port);
    const int caller = call(*proxy);
    Heard heard;
    const auto took = time_of([&] { heard = hear_all(caller); });
    close(caller);
    CHECK_FALSE(heard.ended_well);
    CHECK(took >= 20ms);  // the connection was there a moment before this clock was started
}

TEST_CASE("Where nobody listens a caller is cut off") {
    std::uint16_t port = 0;
    { port = Echo().port; }
    const auto proxy = *ShapingProxy::open({}, port);
    CHECK_FALSE(ask(*proxy, "anybody?").ended_well);
    CHECK(proxy->traffic().connections == 0);
}
