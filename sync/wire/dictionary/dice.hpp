// Chance that is the same on every machine: the distributions of <random> differ between libraries, the generator does
// not.
#pragma once

#include <cstdint>
#include <iterator>
#include <random>

namespace loket::sync {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : generator_(seed) {}

    /// 0 to count - 1.
    std::size_t below(std::size_t count) { return generator_() % count; }
    /// From low to high, both included.
    std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
    bool percent(std::size_t chance) { return below(100) < chance; }
    bool permille(std::size_t chance) { return below(1'000) < chance; }
    /// From 0 to less than 1.
    double share() { return double(generator_() >> 11) * 0x1p-53; }
    template <class Range>
    const auto& one_of(const Range& range) {
        return range[below(std::size(range))];
    }

private:
    std::mt19937_64 generator_;
};

}  // namespace loket::sync
