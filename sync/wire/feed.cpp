#include "sync/wire/feed.hpp"

#include <cassert>
#include <limits>

#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kRequestKind = "loket/feed-request/1";
constexpr std::string_view kPageKind = "loket/feed/1";

constexpr std::uint64_t kCursorMaximum = std::numeric_limits<std::int64_t>::max();

// Bytes of the texts in items.
constexpr std::size_t kNameMaximum = 100;
constexpr std::size_t kTitleMaximum = 500;
constexpr std::size_t kValueMaximum = 4096;

/// Item kinds on the wire: the place in FeedItem, from 1.
enum class ItemKind : std::uint64_t { status = 1, proposal, holidays, topic, setting, box_key, file, certificate };

std::string place_of(const TicketNumber& number) { return "status/" + number.text(); }

struct Writing {
    cbor::Writer out;

    void head(ItemKind kind, std::size_t fields) {
        out.array(1 + fields);
        out.number(static_cast<std::uint64_t>(kind));
    }
    void operator()(const StatusChange& it) {
        head(ItemKind::status, 2);
        out.number(it.serial);
        out.bytes(it.locked);
    }
    void operator()(const Proposal& it) {
        head(ItemKind::proposal, 4);
        out.text(it.id);
        out.text(it.title);
        out.text(it.village);
        out.number(it.supporters);
    }
    void operator()(const Holidays& it) {
        head(ItemKind::holidays, 1);
        out.text(it.csv);
    }
    void operator()(const TopicName& it) {
        head(ItemKind::topic, 4);
        out.text(it.code);
        out.text(it.indonesian);
        out.text(it.english);
        out.text(it.agency);
    }
    void operator()(const Setting& it) {
        head(ItemKind::setting, 2);
        out.text(it.name);
        out.text(it.value);
    }
    void operator()(const BoxKeyChange& it) {
        head(ItemKind::box_key, 1);
        out.bytes(it.key);
    }
    void operator()(const FileArrival& it) {
        head(ItemKind::file, 1);
        out.bytes(it.hash);
    }
    void operator()(const CertificateRenewal& it) {
        head(ItemKind::certificate, 1);
        out.bytes(encode(it.certificate));
    }
};

// Member by member: an error that leaves from between two braces would leave what was read before without its end.
Result<FeedItem> read_fields(cbor::Reader& in, ItemKind kind) {
    switch (kind) {
        case ItemKind::status: {
            const auto serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
            const BytesView locked = TRY(in.bytes(kFeedItemMaximum));
            if (serial == 0) return fail(Fault::malformed, "serials count from 1");
            return StatusChange{serial, Bytes(locked.begin(), locked.end())};
        }
        case ItemKind::proposal: {
            Proposal it;
            it.id = TRY(in.text(kNameMaximum));
            it.title = TRY(in.text(kTitleMaximum));
            it.village = TRY(in.text(kNameMaximum));
            it.supporters = TRY(in.number(kCursorMaximum));
            return it;
        }
        case ItemKind::holidays: return Holidays{TRY(in.text(kFeedItemMaximum))};
        case ItemKind::topic: {
            TopicName it;
            it.code = TRY(in.text(kNameMaximum));
            it.indonesian = TRY(in.text(kNameMaximum));
            it.english = TRY(in.text(kNameMaximum));
            it.agency = TRY(in.text(kNameMaximum));
            return it;
        }
        case ItemKind::setting: {
            Setting it;
            it.name = TRY(in.text(kNameMaximum));
            it.value = TRY(in.text(kValueMaximum));
            return it;
        }
        case ItemKind::box_key: return BoxKeyChange{TRY(in.fixed<sizeof(BoxPublicKey)>())};
        case ItemKind::file: return FileArrival{TRY(in.fixed<sizeof(Hash)>())};
        case ItemKind::certificate: {
            const BytesView certificate = TRY(in.bytes(kFeedItemMaximum));
            return CertificateRenewal{TRY(decode_certificate(certificate))};
        }
    }
    return fail(Fault::malformed, "no such kind");
}

struct Keying {
    std::string operator()(const StatusChange&) const { return {}; }
    std::string operator()(const Proposal& it) const { return "proposal/" + it.id; }
    std::string operator()(const Holidays&) const { return "holidays"; }
    std::string operator()(const TopicName& it) const { return "topic/" + it.code; }
    std::string operator()(const Setting& it) const { return "setting/" + it.name; }
    std::string operator()(const BoxKeyChange&) const { return "box_key"; }
    std::string operator()(const FileArrival& it) const { return "file/" + hex(it.hash); }
    std::string operator()(const CertificateRenewal& it) const {
        return "certificate/" + name_of_key(it.certificate.key);
    }
};

constexpr std::pair<Standing, std::string_view> kStandings[] = {
    {Standing::forwarded, "forwarded"},
    {Standing::in_progress, "in_progress"},
    {Standing::answered, "answered"},
    {Standing::closed, "closed"},
};

}  // namespace

