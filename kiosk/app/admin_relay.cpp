#include "kiosk/app/admin_stick.hpp"
#include "sync/courier/backoff.hpp"
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

/// Whether the hub means this batch, and would take others.
bool concerns_batch(RefusalCode code) {
    switch (code) {
        case RefusalCode::malformed:
        case RefusalCode::wrong_signature:
        case RefusalCode::unknown_device:
        case RefusalCode::revoked_device:
        case RefusalCode::too_large: return true;
        default: return false;
    }
}

/// Whether the same batch may fare better in a moment.
bool may_pass(Fault fault) { return fault == Fault::busy || fault == Fault::unreachable || fault == Fault::timeout; }

/// The receipt in the answer. A relay has no key to know a hub by, so that it believes the form: whatever it carries,
/// the kiosk verifies.
Result<Bytes> receipt_in(const sync::Answer& answer) {
    if (answer.status == 200 && answer.content_type == sync::kReceiptType) return answer.body;
    const auto refusal = sync::decode_refusal(answer.body);
    if (refusal && concerns_batch(refusal->code)) return fail(Fault::refused, std::string(code_of(refusal->code)));
    if (refusal) return fail(Fault::busy, "the hub says " + std::string(code_of(refusal->code)));
    return fail(Fault::malformed, "the answer (status " + std::to_string(answer.status) +
                                      ") is not a hub's; is there a login page or a proxy on the way?");
}

class Relay {
public:
    Relay(sync::Transport& transport, const Pause& pause, Entropy& entropy)
        : transport_(transport), pause_(pause), entropy_(entropy) {}

    Result<Bytes> ask(BytesView batch) {
        sync::Backoff backoff(kFirstPause, kLongestPause);
        for (int tries = 1;; ++tries) {
            const auto answer = transport_.post(sync::kBatchPath, sync::kBatchType, batch);
            auto receipt = answer ? receipt_in(*answer) : Result<Bytes>(tl::unexpected(answer.error()));
            if (receipt || !may_pass(receipt.error().fault) || tries == kTries) return receipt;
            const auto named = answer ? answer->retry_after : std::nullopt;
            if (named && *named > kWaitedFor) {
                return fail(Fault::busy, "the hub asks to come again in " + std::to_string(named->count()) + " s");
            }
            pause_(named ? Milliseconds(*named) : backoff.after_failure(entropy_));
        }
    }

private:
    sync::Transport& transport_;
    const Pause& pause_;
    Entropy& entropy_;
};

}  // namespace

Result<Finding> relay(const std::filesystem::path& stick, sync::Transport& transport, const Pause& pause,
                      Entropy& entropy) {
    Relay relay(transport, pause, entropy);
    const auto round = TRY(sync::go_round(stick, [&](BytesView batch) { return relay.ask(batch); }));
    return Finding{round.is_in_order() ? Finding::State::in_order : Finding::State::not_in_order, round.text()};
}

}  // namespace loket::kiosk
