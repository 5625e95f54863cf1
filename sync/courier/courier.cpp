#include "sync/courier/courier.hpp"

#include <algorithm>
#include <cassert>

#include "sync/wire/envelope.hpp"

namespace loket::sync {

Courier::Courier(DeviceIdentity device, HubIdentity hub, const Tuning& tuning, Tick now, Entropy& entropy)
    : device_(std::move(device)),
      hub_(std::move(hub)),
      tuning_(tuning),
      backoff_(tuning.backoff_base, tuning.backoff_limit),
      next_attempt_(now + spread(tuning.first_attempt_within, entropy)),
      slot_(now),
      envelopes_(tuning.first_batch),
      feed_room_(tuning.first_feed_room) {}

void Courier::link_came_up(Tick now, Entropy& entropy) {
    backoff_.reset();
    endurance_.forget();
    next_attempt_ = std::max(slot_, std::min(next_attempt_, now + spread(tuning_.first_attempt_within, entropy)));
}

OutgoingBatch Courier::make_batch(const BatchHead& head, std::span<const Due> due, Instant made_at) const {
    Batch batch{.device = device_.device,
                .counter = device_.counter,
                .sequence = head.sequence,
                .made_at = made_at,
                .journal_head = head.journal_head,
                .books = head.books,
                .openings = {},
                .envelopes = {}};
    std::vector<ReportId> ids;
    std::size_t bytes = 0;
    const Room most = room();
    for (const Due& next : due) {
        assert(next.envelope.size() <= kEnvelopeMaximum);
        const bool is_new =
            std::find(batch.openings.begin(), batch.openings.end(), next.opening) == batch.openings.end();
        bytes += next.envelope.size() + (is_new ? next.opening.size() : 0);
        if (!ids.empty() && (ids.size() == most.envelopes || bytes > most.bytes)) break;
        if (is_new) batch.openings.push_back(next.opening);
        batch.envelopes.push_back(next.envelope);
        ids.push_back(next.id);
    }
    Bytes encoded = encode(batch, device_.sign_key);
    Posted posted{.device = device_.device, .batch = hash_of(encoded), .ids = std::move(ids)};
    return {std::move(encoded), std::move(posted), endurance_.next().line};
}

Outcome Courier::conclude(const Result<Answer>& answer, const Posted& posted, Tick now, Entropy& entropy,
                          std::size_t carried) {
    const Disposition what = disposition(answer, posted, hub_.sign_key);
    if (answer) endurance_.survived(carried);
    // A greeting without reports says nothing of size.
    if (!posted.ids.empty() && std::holds_alternative<Shrink>(what)) {
        const bool is_cut = !answer && carried > 0;
        is_cut ? endurance_.died(carried) : shrink(posted.ids.size());
    }
    link_ = std::holds_alternative<Settled>(what) ? Link::online : Link::offline;
    return std::visit([&](const auto& it) { return act(it, posted, now, entropy); }, what);
}

Bytes Courier::make_feed_request(std::uint64_t cursor) const {
    return encode(FeedRequest{device_.device, cursor, feed_room_}, device_.sign_key);
}

Result<FeedPage> Courier::conclude_feed(const Result<Answer>& answer, std::uint64_t cursor) {
    auto page = feed_page(answer, device_.device, cursor, hub_.sign_key);
    if (page) {
        feed_room_ =
            static_cast<std::uint32_t>(std::min<std::size_t>(tuning_.feed_room_limit, feed_room_ * tuning_.growth));
    } else {
        feed_room_ =
            static_cast<std::uint32_t>(std::max<std::size_t>(tuning_.feed_room_least, feed_room_ / tuning_.shrinking));
    }
    return page;
}

Outcome Courier::act(const Settled& settled, const Posted& posted, Tick now, Entropy& /*entropy*/) {
    Outcome outcome;
    outcome.hub_time = settled.receipt.received_at;
    outcome.books = settled.receipt.books;
    outcome.news = settled.receipt.news;
    for (std::size_t i = 0; i < posted.ids.size(); ++i) {
        const Judgement& judgement = settled.receipt.judgements[i];
        switch (judgement.verdict) {
            case Verdict::stored:
            case Verdict::already_stored: outcome.acknowledged.push_back(posted.ids[i]); break;
            case Verdict::conflict:
            case Verdict::refused:
                outcome.parked.push_back({posted.ids[i], judgement.reason.empty()
                                                             ? std::string(code_of(judgement.verdict))
                                                             : judgement.reason});
                break;
        }
    }
    backoff_.reset();
    next_attempt_ = now;
    // From what was really carried: three reports that arrived say nothing of three hundred.
    envelopes_ = std::min(tuning_.batch_limit, std::max(envelopes_, posted.ids.size() * tuning_.growth));
    return outcome;
}

void Courier::shrink(std::size_t sent) {
    // From what was really sent: a short queue must not pretend that a large batch failed.
    envelopes_ = std::max<std::size_t>(1, std::min(envelopes_, sent) / tuning_.shrinking);
}

Outcome Courier::act(const Shrink& shrink, const Posted& /*posted*/, Tick now, Entropy& entropy) {
    next_attempt_ = now + backoff_.after_failure(entropy);
    return {.acknowledged = {}, .parked = {}, .hub_time = {}, .books = {}, .news = 0, .why = shrink.why};
}

Outcome Courier::act(const Wait& wait, const Posted& /*posted*/, Tick now, Entropy& entropy) {
    // A named time is a slot in the hub's queue: kept as it is, because jitter would only spoil the hub's order.
    const Milliseconds pause = wait.retry_after
                                   ? std::clamp<Milliseconds>(*wait.retry_after, {}, tuning_.retry_after_limit)
                                   : backoff_.after_failure(entropy);
    next_attempt_ = now + pause;
    if (wait.retry_after) slot_ = next_attempt_;
    return {.acknowledged = {}, .parked = {}, .hub_time = {}, .books = {}, .news = 0, .why = wait.why};
}

}  // namespace loket::sync
