// What both ends of the wire must agree on when the messages travel by HTTP: paths, media types, and how a hub says no.
// A refusal is a courtesy to the reader of a log: it is not signed, so no kiosk forgets a report because of one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

inline constexpr std::string_view kBatchPath = "/v1/batches";         ///< POST a batch, get a receipt
inline constexpr std::string_view kEnrolmentPath = "/v1/enrolments";  ///< POST an enrolment request, get a welcome
inline constexpr std::string_view kFeedPath = "/v1/feed";             ///< POST a feed request, get a page
inline constexpr std::string_view kHealthPath = "/v1/health";         ///< GET; 200 when reports can be stored

inline constexpr std::string_view kBatchType = "application/vnd.loket.batch+cbor";
inline constexpr std::string_view kReceiptType = "application/vnd.loket.receipt+cbor";
inline constexpr std::string_view kEnrolmentType = "application/vnd.loket.enrolment+cbor";
inline constexpr std::string_view kWelcomeType = "application/vnd.loket.welcome+cbor";
inline constexpr std::string_view kFeedRequestType = "application/vnd.loket.feed-request+cbor";
inline constexpr std::string_view kFeedType = "application/vnd.loket.feed+cbor";
inline constexpr std::string_view kRefusalType = "application/json";

/// Why a hub does not take a whole request. What to do about each is in sync/PROTOCOL.md.
enum class RefusalCode {
    malformed,               ///< the bytes do not follow their format
    wrong_signature,         ///< not signed by the key that it names
    unknown_device,          ///< never enrolled here
    revoked_device,          ///< enrolled once, and locked out since
    not_found,               ///< no such path
    method_not_allowed,      ///< the path takes another method
    too_slow,                ///< the body took longer than the hub waits
    invitation_used,         ///< another device has redeemed it
    invitation_expired,      ///< past its valid_until
    too_large,               ///< over kBatchMaximum
    unsupported_media_type,  ///< another Content-Type than the path takes
    unannounced,             ///< no stored report names this file
    wrong_offset,            ///< the file goes on from elsewhere; HEAD says from where
    unsupported_version,     ///< not tus 1.0.0
    wrong_content,           ///< the whole file has another hash than its name; it begins anew
    wrong_checksum,          ///< this piece is not what its sender wrote; nothing of it is kept
    slow_down,               ///< too many requests; Retry-After says when
    busy,                    ///< cannot store just now; Retry-After says when
    internal,                ///< a failure of the hub's own
};

std::string_view code_of(RefusalCode code);
std::optional<RefusalCode> parse_refusal_code(std::string_view code);
/// The HTTP status that it travels under.
int status_of(RefusalCode code);

struct Refusal {
    RefusalCode code;
    std::string message;  ///< English, for a technician; says nothing of a report's content

    bool operator==(const Refusal&) const = default;
};

/// {"code":"too_large","message":"..."}
std::string encode(const Refusal& refusal);
/// Bounded to 4 KiB. Fails with malformed (also for an unknown code) or too_large. Never trust it: anybody on the way
/// may have written it.
Result<Refusal> decode_refusal(BytesView bytes);

}  // namespace loket::sync
