// What the hub told this counter, kept so that it can be shown without a network: answers, which nobody here can read
// without the paper, and what everybody may know. How far it has been told is kept in the same transaction, so that a
// power cut loses nothing and a page that comes twice changes nothing.
//
// Owned by the clerk thread. Everything can fail with io, busy or damaged; what is written also with full, and a commit
// with unknown: then the same page is asked for again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

struct CachedItem {
    std::string kind;  ///< "status", "proposal", ...
    std::string key;   ///< what it is about: a ticket's number, a proposal's id; empty where there is only one
    Bytes bytes;       ///< opaque here
    /// Whether it stands beside what is known under its key, or in its place.
    enum class Manner { beside, in_place } manner = Manner::in_place;

    bool operator==(const CachedItem&) const = default;
};

/// From where to where a page of news leads.
struct FeedStretch {
    std::uint64_t asked;  ///< the cursor that it answers
    std::uint64_t from;   ///< the same, or 0 where the hub does not know that one and begins anew
    std::uint64_t to;

    /// Whether a counter at this cursor gains by it. A page that begins earlier does no harm: it was whole when it was
    /// signed, and what it holds of things that have changed since comes again in their place. One that begins anew
    /// counts only as the answer to where the counter is, or a page from long ago would lead it back.
    bool leads_on_from(std::uint64_t cursor) const {
        return from == asked ? from <= cursor && cursor < to : asked == cursor;
    }
};

class FeedCache {
public:
    /// The connection outlives the cache.
    explicit FeedCache(Connection& connection) : connection_(connection) {}

    /// 0 before the first page.
    Result<std::uint64_t> cursor();
    /// Keeps the items and the new cursor, all or nothing; nothing when the page does not lead on from where the
    /// counter is by now. Returns whether it was kept.
    Result<bool> keep(const std::vector<CachedItem>& items, const FeedStretch& stretch);
    /// What is known under this key, oldest first.
    Result<std::vector<Bytes>> find(std::string_view kind, std::string_view key);
    /// All of a kind, oldest first.
    Result<std::vector<CachedItem>> all(std::string_view kind);

private:
    Connection& connection_;
};

}  // namespace loket::kiosk
