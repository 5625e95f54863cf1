// A day at a counter, as the steps of its store: reports are filed, printed, relocked, delivered and parked, each in
// its own order of steps and all of them mixed; between them the log is folded and the program started again.
#pragma once

#include <vector>

#include "tests/power/counter_program.hpp"
#include "tests/power/power_cuts.hpp"

namespace loket::test {

using CounterStep = Step<CounterProgram>;

/// The first step of a new counter: its database is made.
CounterStep founding();

/// What the program that knew the first schema alone has left on the disk, with two reports filed. Requires that the
/// disk is mounted, and empty.
Result<void> leave_first_schema(const std::filesystem::path& database, const Counter& counter);

/// The program is started; it brings the database up to date.
CounterStep switching_on();

/// The filing of report `n`, whose envelope has this size, bytes.
CounterStep filing(std::uint32_t n, std::size_t envelope, PrintState print = PrintState::queued);

/// After the founding: `reports` of them, the same steps for the same day.
std::vector<CounterStep> counter_day(std::uint64_t day, std::uint32_t reports);

}  // namespace loket::test
