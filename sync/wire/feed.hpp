// What comes back from the hub: answers for those who hold the paper, and what the counters shall know. A kiosk asks
// for what is newer than its cursor and gets a page that the hub has signed; it asks only when a receipt says that
// there is news. An answer is locked under a key from number and secret code, so that a kiosk keeps it for the resident
// and can read it only with what stands on the paper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/certificate.hpp"

namespace loket::sync {

/// Greatest size of an encoded page, bytes, and of one item in it.
inline constexpr std::size_t kFeedMaximum = 256 * 1024;
inline constexpr std::size_t kFeedItemMaximum = 64 * 1024;
/// Greatest number of items in one page.
inline constexpr std::size_t kFeedItems = 1000;

/// How far a report has come, in the order of its way.
enum class Standing { forwarded, in_progress, answered, closed };
std::string_view code_of(Standing standing);
std::optional<Standing> parse_standing(std::string_view code);

/// A step of a report, or the answer to it.
struct StatusWord {
    Instant at;
    Standing standing;
    std::string text;  ///< up to kStatusTextMaximum bytes; may be empty

    bool operator==(const StatusWord&) const = default;
};
inline constexpr std::size_t kStatusTextMaximum = 16 * 1024;

/// The key that the words for a ticket are locked under. Takes about 0.1 s. Fails as derive_key.
Result<Secret> status_key(const TicketNumber& number, const Secret& code);
Bytes lock_status(const StatusWord& word, const TicketNumber& number, const Secret& key, Entropy& entropy);
/// Fails with damaged for another code, another ticket or changed bytes, or with malformed.
Result<StatusWord> open_status(BytesView locked, const TicketNumber& number, const Secret& key);

/// Something new for the ticket with this serial of the counter.
struct StatusChange {
    std::uint32_t serial;
    Bytes locked;  ///< by lock_status

    bool operator==(const StatusChange&) const = default;
};
/// A public proposal that residents may support.
struct Proposal {
    std::string id;
    std::string title;
    std::string village;  ///< code, or empty for the whole regency
    std::uint64_t supporters = 0;
    bool operator==(const Proposal&) const = default;
};
/// The holidays, in place of all known before: rows `date,kind,name` under a head line (kiosk/report/calendar.hpp).
struct Holidays {
    std::string csv;
    bool operator==(const Holidays&) const = default;
};
/// What a topic is called, and which agency it goes to.
struct TopicName {
    std::string code;
    std::string indonesian;
    std::string english;
    std::string agency;
    bool operator==(const TopicName&) const = default;
};
struct Setting {
    std::string name;
    std::string value;
    bool operator==(const Setting&) const = default;
};
/// New openings are made for this box key.
struct BoxKeyChange {
    BoxPublicKey key;
    bool operator==(const BoxKeyChange&) const = default;
};
/// A photo or a recording is whole at the hub; the counter may forget it.
struct FileArrival {
    Hash hash;
    bool operator==(const FileArrival&) const = default;
};
/// In place of the one that the device of this key had.
struct CertificateRenewal {
    CounterCertificate certificate;
    bool operator==(const CertificateRenewal&) const = default;
};
using FeedItem =
    std::variant<StatusChange, Proposal, Holidays, TopicName, Setting, BoxKeyChange, FileArrival, CertificateRenewal>;

/// What tells items apart of which only the newest counts: "proposal/P-12", "calendar". Empty for those that all count.
std::string key_of(const FeedItem& item);

/// Requires an item within the bounds that `decode_item` keeps.
Bytes encode(const FeedItem& item);
/// Nothing for a kind that this program does not know: a newer hub must not be silenced by older counters. Fails with
/// malformed or too_large.
Result<std::optional<FeedItem>> decode_item(BytesView bytes);

/// Cursors count up from 0, where everything is new.
struct FeedRequest {
    std::string device;
    std::uint64_t cursor;
    std::uint32_t room;  ///< bytes that the answer's items may take; the first item comes whatever its size
};
Bytes encode(const FeedRequest& request, const Secret& device_key);

struct SignedFeedRequest {
    FeedRequest request;
    Bytes body;
    Signature signature;
};
inline constexpr std::size_t kFeedRequestMaximum = 256;  ///< bytes, encoded
/// Does not check the signature. Fails with malformed or too_large.
Result<SignedFeedRequest> decode_feed_request(BytesView bytes);

struct FeedPage {
    std::string device;
    std::uint64_t asked;  ///< the cursor that was asked for
    std::uint64_t from;   ///< the same; 0 when the hub does not know that one and begins anew
    std::uint64_t to;     ///< the cursor to ask for next
    enum class Rest { none, more } rest = Rest::none;
    std::vector<Bytes> items;  ///< encoded, oldest first
};
Bytes encode(const FeedPage& page, const Secret& hub_sign_key);
/// Checks the hub's signature. Fails with damaged when it is not the hub's, malformed, or too_large.
Result<FeedPage> decode_feed_page(BytesView bytes, const SignPublicKey& hub);

}  // namespace loket::sync
