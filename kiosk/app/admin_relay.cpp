#include <algorithm>
#include <limits>

#include "kiosk/app/admin_stick.hpp"
#include "sync/courier/backoff.hpp"
#include "sync/courier/uploader.hpp"
#include "sync/wire/bundle_round.hpp"
#include "sync/wire/http.hpp"

namespace loket::kiosk {
namespace {

using sync::RefusalCode;

/// Somebody stands at the machine. A line that comes back within some seconds is waited for, and so is a place in the
/// hub's queue that is near; for anything longer the person is told to come again.
constexpr int kTries = 5;
constexpr Milliseconds kFirstPause = std::chrono::seconds(2);
constexpr Milliseconds kLongestPause = std::chrono::seconds(30);
constexpr std::chrono::seconds kWaitedFor{120};

/// Whether the hub means this entry, and would take others.
bool concerns_entry(RefusalCode code) {
    switch (code) {
        case RefusalCode::malformed:
        case RefusalCode::wrong_signature:
        case RefusalCode::unknown_device:
        case RefusalCode::revoked_device:
        case RefusalCode::unannounced:
        case RefusalCode::too_large: return true;
        default: return false;
    }
}

/// Whether the same may fare better in a moment.
bool may_pass(Fault fault) { return fault == Fault::busy || fault == Fault::unreachable || fault == Fault::timeout; }

/// How the hub says no in the answer; malformed when that is no hub's way to say it.
Error refusal_in(const sync::Answer& answer) {
    const auto refusal = sync::decode_refusal(answer.body);
    if (refusal && concerns_entry(refusal->code)) return {Fault::refused, std::string(code_of(refusal->code)), ""};
    if (refusal) return {Fault::busy, "the hub says " + std::string(code_of(refusal->code)), ""};
    return {Fault::malformed,
            "the answer (status " + std::to_string(answer.status) +
                ") is not a hub's; is there a login page or a proxy on the way?",
            ""};
}

/// What a hub says to a kind of entry, and where.
struct Post {
    std::string_view path;
    std::string_view type;
    std::string_view answer_type;
};
constexpr Post kBatchPost{sync::kBatchPath, sync::kBatchType, sync::kReceiptType};
constexpr Post kFeedPost{sync::kFeedPath, sync::kFeedRequestType, sync::kFeedType};

/// A relay has no key to know a hub by, so that it believes the form: whatever it carries, the kiosk verifies.
Result<Bytes> said_in(const sync::Answer& answer, const Post& post) {
    if (answer.status == 200 && answer.content_type == post.answer_type) return answer.body;
    return tl::unexpected(refusal_in(answer));
}

/// Nothing else wants this line.
sync::Tuning tuning_for_files() {
    sync::Tuning tuning;
    tuning.backoff_base = kFirstPause;
    tuning.backoff_limit = kLongestPause;
    tuning.file_rate = std::numeric_limits<std::size_t>::max();
    return tuning;
}

class Relay {
public:
    Relay(sync::Transport& transport, const Clock& clock, const Pause& pause, Entropy& entropy)
        : transport_(transport), clock_(clock), pause_(pause), entropy_(entropy) {}

    Result<Bytes> ask(sync::BundleKind kind, BytesView content) {
        if (kind == sync::BundleKind::batch) return post(content, kBatchPost);
        if (kind == sync::BundleKind::feed_request) return post(content, kFeedPost);
        TRY(upload(content));
        return Bytes();
    }

private:
    Result<Bytes> post(BytesView content, const Post& post) {
        sync::Backoff backoff(kFirstPause, kLongestPause);
        for (int tries = 1;; ++tries) {
            const auto answer = transport_.post(post.path, post.type, content);
            auto said = answer ? said_in(*answer, post) : Result<Bytes>(tl::unexpected(answer.error()));
            if (said || !may_pass(said.error().fault) || tries == kTries) return said;
            const auto named = answer ? answer->retry_after : std::nullopt;
            TRY(refuse_long_wait(named));
            pause_(named ? Milliseconds(*named) : backoff.after_failure(entropy_));
        }
    }

    /// As often as the file comes on by it, however bad the line; but no more than kTries times in vain.
    Result<void> upload(BytesView content) {
        sync::Uploader uploader(tuning_for_files(), clock_.steady());
        uploader.take({hash_of(content), content.size()});
        std::uint64_t farthest = 0;
        for (int in_vain = 0;;) {
            const sync::Piece piece = uploader.next_piece();
            const auto call =
                uploader.make_call(content.subspan(std::size_t(piece.offset), piece.size), clock_.steady());
            const auto answer = transport_.send(call);
            const auto outcome = uploader.conclude(answer, clock_.steady(), entropy_);
            if (outcome.upload == sync::Upload::uploaded) return {};
            const std::uint64_t offset = uploader.next_piece().offset;
            in_vain = outcome.why.empty() || offset > farthest ? 0 : in_vain + 1;
            farthest = std::max(farthest, offset);
            if (answer && !outcome.why.empty()) {
                if (const Error error = refusal_of_file(call, *answer); error.fault != Fault::busy) {
                    return tl::unexpected(error);
                }
                TRY(refuse_long_wait(answer->retry_after));
            }
            if (outcome.upload == sync::Upload::turned_away || in_vain == kTries) {
                return fail(Fault::busy, "a file does not come on: " + outcome.why);
            }
            const Milliseconds wait = uploader.next_attempt() - clock_.steady();
            if (wait > Milliseconds(0)) pause_(wait);
        }
    }

    /// An answer to HEAD has no body, so that its status must do.
    static Error refusal_of_file(const sync::Call& call, const sync::Answer& answer) {
        if (call.method != sync::Method::head) return refusal_in(answer);
        const bool is_unannounced = answer.status == status_of(RefusalCode::unannounced);
        return {is_unannounced ? Fault::refused : Fault::busy, std::string(code_of(RefusalCode::unannounced)), ""};
    }

    static Result<void> refuse_long_wait(const std::optional<std::chrono::seconds>& named) {
        if (!named || *named <= kWaitedFor) return {};
        return fail(Fault::busy, "the hub asks to come again in " + std::to_string(named->count()) + " s");
    }

    sync::Transport& transport_;
    const Clock& clock_;
    const Pause& pause_;
    Entropy& entropy_;
};

}  // namespace

Result<Finding> relay(const std::filesystem::path& stick, sync::Transport& transport, const Clock& clock,
                      const Pause& pause, Entropy& entropy) {
    Relay relay(transport, clock, pause, entropy);
    const auto round =
        TRY(sync::go_round(stick, [&](sync::BundleKind kind, BytesView content) { return relay.ask(kind, content); }));
    return Finding{round.is_in_order() ? Finding::State::in_order : Finding::State::not_in_order, round.text()};
}

}  // namespace loket::kiosk
