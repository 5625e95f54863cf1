#include "tests/sync/courier/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace loket::test {
namespace {

int listen_on_loopback() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::abort();
    if (::listen(listener, 8) != 0) std::abort();
    return listener;
}

int port_of(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

/// Whether `text` is a whole request: a head, and as many bytes as its Content-Length says.
bool is_whole(const std::string& text) {
    const std::size_t head = text.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const std::size_t length = text.find("Content-Length: ");
    const std::size_t body = length < head ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0;
    return text.size() >= head + 4 + body;
}

bool send_all(int connection, const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
        const ssize_t step = ::send(connection, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (step <= 0) return false;
        sent += std::size_t(step);
    }
    return true;
}

}  // namespace

ScriptedServer::ScriptedServer(std::string answer, Afterwards afterwards)
    : answer_(std::move(answer)),
      afterwards_(afterwards),
      listener_(listen_on_loopback()),
      port_(port_of(listener_)),
      worker_("scripted", [this] { serve(); }) {}

ScriptedServer::~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);  // wakes accept
}

void ScriptedServer::serve() {
    for (;;) {
        const int connection = ::accept(listener_, nullptr, nullptr);
        if (connection < 0) break;
        ++connections_;
        talk(connection);
        ::close(connection);
    }
    ::close(listener_);
}

void ScriptedServer::talk(int connection) {
    std::string text;
    for (;;) {
        char buffer[4096];
        const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
        if (got <= 0) return;  // the client went away
        text.append(buffer, std::size_t(got));
        if (!is_whole(text)) continue;
        requests_.put(std::move(text));
        text.clear();
        do {
            if (!send_all(connection, answer_)) return;
        } while (afterwards_ == Afterwards::repeat);
        if (afterwards_ == Afterwards::close) return;
    }
}

int closed_port() {
    const int listener = listen_on_loopback();
    const int port = port_of(listener);
    ::close(listener);
    return port;
}

}  // namespace loket::test
