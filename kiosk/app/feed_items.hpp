// How the items of the feed lie in the counter's cache, and what the counter itself reads in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/report/calendar.hpp"
#include "kiosk/store/feed_cache.hpp"
#include "sync/wire/feed.hpp"

namespace loket::kiosk {

/// The kind under which answers are kept; their key is the ticket's number, their bytes are locked.
inline constexpr std::string_view kStatusItem = "status";

/// What is kept of a page. An item that cannot be read is left out and logged: the page is the hub's, so asking again
/// would bring the same. The arrival of files is no item to keep (arrived_files).
std::vector<CachedItem> cached_items(const sync::FeedPage& page, const Counter& counter);

/// The files that are whole at the hub by the word of this page.
std::vector<Hash> arrived_files(const sync::FeedPage& page);

/// The newest that the hub told of each; nothing before. Fails as the cache does.
Result<std::optional<Calendar>> told_holidays(FeedCache& cache);
Result<std::optional<std::string>> told_setting(FeedCache& cache, std::string_view name);
Result<std::optional<BoxPublicKey>> told_box_key(FeedCache& cache);
/// For the device of this id.
Result<std::optional<sync::CounterCertificate>> told_certificate(FeedCache& cache, std::string_view device);

}  // namespace loket::kiosk
