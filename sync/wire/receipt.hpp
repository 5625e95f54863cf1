// The hub's answer to a batch: one verdict for each envelope, signed. A report leaves the queue by this and by nothing
// else, so no proxy, portal or wrong server can make a kiosk forget a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "sync/wire/books.hpp"

namespace loket::sync {

enum class Verdict {
    stored,          ///< new, and now durable at the hub
    already_stored,  ///< the same bytes were there before
    conflict,        ///< another content is stored under this id; both are kept for a human
    refused,         ///< cannot be taken as it is (cannot be opened, not valid); kept apart for a human
};
std::string_view code_of(Verdict verdict);

/// Greatest length of a reason, bytes.
inline constexpr std::size_t kReasonMaximum = 100;

/// Its place in the receipt tells which envelope it is for.
struct Judgement {
    Verdict verdict;
    std::string reason;  ///< machine-readable, for conflict and refused; otherwise empty

    bool operator==(const Judgement&) const = default;
};

struct Receipt {
    std::string device;      ///< whom it is for
    Hash batch;              ///< hash_of the whole batch as posted, so that no old receipt answers a new batch
    Instant received_at;     ///< the hub's time
    HubBooks books;          ///< of the device, with this batch
    std::uint64_t news = 0;  ///< cursor of the newest in the counter's feed; 0 when there is nothing
    std::vector<Judgement> judgements;  ///< one for each envelope, in the batch's order
};

/// Greatest size of an encoded receipt, bytes.
inline constexpr std::size_t kReceiptMaximum = 256 * 1024;

Bytes encode(const Receipt& receipt, const Secret& hub_sign_key);
/// Checks the hub's signature. Fails with damaged when it is not the hub's, malformed, or too_large.
Result<Receipt> decode_receipt(BytesView bytes, const SignPublicKey& hub);

}  // namespace loket::sync
