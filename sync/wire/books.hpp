// The account of one device as each end keeps it. Every batch brings the kiosk's, every receipt the hub's, so that both
// sides can say where they differ: `loket-admin status` at the counter, `loket-hub status` at the regency.
#pragma once

#include <cstdint>

#include "kiosk/report/filing_chain.hpp"
#include "sync/wire/cbor.hpp"

namespace loket::sync {

/// What the kiosk says: filed = acknowledged + waiting + parked.
struct DeviceBooks {
    std::uint64_t filed = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t parked = 0;
    FilingChain chain;  ///< over all that was filed

    bool operator==(const DeviceBooks&) const = default;
};

/// What the hub says of the same device.
struct HubBooks {
    std::uint64_t held = 0;       ///< reports that it has stored
    std::uint64_t set_aside = 0;  ///< envelopes that it keeps apart, for a human
    std::uint64_t alarms = 0;     ///< signs of a disk that was put back or copied; they stay until a human looks
    FilingChain chain;            ///< over what it has without a gap, from the device's first serial

    bool operator==(const HubBooks&) const = default;
};

/// CBOR arrays of 5. Private to sync/wire.
void write(cbor::Writer& out, const DeviceBooks& books);
void write(cbor::Writer& out, const HubBooks& books);
Result<DeviceBooks> read_device_books(cbor::Reader& in);
Result<HubBooks> read_hub_books(cbor::Reader& in);

}  // namespace loket::sync
