// Prints one slip on a receipt printer and says honestly how it ended. The printer is asked before the first band and
// between the others; while it is not ready no band goes out, and a slip that has begun is not gone on with: two halves
// on two rolls are no receipt. Nothing is sent twice.
//
// It waits on its channel only, and ends by itself: every wait has its bound.
#pragma once

#include <optional>

#include "printing/escpos/leftover.hpp"
#include "printing/escpos/line.hpp"

namespace loket::printing::escpos {

enum class Outcome {
    confirmed,   ///< the printer said that this slip is printed
    unverified,  ///< it got everything and complains of nothing, but does not say what it printed
    untouched,   ///< nothing of it was sent: no paper was used, and it may be tried again
    cut_short,   ///< a part was sent: perhaps some paper, surely no receipt
    unknown,     ///< it got everything, and then fell silent or stopped: nobody knows what came out
};
/// "confirmed"
std::string_view name_of(Outcome outcome);

struct Ending {
    Outcome outcome;
    Status status;             ///< as the printer last was
    std::optional<Error> why;  ///< of every ending but confirmed; for the log
    Leftover leftover;         ///< to be handed in with the next slip
};

/// A slip, and what concerns it alone.
struct Job {
    const Raster& picture;
    ProcessId id;
    Leftover before;  ///< what the slip before has left
    /// Called once, before the printer gets a byte of the picture. When it fails nothing is printed.
    std::function<Result<void>()> on_begin = [] { return Result<void>(); };
};

struct Patience {
    /// Real-time questions are answered in milliseconds, on a slow radio link within one second.
    Milliseconds for_answer{2'000};
    /// A printer that takes nothing for so long has stopped. It takes a band of 9 KB in a quarter of a second.
    Milliseconds for_band{4'000};
    /// To print what is in its buffer, beyond the time that the slip takes on the slowest printer.
    Milliseconds for_echo{3'000};
    Milliseconds for_everything{60'000};
};

Ending print_slip(const Job& job, const Abilities& abilities, Channel& channel, const Clock& clock,
                  const OnStatus& on_status, const Patience& patience = {});

/// How the printer is now, without printing; of one that cannot tell, as if all were well. Fails with timeout when it
/// does not answer, otherwise as the channel does.
Result<Status> look_at(const Abilities& abilities, Channel& channel, const Clock& clock,
                       Milliseconds patience = Patience().for_answer);

}  // namespace loket::printing::escpos
