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

    /// Envelopes in the first batch: some 29 kB, 6 seconds over 2G. Smaller: a day's reports need another round trip.
    std::size_t first_batch = 100;
    /// Envelopes in the greatest batch.
    std::size_t batch_limit = kBatchEnvelopes;
    /// Bytes of the first page of the feed, and the bounds between which it grows and shrinks like a batch.
    std::uint32_t first_feed_room = 16 * 1024;
    std::uint32_t feed_room_limit = 200 * 1024;
    std::uint32_t feed_room_least = 512;

    /// Multiplies what a successful batch carried. From 100, three batches carry 1,000 reports. Smaller: each further
    /// batch costs a round trip, in which a line over a satellite stands still.
    std::size_t growth = 4;
    /// Divides after a failure. Four steps lead from 500 to 1.
    std::size_t shrinking = 4;
    /// Bytes of envelopes in one batch; the rest up to kBatchMaximum is left for its head, lengths and signature.
    std::size_t batch_bytes = kBatchMaximum - 8 * 1024;

    /// Bytes of a file in the first request that carries any.
    std::size_t first_chunk = 64 * 1024;
    /// Bytes. Smaller: each costs some 400 bytes of heads besides.
    std::size_t chunk_minimum = 4 * 1024;
    /// Bytes. Greater: more is sent twice where a hub keeps nothing of a chunk that was cut off.
    std::size_t chunk_limit = 1024 * 1024;
    /// Chunks double while they take less time than this, and halve when they take more: about as long a new report
    /// waits behind a photo.
    Milliseconds chunk_time = std::chrono::seconds(4);
    /// Bytes a second of files, on average. Greater: photos arrive sooner, and the office's own work gets less of its
    /// line.
    std::size_t file_rate = 256 * 1024;
    /// Answers that make no sense, one after the other, until another file gets its chance.
    int wrong_answers_limit = 3;
    /// A file that met such answers is tried again after this.
    Milliseconds set_aside_for = std::chrono::minutes(15);
    /// A file that is uploaded, but whose arrival the hub has not signed, is offered again after this: some 500 bytes.
    Milliseconds offered_again_after = std::chrono::hours(24);
};

}  // namespace loket::sync
