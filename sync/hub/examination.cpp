#include "sync/hub/examination.hpp"

namespace loket::sync {

Arrival examine(Bytes bytes, const Counter& counter, const HubKeys& keys) {
    Arrival arrival{.bytes = std::move(bytes)};
    const auto refuse = [&](std::string_view reason) {
        arrival.reason = reason;
        return std::move(arrival);
    };

    const auto envelope = decode_envelope(arrival.bytes);
    if (!envelope) return refuse(name_of(envelope.error().fault));
    arrival.header = envelope->header;
    if (envelope->header.number.counter != counter) return refuse("wrong_counter");
    const BoxKeys* key = keys.find_box_key(envelope->header.hub_key);
    if (key == nullptr) return refuse("unknown_hub_key");
    auto report = open_envelope(*envelope, *key);
    if (!report) {
        const Fault fault = report.error().fault;
        return refuse(fault == Fault::refused ? "invalid_report" : name_of(fault));
    }
    arrival.report = *std::move(report);
    return arrival;
}

}  // namespace loket::sync
