// What one resident meets at the printer: drawn from a seed. The faults are the same each time; how far the real
// programs have come when one strikes is not, so a run that failed may need some more of the same seed to fail again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/faults/paper/print_room.hpp"

namespace loket::test {

/// A step of a receipt on its way, at which something is done to the scheduler or the kiosk.
enum class Step { handing_over, handed_over, looking };

/// What is done to whoever is not the printer.
enum class Blow {
    none,
    scheduler_killed,
    scheduler_stopped,
    queue_deleted,
    kiosk_dies,  ///< at its nth checkpoint of a receipt
    kiosk_disk_full,
    spool_unwritable,  ///< the scheduler has nowhere to put a document
};
std::string_view name_of(Blow blow);

/// One resident, from the first touch to leaving.
struct Visit {
    Harm harm = Harm::none;
    int severity = 0;  ///< 0 to 99
    enum class When { before, at_step } harm_when = When::before;
    Blow blow = Blow::none;
    Step step = Step::handing_over;  ///< of the blow, and of the harm where it comes then
    int nth = 1;                     ///< of that step, or of the kiosk's checkpoints
    int mended_after_ms = 0;
    bool leaves_early = false;  ///< without waiting for the paper
    bool asks_again = false;    ///< for a copy, where it did not come out for sure
};
/// "paper_ends 42, scheduler_killed at looking 2, mended after 700 ms, asks again"
std::string text_of(const Visit& visit);

/// A day at one counter.
std::vector<Visit> draw_day(std::uint64_t seed, std::size_t visits);

}  // namespace loket::test
