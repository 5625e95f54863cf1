// A link on 127.0.0.1 that dies: it passes bytes on, both ways, and breaks each connection after as many as a test
// says. No time is involved, so a run is the same each time. It counts what it has passed on.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "kiosk/base/worker.hpp"

namespace loket::test {

class CuttingProxy {
public:
    /// How many bytes, of both ways together, connection n (from 0) lives for.
    using Life = std::function<std::size_t(int n)>;
    /// Towards 127.0.0.1:`port`. One connection at a time.
    CuttingProxy(int port, Life life);
    ~CuttingProxy();

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    std::size_t bytes_up() const { return up_; }      ///< from the client
    std::size_t bytes_down() const { return down_; }  ///< from the server
    int cuts() const { return cuts_; }

private:
    void serve(int target);
    void pass_on(int client, int server, std::size_t life);

    Life life_;
    int listener_;
    int port_;
    std::atomic<std::size_t> up_ = 0;
    std::atomic<std::size_t> down_ = 0;
    std::atomic<int> cuts_ = 0;
    std::atomic<int> client_ = -1;
    Worker worker_;  // last: it uses all of the above
};

}  // namespace loket::test
