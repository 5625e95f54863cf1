// What one envelope is, seen by itself: whether it can be opened with the hub's keys and holds a valid report of the
// counter that sent it. Pure, and the costly part of intake, done before any table is locked.
#pragma once

#include "sync/hub/hub_keys.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// An arrival with its report, or with the reason why it is refused: malformed, too_large, wrong_counter,
/// unknown_hub_key, damaged, or invalid_report.
Arrival examine(Bytes envelope, const Counter& counter, const HubKeys& keys);

}  // namespace loket::sync
