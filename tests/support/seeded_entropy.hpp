// Random bytes that are the same in every run with the same seed. One thread at a time.
#pragma once

#include <random>

#include "kiosk/base/entropy.hpp"

namespace loket::test {

class SeededEntropy final : public Entropy {
public:
    explicit SeededEntropy(std::uint64_t seed = 1) : generator_(seed) {}
    void fill(std::span<std::uint8_t> out) override;

private:
    std::mt19937_64 generator_;
};

}  // namespace loket::test
