#include "kiosk/app/feed_items.hpp"

#include "kiosk/base/log.hpp"

namespace loket::kiosk {
namespace {

/// "proposal/P-12" is kept as kind "proposal", key "P-12".
CachedItem in_place(const sync::FeedItem& item) {
    const std::string key = key_of(item);
    const auto slash = key.find('/');
    return {.kind = key.substr(0, slash),
            .key = slash == key.npos ? std::string() : key.substr(slash + 1),
            .bytes = encode(item)};
}

/// The one item of this type under the key; nothing when none is known, or it is not one.
template <class Item>
Result<std::optional<Item>> told(FeedCache& cache, std::string_view kind, std::string_view key) {
    const auto found = TRY(cache.find(kind, key));
    if (found.empty()) return std::nullopt;
    const auto item = TRY(sync::decode_item(found.back()));
    if (!item || !std::holds_alternative<Item>(*item)) return std::nullopt;
    return std::get<Item>(*item);
}

}  // namespace

std::vector<CachedItem> cached_items(const sync::FeedPage& page, const Counter& counter) {
    std::vector<CachedItem> items;
    for (const Bytes& bytes : page.items) {
        const auto item = sync::decode_item(bytes);
        if (!item) {
            log_error("clerk", item.error());
        } else if (!*item) {
            log_warning("clerk", "the hub told something that this program is too old for");
        } else if (const auto* change = std::get_if<sync::StatusChange>(&**item)) {
            items.push_back({std::string(kStatusItem), TicketNumber{counter, change->serial}.text(), change->locked,
                             CachedItem::Manner::beside});
        } else if (!std::holds_alternative<sync::FileArrival>(**item)) {
            items.push_back(in_place(**item));
        }
    }
    return items;
}

std::vector<Hash> arrived_files(const sync::FeedPage& page) {
    std::vector<Hash> files;
    for (const Bytes& bytes : page.items) {
        const auto item = sync::decode_item(bytes);
        if (!item || !*item) continue;
        if (const auto* arrival = std::get_if<sync::FileArrival>(&**item)) files.push_back(arrival->hash);
    }
    return files;
}

Result<std::optional<Calendar>> told_holidays(FeedCache& cache) {
    const auto holidays = TRY(told<sync::Holidays>(cache, "holidays", ""));
    if (!holidays) return std::nullopt;
    auto calendar = Calendar::parse(holidays->csv);
    if (calendar) return *std::move(calendar);
    log_error("clerk", calendar.error());
    return std::nullopt;
}

Result<std::optional<std::string>> told_setting(FeedCache& cache, std::string_view name) {
    const auto setting = TRY(told<sync::Setting>(cache, "setting", name));
    if (!setting) return std::nullopt;
    return setting->value;
}

Result<std::optional<BoxPublicKey>> told_box_key(FeedCache& cache) {
    const auto change = TRY(told<sync::BoxKeyChange>(cache, "box_key", ""));
    if (!change) return std::nullopt;
    return change->key;
}

Result<std::optional<sync::CounterCertificate>> told_certificate(FeedCache& cache, std::string_view device) {
    const auto renewal = TRY(told<sync::CertificateRenewal>(cache, "certificate", device));
    if (!renewal) return std::nullopt;
    return renewal->certificate;
}

}  // namespace loket::kiosk