std::string_view code_of(Standing standing) { return kStandings[std::size_t(standing)].second; }

std::optional<Standing> parse_standing(std::string_view code) {
    for (const auto& [standing, name] : kStandings) {
        if (name == code) return standing;
    }
    return std::nullopt;
}

Result<Secret> status_key(const TicketNumber& number, const Secret& code) {
    return derive_key(code.reveal_text(), number.text());
}

Bytes lock_status(const StatusWord& word, const TicketNumber& number, const Secret& key, Entropy& entropy) {
    assert(word.text.size() <= kStatusTextMaximum);
    cbor::Writer out;
    out.array(3);
    write(out, word.at);
    out.number(static_cast<std::uint64_t>(word.standing));
    out.text(word.text);
    const Secret plain(out.take());
    return lock(plain.reveal(), key, place_of(number), entropy);
}

Result<StatusWord> open_status(BytesView locked, const TicketNumber& number, const Secret& key) {
    const Secret plain(TRY(unlock(locked, key, place_of(number))));
    cbor::Reader in(plain.reveal());
    TRY(in.array_of(3));
    StatusWord word;
    word.at = TRY(read_instant(in));
    word.standing = static_cast<Standing>(TRY(in.number(std::uint64_t(Standing::closed))));
    word.text = TRY(in.text(kStatusTextMaximum));
    TRY(in.end());
    return word;
}

std::string key_of(const FeedItem& item) { return std::visit(Keying{}, item); }

Bytes encode(const FeedItem& item) {
    Writing writing;
    std::visit(writing, item);
    return writing.out.take();
}

Result<std::optional<FeedItem>> decode_item(BytesView bytes) {
    if (bytes.size() > kFeedItemMaximum) return fail(Fault::too_large, "an item over its bound");
    cbor::Reader in(bytes);
    constexpr std::size_t kFields[] = {2, 4, 1, 4, 2, 1, 1, 1};
    const std::size_t fields = TRY(in.array(kFeedItems));
    const std::uint64_t kind = TRY(in.number(UINT64_MAX));
    if (kind == 0 || kind > std::size(kFields)) return std::nullopt;
    if (fields != 1 + kFields[kind - 1]) return fail(Fault::malformed, "an item of another length");
    FeedItem item = TRY(read_fields(in, static_cast<ItemKind>(kind)));
    TRY(in.end());
    return item;
}

Bytes encode(const FeedRequest& request, const Secret& device_key) {
    cbor::Writer body;
    body.array(4);
    body.text(kRequestKind);
    write_name(body, request.device);
    body.number(request.cursor);
    body.number(request.room);
    return sign_and_encode(body.take(), device_key);
}

Result<SignedFeedRequest> decode_feed_request(BytesView bytes) {
    SignedText text = TRY(split_signed(bytes, kFeedRequestMaximum));
    cbor::Reader in(text.body);
    TRY(in.array_of(4));
    TRY(in.literal(kRequestKind));
    FeedRequest request{};
    request.device = TRY(read_name(in, kKeyNameSize));
    request.cursor = TRY(in.number(kCursorMaximum));
    request.room = static_cast<std::uint32_t>(TRY(in.number(kFeedMaximum)));
    TRY(in.end());
    return SignedFeedRequest{std::move(request), std::move(text.body), text.signature};
}

Bytes encode(const FeedPage& page, const Secret& hub_sign_key) {
    assert(page.items.size() <= kFeedItems);
    cbor::Writer body;
    body.array(7);
    body.text(kPageKind);
    write_name(body, page.device);
    body.number(page.asked);
    body.number(page.from);
    body.number(page.to);
    body.number(page.rest == FeedPage::Rest::more ? 1 : 0);
    body.array(page.items.size());
    for (const Bytes& item : page.items) body.bytes(item);
    return sign_and_encode(body.take(), hub_sign_key);
}

Result<FeedPage> decode_feed_page(BytesView bytes, const SignPublicKey& hub) {
    const Bytes body = TRY(open_signed(bytes, kFeedMaximum, hub));
    cbor::Reader in(body);
    TRY(in.array_of(7));
    TRY(in.literal(kPageKind));
    FeedPage page{};
    page.device = TRY(read_name(in, kKeyNameSize));
    page.asked = TRY(in.number(kCursorMaximum));
    page.from = TRY(in.number(kCursorMaximum));
    page.to = TRY(in.number(kCursorMaximum));
    page.rest = TRY(in.number(1)) == 1 ? FeedPage::Rest::more : FeedPage::Rest::none;
    const std::size_t count = TRY(in.array(kFeedItems));
    for (std::size_t i = 0; i < count; ++i) {
        const BytesView item = TRY(in.bytes(kFeedItemMaximum));
        page.items.emplace_back(item.begin(), item.end());
    }
    TRY(in.end());
    if (page.from != page.asked && page.from != 0) return fail(Fault::malformed, "a page from elsewhere");
    if (page.to < page.from) return fail(Fault::malformed, "a page that leads back");
    return page;
}

}  // namespace loket::sync
