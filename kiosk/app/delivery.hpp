// What store and courier say to each other of a delivery, whichever way it goes: the courier's thread over the network,
// or loket-admin over a stick.
#pragma once

#include <optional>

#include "kiosk/store/store.hpp"
#include "provisioning/identity.hpp"
#include "sync/courier/courier.hpp"

namespace loket::kiosk {

sync::DeviceIdentity device_of(const provisioning::Identity& identity);
sync::HubIdentity hub_of(const provisioning::Identity& identity);

/// What waits, as the courier takes it.
std::vector<sync::Due> for_courier(std::vector<DueReport> reports);

/// The head of the next batch, with a sequence of its own. Take it after the reports of the batch were read: then no
/// batch holds a report that its books do not have yet. Fails as Store::next_batch.
Result<sync::BatchHead> next_batch_head(Store& store);

/// Writes down what the hub has signed. Requires an outcome with the hub's time. Returns the serials of what it has,
/// and fails, as Outbox::settle.
Result<std::vector<std::uint32_t>> settle_delivery(Store& store, const sync::Outcome& outcome);

/// Keeps what the hub told in a page, and lets go of the files that it has by the page's word. Returns how many those
/// were; nothing when the page does not lead on from where the counter is. What fails comes again with the same page,
/// because the cursor stays where it was. Fails as FeedCache::keep.
Result<std::optional<std::size_t>> keep_news(Store& store, const sync::FeedPage& page, const Counter& counter,
                                             Instant now);

}  // namespace loket::kiosk
