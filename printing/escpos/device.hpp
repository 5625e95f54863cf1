// A channel to a real receipt printer: a connection to its network port, or the kernel's device file of a USB cable.
// The only file of this room that opens anything. One job at a time: most printers listen to one.
#pragma once

#include <memory>

#include "printing/escpos/channel.hpp"
#include "printing/escpos/unit.hpp"

namespace loket::printing::escpos {

/// A descriptor whose becoming readable ends every wait, such as a signal's; the caller keeps it.
struct StopSign {
    int descriptor = -1;  ///< -1: nobody ends it
};

/// While another holds the printer it is tried again, for `patience`. Fails with unreachable, with busy when another
/// has kept it, or with refused when somebody ends it or the system does not allow it.
Result<std::unique_ptr<Channel>> open_device(const Unit& unit, StopSign stop, Milliseconds patience);

}  // namespace loket::printing::escpos
