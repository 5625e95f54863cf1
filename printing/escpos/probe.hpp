// Asks one receipt printer what it can do, by trying. Nothing is printed. Whoever asks has put a full roll in: a unit
// that then says that the paper is low has no sensor for it.
#pragma once

#include "printing/escpos/line.hpp"

namespace loket::printing::escpos {

struct Finding {
    Abilities abilities;
    Status status;      ///< as it is now; of one that does not tell, as if all were well
    std::string model;  ///< what it calls itself; empty when it does not
};

/// What does not answer within `patience` cannot do it. Of a unit that says that it is not ready nothing else is asked:
/// it does not get to what waits in its buffer. Fails as the channel does.
Result<Finding> probe(Channel& channel, const Clock& clock, Milliseconds patience = Milliseconds(1'500));

}  // namespace loket::printing::escpos
