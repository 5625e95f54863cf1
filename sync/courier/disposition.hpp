// What an answer means for the reports that were sent. A pure function, because this is where a report could be lost:
// only a receipt that the hub signed for exactly this batch settles anything. Whatever else comes back, from the hub, a
// proxy, a captive portal or a wrong server, at most changes when and in which portions the same reports are sent
// again.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "sync/courier/transport.hpp"
#include "sync/wire/feed.hpp"
#include "sync/wire/receipt.hpp"

namespace loket::sync {

/// What must be remembered of a batch until its answer is there.
struct Posted {
    std::string device;
    Hash batch;                 ///< hash_of the bytes that were posted
    std::vector<ReportId> ids;  ///< in the batch's order
};

/// The hub has judged every report of the batch.
struct Settled {
    Receipt receipt;
};
/// The batch seems to be more than the way can carry: smaller next time.
struct Shrink {
    std::string why;  ///< English, for the log
};
/// Nothing was learnt; again later. `retry_after` when the answer named a time.
struct Wait {
    std::string why;  ///< English, for the log
    std::optional<std::chrono::seconds> retry_after;
};
using Disposition = std::variant<Settled, Shrink, Wait>;

/// The page of the feed that an answer brings. Fails unless it is signed by this hub for this device and begins at the
/// cursor, or at 0 where the hub does not know the cursor.
Result<FeedPage> feed_page(const Result<Answer>& answer, const std::string& device, std::uint64_t cursor,
                           const SignPublicKey& hub);

Disposition disposition(const Result<Answer>& answer, const Posted& posted, const SignPublicKey& hub);

}  // namespace loket::sync
