// The hub's word for the key of a counter's device: whoever has the hub's public signing key can tell, without asking
// anybody, that what this key has signed was signed at that counter. It travels to the device with its welcome and,
// when it is renewed, with the feed, and from there in every receipt (sync/wire/proof.hpp). Nothing in it is secret.
//
// It ends some time, because who only has the paper cannot learn that a device was locked out since.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"

namespace loket::sync {

/// Bytes of an office's name in a certificate: with more the code on a receipt would outgrow a roll of 58 mm.
inline constexpr std::size_t kCertifiedOfficeMaximum = 64;

struct CounterCertificate {
    Counter counter;
    std::string office;           ///< "Kantor Kecamatan Babat Toman"; up to kCertifiedOfficeMaximum bytes
    SignPublicKey key;            ///< of the device
    std::chrono::sys_days from;   ///< first day that it holds for, UTC
    std::chrono::sys_days until;  ///< first day that it does not
    Signature signature;          ///< by the hub

    bool holds_at(Instant at) const { return from <= at && at < until; }
    bool operator==(const CounterCertificate&) const = default;
};

/// What a certificate is made of.
struct Certified {
    Counter counter;
    std::string_view office;  ///< a longer name is cut after a whole character
    SignPublicKey key;
    Instant enrolled_at;
};
/// Holds from the day of enrolment to the end of the second year after this one, so that the same comes out all year
/// long, and a counter has a year or more to hear of the next.
CounterCertificate certify(const Certified& device, Instant now, const Secret& hub_sign_key);

/// Whether this hub has signed it.
bool is_genuine(const CounterCertificate& certificate, const SignPublicKey& hub);

Bytes encode(const CounterCertificate& certificate);
/// Bounded to 256 bytes. Does not check the signature. Fails with malformed or too_large.
Result<CounterCertificate> decode_certificate(BytesView bytes);

}  // namespace loket::sync
