// What the code on a resident's receipt proves: this counter received this report at this time. The device signs it
// when the report is filed, over number, time, office and the hash of the sealed report, and the hub's certificate of
// the device's key comes along; so whoever has the regency's public key can check it, without a network and without
// asking the office. It holds nothing that does not stand on the paper but that hash, by which the hub alone can show
// which report it was: nothing of the person, nothing of the story, no secret code, and the time to the minute only.
//
// As text it is base 32, so that a QR code takes it in its alphanumeric mode, behind the address of the page where the
// public follows reports. See sync/PROTOCOL.md.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/certificate.hpp"
#include "sync/wire/envelope.hpp"

namespace loket::sync {

struct Proof {
    TicketNumber number;
    Instant received_at;  ///< whole minutes, by the kiosk's clock
    ClockTrust clock;
    Hash envelope;  ///< hash_of the encoded envelope
    CounterCertificate certificate;
    Signature signature;  ///< by the device

    bool operator==(const Proof&) const = default;
};

/// What a device says of a report that it has filed.
struct Received {
    TicketNumber number;
    Instant at;  ///< rounded down to the minute that the paper says
    ClockTrust clock;
    Hash envelope;
};
/// Requires a certificate of this counter and of this key.
Proof prove(const Received& report, const CounterCertificate& certificate, const Secret& device_key);

/// Base 32: about 400 characters.
std::string encode(const Proof& proof);

/// What a QR code says: "HTTPS://LAPOR.EXAMPLE.ID/R/" and the proof. Scheme and host stand in capitals, which take less
/// room and mean the same; a path stays as it is. `tracking` is an address, "lapor.example.id" or with scheme and path.
/// Without one, and for one over 60 bytes or with other than a scheme, a host and a path, it is the proof alone.
std::string proof_text(const Proof& proof, std::string_view tracking);

/// Reads what `proof_text` or `encode` has written; case and white space do not matter. Bounded to 1 KiB. Fails with
/// malformed or too_large when it is no such text, with damaged when it was changed or is not of this hub's regency,
/// with refused when the certificate did not hold at the time of receipt.
Result<Proof> read_proof(std::string_view text, const SignPublicKey& hub);

}  // namespace loket::sync
