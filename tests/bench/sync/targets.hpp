// What the sync bench is asked to reach, and whether it does.
#pragma once

#include <string>

#include "tests/bench/figures.hpp"

namespace loket::bench {

/// Adds a figure beside its target: "0.21, at most 0.3: ok". Requires a key of the table in targets.cpp.
void add_target(Figures& figures, const std::string& key, double value);

}  // namespace loket::bench
