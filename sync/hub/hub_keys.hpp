// The hub's own keys: one Ed25519 pair that signs receipts, invitations and welcomes, and any number of X25519 pairs
// that reports are sealed to. One box key is current and goes into new invitations; the older ones stay, because an
// envelope sealed to them may still lie on a stick or in a kiosk that was switched off for months.
//
// They live in DIR/hub-keys.json, readable by the owner only. Whoever has that file can read every report and speak as
// the hub: it is made where it is used and never travels. A file that is there is never overwritten, for with it would
// go every report that is still on its way.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/seal.hpp"
#include "sync/wire/enrolment.hpp"

namespace loket::sync {

inline constexpr const char* kHubKeysFile = "hub-keys.json";

struct HubBoxKey {
    std::string id;  ///< box_key_id of the public key
    BoxKeys keys;
};

struct HubKeys {
    SignKeys sign;
    std::vector<HubBoxKey> box_keys;  ///< oldest first, at least one; the last is current

    HubIdentity identity() const;
    /// nullptr for an id that this hub never had.
    const BoxKeys* find_box_key(std::string_view id) const;
};

/// Makes the folder if need be, and the keys. Fails with exists when there are keys already, with full or io.
Result<HubKeys> make_hub_keys(const std::filesystem::path& dir, Entropy& entropy);
/// Fails with not_found, malformed or io.
Result<HubKeys> load_hub_keys(const std::filesystem::path& dir);
/// Adds a box key and makes it the current one; the older keys go on opening what was sealed to them.
Result<HubKeys> rotate_box_key(const std::filesystem::path& dir, Entropy& entropy);

/// What the administrator decides about an invitation; the id and the hub's public keys come by themselves.
struct InvitationFields {
    Counter counter;
    std::string office_name;  ///< "Kantor Kecamatan Babat Toman"
    std::string kecamatan;    ///< region code of the office
    std::string hub_url;      ///< "http://127.0.0.1:8600", without a path
    Instant valid_until;
};
/// The line of text that is given to the device.
std::string make_invitation(const HubKeys& keys, const InvitationFields& fields, Entropy& entropy);

}  // namespace loket::sync
