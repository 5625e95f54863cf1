// Carries the outbox to the hub: decides when to try, how much to take, and what an answer means. It holds no thread,
// no clock and no connection; the app's courier thread owns it and lends it time, chance and the transport:
//
//     wait until next_attempt() and until the outbox has due reports, at most room() of them
//     batch = make_batch(...); answer = transport.post(kBatchPath, kBatchType, batch.bytes, batch.line)
//     outcome = conclude(answer, batch.posted, ..., transport.carried()); hand it to the clerk
//
// Nothing here is durable, and nothing needs to be: after a restart the same reports are due again, and the hub stores
// each only once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "kiosk/base/entropy.hpp"
#include "sync/courier/backoff.hpp"
#include "sync/courier/disposition.hpp"
#include "sync/courier/endurance.hpp"
#include "sync/courier/tuning.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/enrolment.hpp"
#include "sync/wire/feed.hpp"

namespace loket::sync {

/// Who this kiosk is to the hub.
struct DeviceIdentity {
    std::string device;  ///< device_id of its public key
    Counter counter;
    Secret sign_key;
};

/// An envelope that is due, as the outbox keeps it.
struct Due {
    ReportId id;
    Bytes envelope;
    Bytes opening;  ///< encoded, of the envelope
};

/// What stands before the envelopes of a batch.
struct BatchHead {
    std::uint64_t sequence = 0;  ///< that this device never used for other bytes
    Hash journal_head{};
    DeviceBooks books;
};

/// Greatest batch that the link deserves now.
struct Room {
    std::size_t envelopes;
    std::size_t bytes;

    bool operator==(const Room&) const = default;
};

struct OutgoingBatch {
    Bytes bytes;    ///< what is posted
    Posted posted;  ///< what `conclude` needs again
    Line line;      ///< over which it should go
};

/// Online: the last word heard was signed by the hub.
enum class Link { offline, online };

struct Parked {
    ReportId id;
    std::string reason;  ///< machine-readable: "conflict", or the hub's reason to refuse

    bool operator==(const Parked&) const = default;
};

/// What the clerk must record. Reports that are in neither list stay as they are.
struct Outcome {
    std::vector<ReportId> acknowledged;  ///< durable at the hub
    std::vector<Parked> parked;          ///< for a human; never sent again by itself
    std::optional<Instant> hub_time;     ///< signed by the hub; learnt only with a receipt
    std::optional<HubBooks> books;       ///< as hub_time
    std::uint64_t news = 0;              ///< cursor of the newest in the feed, as hub_time; 0 when there is nothing
    std::string why;                     ///< English, for the log, when the batch was not settled; otherwise empty
};

class Courier {
public:
    /// The first attempt falls into `tuning.first_attempt_within` from now.
    Courier(DeviceIdentity device, HubIdentity hub, const Tuning& tuning, Tick now, Entropy& entropy);

    /// A way into the network came up: forgets failures and tries again soon, never later than without
    /// it, but not before the time that the hub named.
    void link_came_up(Tick now, Entropy& entropy);

    /// Not before this; in the past when there is no reason to wait.
    Tick next_attempt() const { return next_attempt_; }
    Room room() const { return {envelopes_, std::min(tuning_.batch_bytes, endurance_.next().bytes)}; }
    /// Whether batches are as large as they get, and lately arrive.
    bool is_at_full_size() const {
        return link_ == Link::online && room() == Room{tuning_.batch_limit, tuning_.batch_bytes};
    }
    Link link() const { return link_; }

    /// Takes as many envelopes from the front as there is room for, at least one if any is due; a batch without any
    /// only asks whether the hub is there. Requires envelopes of at most kEnvelopeMaximum bytes.
    OutgoingBatch make_batch(const BatchHead& head, std::span<const Due> due, Instant made_at) const;

    /// What became of the batch. Sets the next attempt, the room and the link. Carried: as the transport tells.
    Outcome conclude(const Result<Answer>& answer, const Posted& posted, Tick now, Entropy& entropy,
                     std::size_t carried = 0);

    /// A signed request for what is newer than the cursor.
    Bytes make_feed_request(std::uint64_t cursor) const;
    /// The page that was asked for. Fails with what went wrong; the same cursor is then asked for again some time, and
    /// for less at once. Nobody but the hub can bring a page, and an old one brings nothing new.
    Result<FeedPage> conclude_feed(const Result<Answer>& answer, std::uint64_t cursor);

private:
    void shrink(std::size_t sent);
    Outcome act(const Settled& settled, const Posted& posted, Tick now, Entropy& entropy);
    Outcome act(const Shrink& shrink, const Posted& posted, Tick now, Entropy& entropy);
    Outcome act(const Wait& wait, const Posted& posted, Tick now, Entropy& entropy);

    DeviceIdentity device_;
    HubIdentity hub_;
    Tuning tuning_;
    Backoff backoff_;
    Tick next_attempt_;
    Tick slot_;  // that the hub named; in the past when it named none
    std::size_t envelopes_;
    Endurance endurance_;
    std::uint32_t feed_room_;
    Link link_ = Link::offline;
};

}  // namespace loket::sync
