#include "sync/hub/feed_tables.hpp"

namespace loket::sync {
namespace {

using kiosk::Connection;
using kiosk::Statement;
using kiosk::Step;

/// Left of a page for its head, the lengths and the signature.
constexpr std::size_t kPageOverhead = 8 * 1024;

Result<std::uint64_t> newest_of(Connection& connection, std::string_view sql,
                                std::initializer_list<kiosk::Value> values) {
    Statement row = TRY(connection.prepare(sql, values));
    TRY(row.step());
    return static_cast<std::uint64_t>(TRY(row.integer(0)));
}

}  // namespace

Result<std::uint64_t> publish(Connection& connection, const Publication& publication) {
    std::optional<std::string_view> counter;
    if (publication.counter) counter = publication.counter->text();
    const std::string key = key_of(publication.item);
    std::optional<std::string_view> kept_key;
    if (!key.empty()) {
        kept_key = key;
        Statement same = TRY(connection.prepare("SELECT seq FROM feed WHERE key = ?1 AND counter IS ?2 AND bytes = ?3",
                                                {key, counter, encode(publication.item)}));
        if (TRY(same.step()) == Step::row) return static_cast<std::uint64_t>(TRY(same.integer(0)));
        TRY(connection.run("DELETE FROM feed WHERE key = ?1 AND counter IS ?2", {key, counter}));
    }
    TRY(connection.run("INSERT INTO feed (counter, key, bytes, published_at) VALUES (?1, ?2, ?3, ?4)",
                       {counter, kept_key, encode(publication.item), publication.at.time_since_epoch().count()}));
    return newest_of(connection, "SELECT last_insert_rowid()", {});
}

Result<std::uint64_t> newest_for(Connection& connection, const Counter& counter) {
    return newest_of(connection,
                     "SELECT max(ifnull((SELECT max(seq) FROM feed WHERE counter = ?1), 0), "
                     "ifnull((SELECT max(seq) FROM feed WHERE counter IS NULL), 0))",
                     {counter.text()});
}

Result<FeedPage> page_after(Connection& connection, const Counter& counter, std::uint64_t cursor, std::size_t room) {
    // A cursor of the future is one of a hub that was put back to an earlier state since.
    const std::uint64_t newest = TRY(newest_of(connection, "SELECT ifnull(max(seq), 0) FROM feed", {}));
    const std::uint64_t from = cursor > newest ? 0 : cursor;
    FeedPage page{.device = {}, .asked = cursor, .from = from, .to = from};
    Statement rows = TRY(connection.prepare(
        "SELECT seq, bytes FROM feed WHERE seq > ?1 AND (counter IS NULL OR counter = ?2) ORDER BY seq",
        {static_cast<std::int64_t>(page.from), counter.text()}));
    const std::size_t limit = std::min(room, kFeedMaximum - kPageOverhead);
    std::size_t bytes = 0;
    while (TRY(rows.step()) == Step::row) {
        Bytes item = TRY(rows.blob(1));
        bytes += item.size() + 3;
        if (!page.items.empty() && (bytes > limit || page.items.size() == kFeedItems)) {
            page.rest = FeedPage::Rest::more;
            return page;
        }
        page.to = static_cast<std::uint64_t>(TRY(rows.integer(0)));
        page.items.push_back(std::move(item));
    }
    return page;
}

}  // namespace loket::sync
