#include "tests/sync/hub/herd.hpp"

#include <doctest/doctest.h>

#include <cstdio>

using namespace loket::test;
using namespace std::chrono_literals;

namespace {

Drain played(const char* name, const Herd& herd) {
    const Drain drained = drain(herd);
    std::printf("%-28s %s\n", name, text_of(drained).c_str());
    return drained;
}

}  // namespace

TEST_CASE("A country that comes back at once drains nearly as fast as the hub can work, with two calls a counter") {
    const Drain drained = played("slots", {});
    CHECK(drained.batches == 83'000);
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.1);
    CHECK(drained.peak_later <= 2 * 200);
}

TEST_CASE("Jitter alone takes several times as long, and many more calls") {
    const Drain alone = played("jitter alone", {.slow_down = SlowDown::by_jitter});
    CHECK(alone.batches == 83'000);
    CHECK(alone.ratio() >= 1.5);
    CHECK(alone.calls_a_batch() >= 4);
}

TEST_CASE("A hub with slow disks gives places for half an hour, and they are kept") {
    const Drain drained = played("50 batches a second", {.capacity = 50});
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.1);
    (void)played("50, jitter alone", {.capacity = 50, .slow_down = SlowDown::by_jitter});
}

TEST_CASE("A queue longer than an hour costs those at its end one more call") {
    const Drain drained = played("20 batches a second", {.capacity = 20});
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.2);
}

TEST_CASE("Counters with a long queue of their own take their turns") {
    const Drain drained = played("every tenth with 4 batches", {.long_queue_every = 10});
    CHECK(drained.batches == 83'000 + 3 * 8'300);
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.1);
}

TEST_CASE("Every tenth counter that never comes for its place holds up the others little") {
    const Drain drained = played("every tenth lost", {.lost_every = 10});
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.1);
}

TEST_CASE("A hub that restarts in the middle, and has forgotten whom it gave places, finds them in good order") {
    const Drain at_once = played("restart in one second", {.outage = Outage{200s, 201s}});
    CHECK(at_once.batches == 83'000);
    CHECK(at_once.ratio() <= 1.2);
    CHECK(at_once.calls_a_batch() <= 2.1);

    // Those of half a minute come together, and all behind them get later places: one more call each.
    const Drain after_a_while = played("restart in half a minute", {.outage = Outage{200s, 230s}});
    CHECK(after_a_while.batches == 83'000);
    CHECK(after_a_while.ratio() <= 1.5);
    CHECK(after_a_while.calls_a_batch() <= 3);
}

TEST_CASE("Four hubs behind a proxy that knows no counter drain as one") {
    const Drain drained = played("four hubs", {.hubs = 4});
    CHECK(drained.batches == 83'000);
    CHECK(drained.ratio() <= 1.2);
    CHECK(drained.calls_a_batch() <= 2.1);
}
