// What the hub has to tell its counters, in the order in which it was published. Of items that have a key only the
// newest stays, so that a counter which was away for a year is not told every step of a proposal's supporters. Private
// to the registry on SQLite.
#pragma once

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// Inside the caller's transaction.
Result<std::uint64_t> publish(kiosk::Connection& connection, const Publication& publication);

/// The newest that concerns this counter; 0 when nothing does.
Result<std::uint64_t> newest_for(kiosk::Connection& connection, const Counter& counter);

/// As Registry::feed_after.
Result<FeedPage> page_after(kiosk::Connection& connection, const Counter& counter, std::uint64_t cursor,
                            std::size_t room);

}  // namespace loket::sync
