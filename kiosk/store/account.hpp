// The books of a counter: every report that was ever filed is acknowledged by the hub, or waiting for it, or parked
// for a human. The tables and the journal each tell these figures; a difference means that somebody was at the file.
#pragma once

#include <cstdint>
#include <string>

namespace loket::kiosk {

struct Account {
    std::int64_t filed = 0;
    std::int64_t acknowledged = 0;
    std::int64_t waiting = 0;
    std::int64_t parked = 0;

    /// filed = acknowledged + waiting + parked
    bool is_balanced() const { return filed == acknowledged + waiting + parked; }
    /// "filed=9 acknowledged=7 waiting=1 parked=1"
    std::string text() const;

    bool operator==(const Account&) const = default;
};

}  // namespace loket::kiosk
