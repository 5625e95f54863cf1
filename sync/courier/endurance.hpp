// How much one connection of this link carries before it dies, learnt from those that died. Some links end every
// connection after so many bytes or seconds: a batch larger than that never arrives, and many small ones pay for a new
// handshake each. So the courier fills a connection up to what others have survived, and begins the next by itself
// instead of losing what it sends into the end of this one.
//
// A cut may also have been an accident: now and then a connection is used beyond, a little more each time that it
// bears it, until the limit proves to be none.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>

#include "sync/courier/transport.hpp"

namespace loket::sync {

class Endurance {
public:
    struct Advice {
        std::size_t bytes;  ///< of the next batch
        Line line;

        bool operator==(const Advice&) const = default;
    };
    /// What the next batch should be. Without any knowledge as large as it likes, on the connection that stands.
    Advice next() const;

    // Bytes: as Transport::carried.
    /// The call got its answer.
    void survived(std::size_t carried);
    /// The connection died in the call.
    void died(std::size_t carried);
    /// Another network.
    void forget() { *this = Endurance(); }

private:
    bool is_filled() const;  // requires a limit

    std::optional<std::size_t> limit_;  // what a connection has survived; none while no connection has died
    std::size_t here_ = 0;              // what the standing one has carried
    std::size_t step_ = 0;              // of the next probe beyond the limit
    unsigned filled_ = 0;               // connections in a row that reached the limit alive
    unsigned patience_ = 0;             // filled connections until the next probe
};

}  // namespace loket::sync
