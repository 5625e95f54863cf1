// Who a device is once it is enrolled: the counter it speaks for, its own keys, and the one hub that it believes. Kept
// in DIR/identity.json, readable by its owner only, written once and never changed: a device that has become somebody
// else files under the wrong counter, so a second enrolment needs a new data folder.
//
// The members are plain, since provisioning does not know sync; kiosk/app turns them into what the courier needs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"

namespace loket::provisioning {

struct Settings;

/// What everybody may know of the hub that invited this device.
struct KnownHub {
    std::string url;         ///< "http://127.0.0.1:8600", without a path
    SignPublicKey sign_key;  ///< a receipt that is not signed with it settles nothing
    BoxPublicKey box_key;    ///< reports are sealed to it
    std::string box_key_id;  ///< 16 hexadecimal digits

    bool operator==(const KnownHub&) const = default;
};

struct Identity {
    Counter counter;
    std::string office_name;  ///< "Kantor Kecamatan Babat Toman"
    std::string kecamatan;    ///< region code of the office
    KnownHub hub;
    SignKeys device_keys;  ///< made on this device; the secret half never leaves it
    Secret lock_key;       ///< kLockKeySize bytes: what this device alone may read on its disk
    Bytes certificate;     ///< of the device's key, as the hub welcomed it; empty where hubs did not do so yet
};

/// Whether the device has an identity, readable or not. Fails with io.
Result<bool> is_enrolled(const std::filesystem::path& data);

/// Fails with not_found when the device is not enrolled, damaged when the file is not what was written, or io.
Result<Identity> load_identity(const std::filesystem::path& data);

/// Fails with exists rather than replacing an identity, or as write_file does.
Result<void> store_identity(const std::filesystem::path& data, const Identity& identity);

/// The identity with what the settings replace: office name, kecamatan, address of the hub. Never keys.
Identity as_set(Identity enrolled, const Settings& settings);

}  // namespace loket::provisioning
