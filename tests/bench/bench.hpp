// The frame of each program of this folder: it reads the command line, says on what machine and build the figures were
// taken, measures, prints the table, and writes the JSON where it was asked to.
#pragma once

#include <functional>

#include "kiosk/base/result.hpp"
#include "tests/bench/figures.hpp"

namespace loket::bench {

/// full: counts that give figures worth keeping. once: the same, but what a bench repeats is done once. quick: tiny
/// counts, to see that a bench still runs.
enum class Effort { full, once, quick };

using Measure = std::function<Result<void>(Effort effort, Figures& figures)>;

/// The exit status of a bench named `name`.
int run_bench(const std::string& name, int argc, char** argv, const Measure& measure);

}  // namespace loket::bench
