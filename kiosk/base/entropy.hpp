// Where random bytes come from. A seam, because tests must be repeatable (tests/support/seeded_entropy.hpp).
#pragma once

#include <cstdint>
#include <span>

namespace loket {

class Entropy {
public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
};

/// The operating system's generator, through libsodium. Safe from any thread.
class SystemEntropy final : public Entropy {
public:
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace loket
