#include "kiosk/app/delivery.hpp"

#include <cassert>

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

}  // namespace loket::kiosk
