// One report on its way: a clear header that couriers and queues may read, and a body that only the hub can open.
// Encoded once, at filing; from then on the bytes never change, whoever carries them. See sync/PROTOCOL.md.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/secret.hpp"
#include "kiosk/report/report.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/compression.hpp"
#include "sync/wire/opening.hpp"

namespace loket::sync {

/// Whether the kiosk's clock had been confirmed by the hub when the report was captured.
enum class ClockTrust { trusted, untrusted };

/// What everybody may know of a report.
struct Stamp {
    ReportId id;  ///< says when it was captured
    TicketNumber number;
    ClockTrust clock;

    Instant captured_at() const { return capture_time(id); }
    bool operator==(const Stamp&) const = default;
};

struct EnvelopeHeader {
    Stamp stamp;
    std::string opening;                                   ///< name of the opening whose key the body is sealed with
    std::uint32_t index;                                   ///< of that key; below kOpeningKeys
    DictionaryId dictionary = DictionaryId::complaints_1;  ///< that the report is compressed with

    bool operator==(const EnvelopeHeader&) const = default;
};

/// Greatest size of an encoded envelope, bytes. A story of 10,000 four-byte characters stays under it uncompressed.
inline constexpr std::size_t kEnvelopeMaximum = 128 * 1024;

struct Envelope {
    EnvelopeHeader header;
    Bytes sealed;  ///< seal_once(secret code || zstd(canonical JSON)); opens only under its own header
};

/// What the hub reads in an envelope.
class Decompressor;

struct OpenedReport {
    Report report;
    Secret code;  ///< the secret code on the resident's paper: answers are locked to it
};

/// The code and the JSON of the report, compressed, sealed with the ratchet's next key and bound to the header. The
/// plaintext and the key are wiped. Requires a code of 8 characters, and a ratchet that is not used up.
Envelope seal_report(const Report& report, const Secret& code, const Stamp& stamp, Ratchet& ratchet);
/// Fails with damaged (another opening's, changed, or taken from another header), malformed, too_large (a decompression
/// bomb), or refused (no valid report).
Result<OpenedReport> open_envelope(const Envelope& envelope, KeyTrail& keys);
Result<OpenedReport> open_envelope(const Envelope& envelope, KeyTrail& keys, Decompressor& decompressor);

Bytes encode(const Envelope& envelope);
/// Bounded by kEnvelopeMaximum. Fails with malformed or too_large.
Result<Envelope> decode_envelope(BytesView bytes);

}  // namespace loket::sync
