// How this device becomes a counter: it makes its own keys, redeems an invitation, and keeps what the hub grants.
//
// The hub redeems an invitation once, and a device that then lost its keys would have lost the counter with it. So the
// keys are on the disk (DIR/enrolment-pending.json, readable by the owner only) before the request goes out: after a
// power cut the same keys make the same request, and the hub answers a device that it knows as it did the first time.
// The identity is written last; where it exists the enrolment is over.
//
// `prepare` and `accept` decide, the rest only reads and writes files. The network is kiosk/app's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "provisioning/identity.hpp"
#include "provisioning/settings.hpp"

namespace loket::provisioning {

/// An enrolment that may have reached the hub already.
struct PendingEnrolment {
    std::string invitation;  ///< as given out
    SignKeys device_keys;
    Secret lock_key;
};

/// What the invitation offers.
struct Offer {
    Counter counter;
    std::string office_name;
    std::string kecamatan;
    KnownHub hub;
};

/// What the hub's welcome grants.
struct Grant {
    Counter counter;
    std::uint32_t next_serial;
    Bytes certificate;  ///< of the device's key
};

/// The pending enrolment again when it is for the same invitation, else a new one with fresh keys: nothing was ever
/// filed under the old ones.
PendingEnrolment prepare(std::optional<PendingEnrolment> pending, std::string invitation, Entropy& entropy);

/// Fails with refused when the hub granted another counter than it had offered, or a serial that does not exist.
Result<Identity> accept(const PendingEnrolment& pending, const Offer& offer, const Grant& grant);

/// Nothing when no enrolment is under way. Fails with damaged or io.
Result<std::optional<PendingEnrolment>> load_pending(const std::filesystem::path& data);

/// Must have succeeded before the request is sent. Fails with exists when the device is enrolled already, or as
/// write_file does.
Result<void> store_pending(const std::filesystem::path& data, const PendingEnrolment& pending);

/// Writes the settings, where a technician has not done so before, then the identity, and forgets what was pending.
/// Fails with exists when the device is enrolled already, or as write_file does; may be repeated after any
/// interruption.
Result<void> finish(const std::filesystem::path& data, const Identity& identity, const Settings& settings);

}  // namespace loket::provisioning
