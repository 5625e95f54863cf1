// What the hub last said, signed, that it has of this device: kept so that the counter can tell where the two accounts
// differ, also when the hub is away.
#pragma once

#include <cstdint>

#include "kiosk/base/clock.hpp"
#include "kiosk/report/filing_chain.hpp"

namespace loket::kiosk {

struct HubAccount {
    Instant told_at;  ///< by the hub's clock
    std::int64_t held;
    std::int64_t set_aside;
    std::int64_t alarms;  ///< signs of a disk that was put back or copied
    FilingChain chain;    ///< over what it has without a gap

    bool operator==(const HubAccount&) const = default;
};

}  // namespace loket::kiosk
