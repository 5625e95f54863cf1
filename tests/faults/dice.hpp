// Numbers that are the same on every machine, which the standard's distributions are not.
#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace loket::test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : generator_(seed) {}
    /// From `low` to `high`, both included.
    int between(int low, int high) { return low + int(generator_() % std::uint64_t(high - low + 1)); }
    template <class Thing>
    const Thing& one_of(std::span<const Thing> things) {
        return things[std::size_t(between(0, int(things.size()) - 1))];
    }

private:
    std::mt19937_64 generator_;
};

}  // namespace loket::test
