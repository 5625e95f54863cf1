// What goes wrong in one run, and when: drawn from a seed, so that a run can be repeated and read. The same seed gives
// the same plan on every machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/loopback_transport.hpp"

namespace loket::test {

enum class Side { kiosk, hub };
std::string_view name_of(Side side);

/// A resident files; when they are told that it failed, they touch Send once more.
struct ResidentFiles {};
/// The kiosk's clock turns between the touch on Send and the clerk, who takes the report.
struct ClockTurnsWhileFiling {
    std::chrono::hours by;
};
struct TimePasses {
    std::chrono::seconds time;
};
/// Of the coming exchanges, one after the other.
struct WeatherComes {
    std::vector<Weather> weathers;
};
/// The side dies at its nth checkpoint from now (kiosk/base/checkpoint.hpp).
struct DiesAtCheckpoint {
    Side side;
    int nth;
};
/// The side's power goes instead of the nth change of its disk from now.
struct DiesAtWrite {
    Side side;
    int nth;
};
struct DiskFills {
    Side side;
    std::size_t room;  ///< bytes that are left
};
/// Its disk answers every sync with an error.
struct DiskAils {
    Side side;
};
struct DiskIsMended {
    Side side;
};
/// Against the true time.
struct ClockIsWrong {
    Side side;
    std::chrono::hours by;
};
struct ClockIsRight {
    Side side;
};
/// Switched off and on again by somebody.
struct Restarts {
    Side side;
};
struct HubGoesAway {};
struct HubReturns {};
struct CableIsPluggedIn {};

using Trouble = std::variant<ResidentFiles, ClockTurnsWhileFiling, TimePasses, WeatherComes, DiesAtCheckpoint,
                             DiesAtWrite, DiskFills, DiskAils, DiskIsMended, ClockIsWrong, ClockIsRight, Restarts,
                             HubGoesAway, HubReturns, CableIsPluggedIn>;
/// "kiosk dies at its 4th checkpoint"
std::string text_of(const Trouble& trouble);

struct Plan {
    std::uint64_t seed;
    std::vector<Trouble> troubles;  ///< one after the other
};
/// "seed 1234: a resident files; weather lose_answer, portal; kiosk dies at its 4th checkpoint; ..."
std::string text_of(const Plan& plan);

Plan draw_plan(std::uint64_t seed);

}  // namespace loket::test
