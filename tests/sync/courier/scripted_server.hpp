// A server on 127.0.0.1 that says what a test tells it to, byte for byte: real sockets, hand-written HTTP.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "kiosk/base/mailbox.hpp"
#include "kiosk/base/worker.hpp"

namespace loket::test {

/// What happens when an answer has been written.
enum class Afterwards {
    keep,    ///< waits for the next request on the same connection
    close,   ///< ends the connection
    repeat,  ///< writes the answer again and again, until the client goes away
};

class ScriptedServer {
public:
    /// Answers each request of every connection with the same bytes.
    ScriptedServer(std::string answer, Afterwards afterwards);
    ~ScriptedServer();

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int port() const { return port_; }
    int connections() const { return connections_; }
    /// The next request that arrived whole, head and body; waits for it.
    std::string request() { return *requests_.take(); }

private:
    void serve();
    void talk(int connection);

    std::string answer_;
    Afterwards afterwards_;
    int listener_;
    int port_;
    std::atomic<int> connections_ = 0;
    Mailbox<std::string> requests_;
    Worker worker_;  // last: it uses all of the above
};

/// A port of 127.0.0.1 where nobody listens.
int closed_port();

}  // namespace loket::test
