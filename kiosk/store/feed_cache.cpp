#include "kiosk/store/feed_cache.hpp"

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/transaction.hpp"

namespace loket::kiosk {

Result<std::uint64_t> FeedCache::cursor() {
    Statement row = TRY(connection_.prepare("SELECT position FROM feed_cursor"));
    if (TRY(row.step()) == Step::done) return 0;
    return static_cast<std::uint64_t>(TRY(row.integer(0)));
}

Result<bool> FeedCache::keep(const std::vector<CachedItem>& items, const FeedStretch& stretch) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    if (!stretch.leads_on_from(TRY(cursor()))) return false;
    for (const CachedItem& item : items) {
        if (item.manner == CachedItem::Manner::in_place) {
            TRY(connection_.run("DELETE FROM feed_item WHERE kind = ?1 AND key = ?2", {item.kind, item.key}));
        }
        TRY(connection_.run("INSERT INTO feed_item (kind, key, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                            {item.kind, item.key, item.bytes}));
    }
    TRY(connection_.run("INSERT OR REPLACE INTO feed_cursor (one, position) VALUES (1, ?1)",
                        {static_cast<std::int64_t>(stretch.to)}));
    checkpoint("store.keeping_feed");
    TRY(transaction.commit());
    checkpoint("store.kept_feed");
    return true;
}

Result<std::vector<Bytes>> FeedCache::find(std::string_view kind, std::string_view key) {
    Statement rows =
        TRY(connection_.prepare("SELECT bytes FROM feed_item WHERE kind = ?1 AND key = ?2 ORDER BY id", {kind, key}));
    std::vector<Bytes> found;
    while (TRY(rows.step()) == Step::row) found.push_back(TRY(rows.blob(0)));
    return found;
}

Result<std::vector<CachedItem>> FeedCache::all(std::string_view kind) {
    Statement rows =
        TRY(connection_.prepare("SELECT kind, key, bytes FROM feed_item WHERE kind = ?1 ORDER BY id", {kind}));
    std::vector<CachedItem> all;
    while (TRY(rows.step()) == Step::row) all.push_back({TRY(rows.text(0)), TRY(rows.text(1)), TRY(rows.blob(2))});
    return all;
}

}  // namespace loket::kiosk
