// Everything that a device ever filed, in one value: the last serial, and a hash chained over the hashes of all
// envelopes in the order of their serials. Kiosk and hub each make it of what they hold; where the serials are the same
// and the heads differ, one of them lost, changed or was given something that the other does not know.
#pragma once

#include <cstdint>

#include "kiosk/base/seal.hpp"

namespace loket {

struct FilingChain {
    std::uint32_t serial = 0;  ///< of the newest envelope in it; before the first, one less than the device's first
    Hash head{};               ///< zeros before the first

    /// The envelope with the next serial.
    void add(const Hash& envelope) {
        head = hash_of({head, envelope});
        ++serial;
    }
    bool operator==(const FilingChain&) const = default;
};

}  // namespace loket
