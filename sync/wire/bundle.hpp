// Messages in a file: what travels by HTTP at other times goes over a stick as the same bytes, signed as they are. A
// bundle is only a frame around them, and proves nothing by itself: whoever takes an entry verifies what is in it as if
// it had come from the network.
//
// Sticks are pulled out early and lose sectors. So each entry begins with its own mark and carries its own hash, there
// is no head or table that could take the others with it, and whatever stands between sound entries is passed over: a
// reader gets every sound entry out of a file, wherever the damage is, and two bundles behind each other are a bundle.
// A stranger's file costs at most kVainReads times its size in reading and 16 MiB of memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

/// What an entry holds. A reader passes over kinds that it does not know: numbers 1 to 23.
enum class BundleKind : std::uint8_t {
    batch = 1,         ///< signed by a device; hub-bound, or in front of its receipt
    receipt = 2,       ///< signed by the hub, for the batch in the entry before
    feed_page = 3,     ///< signed by the hub
    file = 4,          ///< a photo or a voice, encrypted; hub-bound
    feed_request = 5,  ///< signed by a device; hub-bound
};

/// Greatest content of an entry of any kind, bytes.
inline constexpr std::size_t kBundleEntryMaximum = 16 * 1024 * 1024;
/// Greatest bundle that is written, bytes: half of what FAT32 can hold in one file.
inline constexpr std::uint64_t kBundleMaximum = std::uint64_t{2} * 1024 * 1024 * 1024;
/// Reading goes on until so many times the file's size was read for entries that turned out damaged. Damage leads to
/// less than once; more is a file that was made to be slow.
inline constexpr std::uint64_t kVainReads = 4;

/// The entry as it stands in the file. Requires content of at most kBundleEntryMaximum bytes.
Bytes encode_entry(BundleKind kind, BytesView content);

/// Where the bytes of a bundle come from.
struct BundleSource {
    std::uint64_t size;
    /// Fills the whole span from this offset, all of it below `size`. What cannot be read is zeros: a hole in a medium
    /// is damage like any other.
    std::function<void(std::uint64_t offset, std::span<std::uint8_t> into)> read;
};
/// Of bytes in memory, which outlive the source.
BundleSource source_of(BytesView bytes);

struct BundleEntry {
    BundleKind kind;   ///< also one that has no name here
    std::uint64_t at;  ///< offset of its mark
    Bytes content;     ///< whole as it was written; nothing of it was judged
};

class BundleReader {
public:
    explicit BundleReader(BundleSource source) : source_(std::move(source)) {}

    /// The next sound entry of any kind; nothing when there is none left.
    std::optional<BundleEntry> next();
    /// How many stretches so far belong to no sound entry.
    std::size_t damaged_places() const { return damaged_places_; }

private:
    std::optional<std::uint64_t> find_mark(std::uint64_t from);
    std::optional<BundleEntry> entry_at(std::uint64_t offset);
    BytesView ahead(std::uint64_t offset, std::size_t least);

    BundleSource source_;
    std::uint64_t position_ = 0;  // behind the last sound entry
    std::uint64_t vain_ = 0;      // bytes read for entries that were damaged
    std::size_t damaged_places_ = 0;
    Bytes window_;  // of the file, read ahead
    std::uint64_t window_at_ = 0;
};

}  // namespace loket::sync
