// Every number that shapes how the courier behaves, with its unit and what changing it does.
#pragma once

#include <chrono>
#include <cstddef>

#include "kiosk/base/clock.hpp"
#include "sync/wire/batch.hpp"

namespace loket::sync {

struct Tuning {
    /// The first attempt after start or reconnect falls evenly into this time. Shorter: reports arrive sooner after a
    /// power cut, and a whole province that gets its power back at once hits the hub harder.
    Milliseconds first_attempt_within = std::chrono::seconds(60);
    /// Failure n waits evenly between 0 and min(backoff_limit, backoff_base * 2^n).
    Milliseconds backoff_base = std::chrono::seconds(2);
    /// Longer: a hub that returns is found later. Shorter: a dead link is paid for more often.
    Milliseconds backoff_limit = std::chrono::minutes(15);
    /// No hub, and nobody who pretends to be one, can hold the courier back for longer than this. Shorter: a queue of
    /// 83,000 counters, 28 minutes at 50 batches a second, is left before one's place.
    Milliseconds retry_after_limit = std::chrono::hours(1);

    /// Envelopes in the first batch: some 15 kB, 3 seconds over 2G.
    std::size_t first_batch = 32;
    /// Envelopes in the greatest batch.
    std::size_t batch_limit = kBatchEnvelopes;
    /// Bytes of the first page of the feed, and the bounds between which it grows and shrinks like a batch.
    std::uint32_t first_feed_room = 16 * 1024;
    std::uint32_t feed_room_limit = 200 * 1024;
    std::uint32_t feed_room_least = 512;

    /// Multiplies what a successful batch carried. From 32, six batches carry 1,000 reports.
    std::size_t growth = 2;
    /// Divides after a failure. Four steps lead from 500 to 1, so a link that dies every 20 kB is served soon.
    std::size_t shrinking = 4;
    /// Bytes of envelopes in one batch; the rest up to kBatchMaximum is left for its head, lengths and signature.
    std::size_t batch_bytes = kBatchMaximum - 8 * 1024;
};

}  // namespace loket::sync
