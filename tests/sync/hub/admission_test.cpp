#include "sync/hub/admission.hpp"

#include <doctest/doctest.h>

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;

namespace {

/// A hub that takes two batches a second, and a clock in seconds since it started.
struct Door {
    Admission admission{2};

    /// "in", or the seconds of Retry-After.
    std::string call(const std::string& device, double at_s) {
        const Tick now{24h + Milliseconds(static_cast<std::int64_t>(at_s * 1000))};
        const auto verdict = admission.admit(device, now);
        const auto* slot = std::get_if<Admission::Slot>(&verdict);
        return slot == nullptr ? "in" : std::to_string(slot->retry_after.count());
    }

    /// One call each of `count` counters "a0", "a1" and so on: "in in 1 2".
    std::string calls(const std::string& name, int count, double at_s) {
        std::string text;
        for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + call(name + std::to_string(i), at_s);
        return text;
    }
};

}  // namespace

TEST_CASE("A quiet hub takes what gathers in two seconds at once, and gives the others the next places in its queue") {
    Door door;
    CHECK(door.calls("a", 10, 0) == "in in in in in 1 1 2 2 3");
}

TEST_CASE("A counter that comes at its place is let in before all newcomers") {
    Door door;
    CHECK(door.calls("a", 8, 0) == "in in in in in 1 1 2");
    CHECK(door.call("newcomer", 0.9) == "2");
    CHECK(door.call("a5", 1.0) == "in");
    CHECK(door.call("another", 1.1) == "2");
    CHECK(door.call("a6", 1.2) == "in");
    CHECK(door.call("a7", 2.0) == "in");
}

TEST_CASE("A counter that calls too early, however often, is told the same place again and takes nobody else's") {
    Door door;
    CHECK(door.calls("a", 20, 0) == "in in in in in 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8");
    CHECK(door.call("a19", 1) == "7");
    CHECK(door.call("a19", 2) == "6");
    CHECK(door.call("a19", 2) == "6");
    CHECK(door.call("next", 2) == "6");
    CHECK(door.call("a19", 7.5) == "in");
}

TEST_CASE("A counter whose clock runs a little fast is not sent away from its place") {
    Door door;
    CHECK(door.calls("a", 10, 0) == "in in in in in 1 1 2 2 3");
    CHECK(door.call("a8", 1.7) == "1");
    CHECK(door.call("a8", 1.9) == "in");
}

TEST_CASE("A place lets one batch in") {
    Door door;
    CHECK(door.calls("a", 6, 0) == "in in in in in 1");
    CHECK(door.call("a5", 1) == "in");
    CHECK(door.calls("b", 8, 1) == "in 1 1 2 2 3 3 4");
    CHECK(door.call("a5", 1) == "4");
}

TEST_CASE("A late counter finds its place kept for half a minute; then it goes to the next newcomer") {
    Door door;
    CHECK(door.calls("a", 7, 0) == "in in in in in 1 1");
    CHECK(door.call("a5", 30.4) == "in");
    CHECK(door.calls("b", 7, 31.1) == "in in in in in in 1");  // five of two quiet seconds, and the place of a6
    CHECK(door.call("a6", 31.1) == "1");
}

TEST_CASE("Places that nobody came for do not gather beyond what the hub takes at once") {
    Door door;
    CHECK(door.calls("a", 45, 0).substr(0, 24) == "in in in in in 1 1 2 2 3");
    CHECK(door.calls("b", 11, 100) == "in in in in in in in in in 1 1");
}

TEST_CASE("Nobody is told to wait for more than an hour, and who is told so has no place") {
    Door door;
    (void)door.calls("a", 5 + 2 * 3600, 0);
    CHECK(door.call("late", 0) == "3600");
    CHECK(door.call("later", 0) == "3600");
    CHECK(door.call("last", 1) == "3600");
    CHECK(door.calls("b", 5, 3600) == "in in in in 1");  // the places of those who did not come, then the queue
}

TEST_CASE("A hub that restarts lets in the counters that come one behind the other, as it had told them") {
    Door before;
    (void)before.calls("a", 100, 0);
    Door after;
    for (int i = 60; i < 100; ++i) {
        const int told_s = (i - 3) / 2;
        CHECK(after.call("a" + std::to_string(i), told_s) == "in");
    }
}
