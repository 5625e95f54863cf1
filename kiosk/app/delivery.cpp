#include "kiosk/app/delivery.hpp"

#include <cassert>

#include "kiosk/app/feed_items.hpp"
#include "sync/wire/batch.hpp"

namespace loket::kiosk {

sync::DeviceIdentity device_of(const provisioning::Identity& identity) {
    const SignKeys& keys = identity.device_keys;
    return {sync::device_id(keys.public_key), identity.counter, keys.secret_key};
}

sync::HubIdentity hub_of(const provisioning::Identity& identity) {
    return {identity.hub.sign_key, identity.hub.box_key, identity.hub.box_key_id};
}

std::vector<sync::Due> for_courier(std::vector<DueReport> reports) {
    std::vector<sync::Due> due;
    for (DueReport& report : reports) {
        due.push_back({report.id, std::move(report.envelope), std::move(report.opening)});
    }
    return due;
}

Result<sync::BatchHead> next_batch_head(Store& store) {
    const BatchBooks books = TRY(store.next_batch());
    return sync::BatchHead{.sequence = books.sequence,
                           .journal_head = books.journal_head,
                           .books = {.filed = std::uint64_t(books.account.filed),
                                     .acknowledged = std::uint64_t(books.account.acknowledged),
                                     .parked = std::uint64_t(books.account.parked),
                                     .chain = books.chain}};
}

Result<std::vector<std::uint32_t>> settle_delivery(Store& store, const sync::Outcome& outcome) {
    assert(outcome.hub_time && outcome.books);
    Settlement settlement{.acknowledged = outcome.acknowledged,
                          .parked = {},
                          .hub = HubAccount{.told_at = *outcome.hub_time,
                                            .held = std::int64_t(outcome.books->held),
                                            .set_aside = std::int64_t(outcome.books->set_aside),
                                            .alarms = std::int64_t(outcome.books->alarms),
                                            .chain = outcome.books->chain}};
    for (const auto& [id, reason] : outcome.parked) settlement.parked.push_back({id, reason});
    return store.outbox().settle(settlement, *outcome.hub_time);
}

Result<std::optional<std::size_t>> keep_news(Store& store, const sync::FeedPage& page, const Counter& counter,
                                             Instant now) {
    const FeedStretch stretch{page.asked, page.from, page.to};
    if (!stretch.leads_on_from(TRY(store.feed_cache().cursor()))) return std::nullopt;
    const std::vector<Hash> files = arrived_files(page);
    for (const Hash& file : files) {
        const auto arrived = store.files().arrived(file, now);
        // Not found: of the device that this counter was before.
        if (!arrived && arrived.error().fault != Fault::not_found) return tl::unexpected(arrived.error());
    }
    if (!TRY(store.feed_cache().keep(cached_items(page, counter), stretch))) return std::nullopt;
    return files.size();
}

}  // namespace loket::kiosk
