// Named points between two durable steps. They do nothing; a test arms them to kill the process there, or to look
// inside, and so proves that a power cut between any two steps loses no report (tests/stories/power_cut).
#pragma once

#include <string_view>

namespace loket {

using CheckpointHook = void (*)(std::string_view name);

/// Called at every checkpoint from then on; nullptr disarms. Tests only. Set before other threads start.
void arm_checkpoints(CheckpointHook hook);

/// "clerk.filed", "press.submitted": room, then what has just become true.
void checkpoint(std::string_view name);

}  // namespace loket
