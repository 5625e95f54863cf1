#include "tests/support/seeded_entropy.hpp"

namespace loket::test {

void SeededEntropy::fill(std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>(generator_() >> 56);
}

}  // namespace loket::test
