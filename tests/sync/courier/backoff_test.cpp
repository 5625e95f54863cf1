#include "sync/courier/backoff.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/seeded_entropy.hpp"

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;

namespace {

/// The greatest of 2,000 waits after `failures` failures.
Milliseconds greatest_wait_after(int failures) {
    test::SeededEntropy entropy;
    Milliseconds greatest{};
    for (int round = 0; round < 2'000; ++round) {
        Backoff backoff(2s, 15min);
        for (int i = 1; i < failures; ++i) (void)backoff.after_failure(entropy);
        greatest = std::max(greatest, backoff.after_failure(entropy));
    }
    return greatest;
}

}  // namespace

TEST_CASE("A counter that keeps failing waits up to twice as long each time, and never over 15 minutes") {
    struct Row {
        int failures;
        Milliseconds ceiling;
    };
    for (const Row& row : {Row{1, 2s}, {2, 4s}, {3, 8s}, {9, 512s}, {10, 15min}, {11, 15min}, {60, 15min}}) {
        CAPTURE(row.failures);
        CHECK(greatest_wait_after(row.failures) <= row.ceiling);
        CHECK(greatest_wait_after(row.failures) > row.ceiling * 99 / 100);
    }
}

TEST_CASE("Counters that fail together come back spread evenly") {
    test::SeededEntropy entropy;
    std::array<int, 10> tenths{};
    for (int counter = 0; counter < 10'000; ++counter) ++tenths.at(std::size_t(spread(999ms, entropy) / 100ms));
    CHECK(*std::min_element(tenths.begin(), tenths.end()) > 900);
    CHECK(*std::max_element(tenths.begin(), tenths.end()) < 1'100);
}

TEST_CASE("After a success the waits start over") {
    test::SeededEntropy entropy;
    Backoff backoff(2s, 15min);
    for (int i = 0; i < 20; ++i) (void)backoff.after_failure(entropy);
    backoff.reset();
    CHECK(backoff.after_failure(entropy) <= 2s);
}

TEST_CASE("No spread means at once") {
    test::SeededEntropy entropy;
    CHECK(spread(0ms, entropy) == 0ms);
}
