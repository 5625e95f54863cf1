// `loket-admin printer probe`: what one receipt printer can do, asked of the unit itself, since model names lie.
// Nothing is printed. Whoever asks has put a full roll in, for a unit that then says that its paper is low has no
// sensor for it.
#pragma once

#include "kiosk/app/admin.hpp"

namespace loket::kiosk {

struct ProbeOptions {
    std::string place;  ///< "192.168.1.40", "192.168.1.40:9100" or "/dev/usb/lp0"
    provisioning::Paper paper = provisioning::Paper::roll_80mm;
};

/// What it can do, and the address with all of that in it which its CUPS queue is to have. Not in order: it tells
/// nothing of its state; or it is not ready, and is to be asked again. Fails with malformed for what is no place, with
/// busy, refused or unreachable.
Result<Finding> probe_printer(const ProbeOptions& options, const Clock& clock);

}  // namespace loket::kiosk
