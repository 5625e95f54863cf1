// A client that says exactly what a test wants it to say, and waits for the server to have its word.
#pragma once

#include <string>
#include <string_view>

namespace loket::test {

class RawClient {
public:
    /// Connects to "127.0.0.1:PORT". Asserts that it can.
    explicit RawClient(const std::string& address);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// Sends what the other side takes; ends quietly when it has closed.
    void say(std::string_view text);
    /// Everything until the other side closes; gives up after 20 s of silence.
    std::string hear_all();

private:
    int socket_;
};

/// One request on a connection of its own; the whole answer as it came, head and body.
std::string answer_to(const std::string& address, std::string_view request);

/// A POST with its Content-Length, asking the server to close afterwards.
std::string post_text(std::string_view path, std::string_view content_type, std::string_view body);

/// "HTTP/1.1 200 OK" of a whole answer.
std::string status_line_of(std::string_view answer);
/// What comes after the head of a whole answer.
std::string body_of(std::string_view answer);

}  // namespace loket::test
