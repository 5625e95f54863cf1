// What a slip that broke off has left in a printer. It outlives the job and perhaps the program: whoever prints next
// hands it in, so that the next slip neither begins in the middle of a picture nor hangs on a half one.
#pragma once

namespace loket::printing::escpos {

struct Leftover {
    int missing_bytes = 0;  ///< of a command that broke off: the printer takes what comes next for them
    bool is_uncut = false;  ///< a part of a slip hangs out of it, or will once it has paper
    bool operator==(const Leftover&) const = default;
};

}  // namespace loket::printing::escpos
