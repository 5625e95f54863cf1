#include "sync/courier/disposition.hpp"

#include "sync/wire/http.hpp"

namespace loket::sync {
namespace {

Disposition read_receipt(const Answer& answer, const Posted& posted, const SignPublicKey& hub) {
    Result<Receipt> receipt = decode_receipt(answer.body, hub);
    if (!receipt) return Wait{"no receipt of our hub: " + receipt.error().text(), {}};
    if (receipt->device != posted.device || receipt->batch != posted.batch) {
        return Wait{"receipt for another batch", {}};
    }
    if (receipt->judgements.size() != posted.ids.size()) return Wait{"receipt that does not judge what was sent", {}};
    return Settled{std::move(*receipt)};
}

std::string text_of(const Answer& answer) {
    std::string text = "HTTP " + std::to_string(answer.status);
    // The body is a stranger's word: only a code that we know goes to the log.
    if (const auto refusal = decode_refusal(answer.body)) text += " " + std::string(code_of(refusal->code));
    return text;
}

}  // namespace

Result<FeedPage> feed_page(const Result<Answer>& answer, const std::string& device, std::uint64_t cursor,
                           const SignPublicKey& hub) {
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != 200) return fail(Fault::refused, text_of(*answer), std::string(kFeedPath));
    FeedPage page = TRY(decode_feed_page(answer->body, hub));
    if (page.device != device) return fail(Fault::damaged, "a page for another device");
    if (page.asked != cursor) return fail(Fault::damaged, "a page from another cursor");
    return page;
}

Disposition disposition(const Result<Answer>& answer, const Posted& posted, const SignPublicKey& hub) {
    if (!answer) {
        const Fault fault = answer.error().fault;
        if (fault == Fault::timeout || fault == Fault::unreachable) return Shrink{answer.error().text()};
        return Wait{answer.error().text(), {}};
    }
    switch (answer->status) {
        case 200: return read_receipt(*answer, posted, hub);
        // Even for a single report 413 is only somebody's word, perhaps a proxy's: it waits, and is never set apart by
        // it.
        case 413:
        case 408:  // a server, or a proxy in between, gave up waiting
        case 504: return Shrink{text_of(*answer)};
        default: return Wait{text_of(*answer), answer->retry_after};
    }
}

}  // namespace loket::sync
