#include "sync/hub/examination.hpp"

#include <map>

#include "sync/wire/compression.hpp"

namespace loket::sync {
namespace {

/// An opening of the batch, and its keys once they are asked for.
struct Followed {
    Opening opening;
    std::optional<KeyTrail> keys;
};

/// What the envelopes of a batch share.
struct Desk {
    const Counter& counter;
    const HubKeys& keys;
    std::map<std::string, Followed> openings;
    Decompressor decompressor;
};

std::map<std::string, Followed> openings_of(const Batch& batch) {
    std::map<std::string, Followed> openings;
    for (const Bytes& bytes : batch.openings) {
        auto opening = decode_opening(bytes);
        if (opening) openings.insert({opening->name(), {*std::move(opening), std::nullopt}});
    }
    return openings;
}

Arrival examine(Bytes bytes, Desk& desk) {
    Arrival arrival{.bytes = std::move(bytes)};
    const auto refuse = [&](std::string_view reason) {
        arrival.reason = reason;
        return std::move(arrival);
    };

    const auto envelope = decode_envelope(arrival.bytes);
    if (!envelope) return refuse(name_of(envelope.error().fault));
    arrival.header = envelope->header;
    if (envelope->header.stamp.number.counter != desk.counter) return refuse("wrong_counter");
    const auto found = desk.openings.find(envelope->header.opening);
    if (found == desk.openings.end()) return refuse("unknown_opening");
    Followed& followed = found->second;
    arrival.hub_key = followed.opening.hub_key;
    if (!followed.keys) {
        const BoxKeys* key = desk.keys.find_box_key(followed.opening.hub_key);
        if (key == nullptr) return refuse("unknown_hub_key");
        auto trail = KeyTrail::follow(followed.opening, *key);
        if (!trail) return refuse("unknown_opening");
        followed.keys = *std::move(trail);
    }
    auto opened = open_envelope(*envelope, *followed.keys, desk.decompressor);
    if (!opened) {
        const Fault fault = opened.error().fault;
        return refuse(fault == Fault::refused ? "invalid_report" : name_of(fault));
    }
    arrival.opened = *std::move(opened);
    return arrival;
}

}  // namespace

std::vector<Arrival> examine(Batch& batch, const HubKeys& keys) {
    Desk desk{batch.counter, keys, openings_of(batch), {}};
    std::vector<Arrival> arrivals;
    for (Bytes& envelope : batch.envelopes) {
        arrivals.push_back(examine(std::move(envelope), desk));
    }
    return arrivals;
}

}  // namespace loket::sync
