// The hub's account of each device, and the alarms when it and the kiosk's own cannot both be true. A kiosk whose disk
// was put back to an earlier state, or copied into a second machine, files other reports under serials that it has
// given out before, or says that it filed fewer than it delivered: one of the four signs shows it, whichever comes
// first. No report is turned away for it, since a resident stands behind each; a human looks. Runs inside the caller's
// transaction. Private to the registry on SQLite.
#pragma once

#include <optional>

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// The account of a device that was just enrolled; of one that has an account nothing changes.
Result<void> open_books(kiosk::Connection& connection, const std::string& device, std::uint32_t first_serial);

Result<void> raise_alarm(kiosk::Connection& connection, const std::string& device, Alarm alarm, Instant at);

/// Whether a batch is the newest word of its device, or an older one that a stick brings late.
enum class Word { newest, late };

/// Goes on with the chain as far as the envelopes lead, compares it with what the device says, and raises alarms. To be
/// called after the batch is written; `stored` is how many of its reports were new.
Result<HubBooks> follow_books(kiosk::Connection& connection, const BatchArrival& batch, Word word, std::size_t stored);

}  // namespace loket::sync
