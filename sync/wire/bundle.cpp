#include "sync/wire/bundle.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "kiosk/base/seal.hpp"
#include "sync/wire/cbor.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/bundle/1";
constexpr std::uint64_t kKinds = 23;

/// An array of four, and the text above: what each entry begins with.
Bytes mark() {
    cbor::Writer out;
    out.array(4);
    out.text(kKind);
    return out.take();
}
const Bytes kMark = mark();

/// Greatest head, bytes: mark, kind, size, hash.
constexpr std::size_t kHeadMaximum = 16 + 1 + 5 + 34;

/// So much is looked through for a mark at a time.
constexpr std::size_t kWindow = 64 * 1024;

/// Covers the kind, so that a damaged one does not turn a batch into something else.
Hash hash_of_entry(BundleKind kind, BytesView content) {
    const std::array<std::uint8_t, 1> number{std::uint8_t(kind)};
    return hash_of({number, content});
}

struct Head {
    BundleKind kind;
    std::size_t size;  // of the content
    Hash hash;
};

Bytes encode(const Head& head) {
    cbor::Writer out;
    out.array(4);
    out.text(kKind);
    out.number(std::uint8_t(head.kind));
    out.number(head.size);
    out.bytes(head.hash);
    return out.take();
}

Result<Head> decode_head(BytesView bytes) {
    cbor::Reader in(bytes);
    TRY(in.array_of(4));
    TRY(in.literal(kKind));
    const auto kind = static_cast<BundleKind>(TRY(in.number(kKinds)));
    const std::size_t size = TRY(in.number(kBundleEntryMaximum));
    return Head{kind, size, TRY(in.fixed<sizeof(Hash)>())};
}

}  // namespace

Bytes encode_entry(BundleKind kind, BytesView content) {
    assert(content.size() <= kBundleEntryMaximum);
    Bytes entry = encode(Head{kind, content.size(), hash_of_entry(kind, content)});
    entry.insert(entry.end(), content.begin(), content.end());
    return entry;
}

BundleSource source_of(BytesView bytes) {
    return {bytes.size(), [bytes](std::uint64_t offset, std::span<std::uint8_t> into) {
                const BytesView piece = bytes.subspan(offset, into.size());
                std::copy(piece.begin(), piece.end(), into.begin());
            }};
}

/// What was read ahead from `offset` on: at least `least` bytes, fewer only at the end of the file. Good until the next
/// call. The window moves forward alone, so that a file full of marks is read once and not once for each of them.
BytesView BundleReader::ahead(std::uint64_t offset, std::size_t least) {
    const std::uint64_t left = source_.size - offset;
    const bool is_there =
        offset >= window_at_ && offset + std::min<std::uint64_t>(least, left) <= window_at_ + window_.size();
    if (!is_there) {
        window_.resize(std::size_t(std::min<std::uint64_t>(kWindow, left)));
        window_at_ = offset;
        source_.read(offset, window_);
    }
    return BytesView(window_).subspan(std::size_t(offset - window_at_));
}

std::optional<std::uint64_t> BundleReader::find_mark(std::uint64_t from) {
    while (from + kMark.size() <= source_.size) {
        const BytesView view = ahead(from, kMark.size());
        const auto found = std::search(view.begin(), view.end(), kMark.begin(), kMark.end());
        if (found != view.end()) return from + std::uint64_t(found - view.begin());
        from += view.size() - (kMark.size() - 1);  // a mark may lie across the edge
    }
    return std::nullopt;
}

std::optional<BundleEntry> BundleReader::entry_at(std::uint64_t offset) {
    const auto head = decode_head(ahead(offset, kHeadMaximum));
    if (!head) return std::nullopt;
    const std::uint64_t content_at = offset + encode(*head).size();
    if (head->size > source_.size - content_at) return std::nullopt;
    BundleEntry entry{.kind = head->kind, .at = offset, .content = Bytes(head->size)};
    if (head->size > 0) source_.read(content_at, entry.content);
    if (hash_of_entry(entry.kind, entry.content) == head->hash) return entry;
    vain_ += head->size;
    return std::nullopt;
}

std::optional<BundleEntry> BundleReader::next() {
    const auto pass_over = [this](std::uint64_t to) {
        if (to > position_) ++damaged_places_;
        position_ = to;
    };
    for (auto mark = find_mark(position_); mark; mark = find_mark(*mark + 1)) {
        if (vain_ > kVainReads * source_.size) break;
        auto entry = entry_at(*mark);
        if (!entry) continue;
        pass_over(*mark);
        position_ = *mark + encode(Head{entry->kind, entry->content.size(), {}}).size() + entry->content.size();
        return entry;
    }
    pass_over(source_.size);
    return std::nullopt;
}

}  // namespace loket::sync
