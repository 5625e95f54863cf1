#include "tests/sync/hub/raw_client.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cassert>
#include <cstdint>

namespace loket::test {

RawClient::RawClient(const std::string& address) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const std::size_t colon = address.rfind(':');
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
    inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    [[maybe_unused]] const int connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    assert(connected == 0);
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::say(std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        text.remove_prefix(std::size_t(sent));
    }
}

std::string RawClient::hear_all() {
    std::string heard;
    char piece[4096];
    for (;;) {
        const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
        if (got <= 0) return heard;
        heard.append(piece, std::size_t(got));
    }
}

std::string answer_to(const std::string& address, std::string_view request) {
    RawClient client(address);
    client.say(request);
    return client.hear_all();
}

std::string post_text(std::string_view path, std::string_view content_type, std::string_view body) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Type: " + std::string(content_type) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string status_line_of(std::string_view answer) { return std::string(answer.substr(0, answer.find("\r\n"))); }

std::string body_of(std::string_view answer) {
    const std::size_t head = answer.find("\r\n\r\n");
    return head == std::string_view::npos ? std::string() : std::string(answer.substr(head + 4));
}

}  // namespace loket::test
