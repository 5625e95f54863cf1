// How a device becomes a counter without anybody typing a secret. The hub's administrator makes an invitation: signed
// by the hub, good once, for one counter, until a day. The device makes its own keys, sends their public halves with
// the invitation, and gets a signed welcome. No private key ever leaves the machine that made it.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/certificate.hpp"

namespace loket::sync {

/// What everybody may know of a hub.
struct HubIdentity {
    SignPublicKey sign_key;  ///< its receipts, invitations and welcomes are signed with it
    BoxPublicKey box_key;    ///< reports are sealed to it
    std::string box_key_id;  ///< names the box key in envelopes: 16 hexadecimal digits
};

/// The id of a hub's box key: hex of the first 8 bytes of hash_of(key).
std::string box_key_id(const BoxPublicKey& key);

struct Invitation {
    std::string id;  ///< 32 hexadecimal digits, random: what makes it good only once
    Counter counter;
    std::string office_name;  ///< "Kantor Kecamatan Babat Toman"
    std::string kecamatan;    ///< region code of the office
    std::string hub_url;      ///< "http://127.0.0.1:8600", without a path
    HubIdentity hub;
    Instant valid_until;
};

/// One line of text that fits into a QR code or a file: "LOKET1." and base64url of signed CBOR.
std::string encode(const Invitation& invitation, const Secret& hub_sign_key);
/// Checks the signature against the hub key inside it; whether that is the right hub is for the reader to know.
/// Bounded to 4 KiB. Fails with malformed, too_large or damaged. Does not look at valid_until.
Result<Invitation> decode_invitation(std::string_view text);

struct EnrolmentRequest {
    std::string invitation;  ///< as given out
    SignPublicKey device_key;
};
/// Signed by the device, which proves that it holds the secret half.
Bytes encode(const EnrolmentRequest& request, const Secret& device_key);
/// Checks the device's signature. Bounded to 8 KiB. Fails with malformed, too_large or damaged.
Result<EnrolmentRequest> decode_enrolment_request(BytesView bytes);

struct Welcome {
    std::string device;
    Counter counter;
    Instant hub_time;
    std::uint32_t next_serial;       ///< 1, or far enough on when the counter had a device before
    CounterCertificate certificate;  ///< of the device's key
};
Bytes encode(const Welcome& welcome, const Secret& hub_sign_key);
/// Fails with damaged when it or its certificate is not signed by this hub, malformed, or too_large (4 KiB).
Result<Welcome> decode_welcome(BytesView bytes, const SignPublicKey& hub);

}  // namespace loket::sync
