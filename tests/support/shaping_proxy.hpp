// A bad link, on purpose: a TCP proxy on loopback that lets bytes through as a link of a given delay and rate would,
// counts them, and cuts connections. It runs on a thread of its own and does not care what the bytes mean, so that any
// two programs can be measured over the same link.
//
// What it models. All connections share the link. Each way is a queue: bytes leave one after the other at the link's
// rate, in pieces of one packet, and arrive half a round trip later. A new connection costs a round trip before its
// first byte may leave (SYN and SYN-ACK). At most kInFlight bytes of a connection are on the link each way; what a
// program writes beyond waits in its own socket. A connection that dies has carried exactly the bytes that it may, and
// both ends see it reset.
//
// What it does not. There is no slow start and no loss inside a connection, acknowledgements are free, and the heads of
// TCP and IP (40 bytes a packet, about 3% of a full one) are neither counted nor do they take time. All of that is
// kind to whoever opens many connections or sends many small packets.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "kiosk/base/result.hpp"

namespace loket::test {

/// "Up" is from the one who connects to the one who listens.
struct LinkShape {
    std::chrono::milliseconds round_trip{0};
    std::optional<std::uint64_t> up_bits_per_s;  ///< nothing: as fast as the machine
    std::optional<std::uint64_t> down_bits_per_s;
    std::optional<std::uint64_t> dies_after_bytes;        ///< of one connection, both ways together
    std::optional<std::chrono::milliseconds> dies_after;  ///< since it was opened
};

/// Since the proxy was opened. Bytes as they lie in TCP, TLS included.
struct Traffic {
    std::uint64_t up_bytes;
    std::uint64_t down_bytes;
    std::uint64_t connections;
};

class ShapingProxy {
public:
    /// Listens on a free port of 127.0.0.1 and carries each connection to `target_port` of 127.0.0.1. Fails with io.
    static Result<std::unique_ptr<ShapingProxy>> open(const LinkShape& shape, std::uint16_t target_port);
    /// Cuts what is still open.
    ~ShapingProxy();
    ShapingProxy(const ShapingProxy&) = delete;
    ShapingProxy& operator=(const ShapingProxy&) = delete;

    std::uint16_t port() const;
    /// Any thread. Bytes count when they enter the link.
    Traffic traffic() const;

private:
    class Inside;
    explicit ShapingProxy(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace loket::test
