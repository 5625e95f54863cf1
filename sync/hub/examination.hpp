// What the envelopes of a batch are, each seen by itself: whether it can be opened with the hub's keys and holds a
// valid report of the counter that sent it. Pure, and the costly part of intake, done before any table is locked. It
// takes one operation with the hub's box key an opening, however many envelopes share it.
#pragma once

#include "sync/hub/hub_keys.hpp"
#include "sync/hub/registry.hpp"
#include "sync/wire/batch.hpp"

namespace loket::sync {

/// An arrival for each envelope, with its report or with the reason why it is refused: malformed, too_large,
/// wrong_counter, unknown_opening (the batch does not hold it, or it is no key), unknown_hub_key, damaged, or
/// invalid_report. Takes the envelopes out of the batch.
std::vector<Arrival> examine(Batch& batch, const HubKeys& keys);

}  // namespace loket::sync
