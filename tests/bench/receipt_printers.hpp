// How soon a receipt is on the paper of a receipt printer that speaks ESC/POS: the real kiosk, a real CUPS scheduler
// and our own backend, to a model of a printer on a port. Beside it the npm package receiptline, which renders and
// sends by itself, with no scheduler, no record on a disk and no look at the printer before or after.
#pragma once

#include "tests/bench/bench.hpp"

namespace loket::bench {

/// Adds, with the spread of each:
///   first_byte_p95_ms           the screen has the number, to the first byte of the slip's picture at the printer
///   confirmed_over_device_time  from that byte until the kiosk has recorded `confirmed`, over the same until the
///   printer
///                               has said that it is done, while it prints as fast as a real one; the median
///   paper_out_to_screen_ms      the paper ends in the middle of a slip, to the screen's being told; 95%
///   peer_first_byte_p95_ms      the peer is told to print, to its first byte at the printer; only where it is
///   installed
/// Fails when a receipt ends otherwise than it must, and with not_found when a full measurement lacks its peer.
Result<void> measure_receipt_printers(Effort effort, Figures& figures);

}  // namespace loket::bench
