#include "sync/courier/backoff.hpp"

#include <algorithm>
#include <array>

namespace loket::sync {

Milliseconds spread(Milliseconds limit, Entropy& entropy) {
    std::array<std::uint8_t, 8> bytes;
    entropy.fill(bytes);
    std::uint64_t random = 0;
    for (const std::uint8_t byte : bytes) random = random << 8 | byte;
    // The remainder's bias is below 2^-40 for any wait shorter than half an hour: nobody can notice it.
    return Milliseconds(static_cast<std::int64_t>(random % (static_cast<std::uint64_t>(limit.count()) + 1)));
}

Milliseconds Backoff::after_failure(Entropy& entropy) {
    const Milliseconds ceiling = ceiling_;
    ceiling_ = std::min(limit_, ceiling_ * 2);
    return spread(ceiling, entropy);
}

}  // namespace loket::sync
