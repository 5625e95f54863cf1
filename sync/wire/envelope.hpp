// One report on its way: a clear header that couriers and queues may read, and a body that only the hub can open.
// Encoded once, at filing; from then on the bytes never change, whoever carries them. See sync/PROTOCOL.md.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/report.hpp"
#include "kiosk/report/ticket_number.hpp"

namespace loket::sync {

/// Whether the kiosk's clock had been confirmed by the hub when the report was captured.
enum class ClockTrust { trusted, untrusted };

struct EnvelopeHeader {
    ReportId id;
    TicketNumber number;
    Instant captured_at;
    ClockTrust clock;
    std::string hub_key;  ///< id of the hub's box key that the body is sealed to (HubKeys::id)

    bool operator==(const EnvelopeHeader&) const = default;
};

/// Greatest size of an encoded envelope, bytes. A story of 10,000 four-byte characters stays under it uncompressed.
inline constexpr std::size_t kEnvelopeMaximum = 128 * 1024;

struct Envelope {
    EnvelopeHeader header;
    Bytes sealed;  ///< box_seal(zstd(header hash || canonical JSON)); opens only with its own header
};

/// JSON of the report, compressed, bound to the header, sealed to the hub. The plaintext is wiped.
Envelope seal_report(const Report& report, const EnvelopeHeader& header, const BoxPublicKey& hub);
/// The report inside. Fails with damaged (not for this key, changed, or taken from another header), malformed,
/// too_large (a decompression bomb), or refused (no valid report).
Result<Report> open_envelope(const Envelope& envelope, const BoxKeys& hub);

Bytes encode(const Envelope& envelope);
/// Bounded by kEnvelopeMaximum. Fails with malformed or too_large.
Result<Envelope> decode_envelope(BytesView bytes);

}  // namespace loket::sync
