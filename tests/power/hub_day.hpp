// A day at the hub, as the steps of its registry: devices are enrolled and locked out, batches are stored that hold new
// reports, known ones, refused ones and such as contradict what is there, and refusals are counted.
#pragma once

#include <vector>

#include "tests/power/hub_program.hpp"
#include "tests/power/power_cuts.hpp"

namespace loket::test {

using HubStep = Step<HubProgram>;

/// The first step makes the database.
std::vector<HubStep> hub_day(std::uint64_t day, std::uint32_t batches);

/// A device that takes the place of the one that delivers all batches of a day.
sync::NewDevice successor();

}  // namespace loket::test
