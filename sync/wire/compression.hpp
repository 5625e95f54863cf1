// zstd, for text that must not linger: whatever the library allocates is wiped when it is freed. For sync/wire, its
// dictionary's training, and whoever opens many envelopes.
//
// A single report is too short to be compressed by itself: most of what repeats, repeats between reports. So both ends
// hold a dictionary of what reports are made of. It ships inside kiosk and hub, has a number that travels in the clear,
// and never changes once it has shipped: a better one gets the next number.
#pragma once

#include <cstdint>
#include <memory>

#include "kiosk/base/bytes.hpp"

struct ZSTD_CDict_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace loket::sync {

/// The numbers on the wire.
enum class DictionaryId : std::uint8_t {
    none = 0,          ///< an ordinary zstd frame
    complaints_1 = 1,  ///< dictionary/1.dict; the frame has no magic number, for the header already says what it is
};
/// Fails with malformed for a number that this program does not know.
Result<DictionaryId> parse_dictionary_id(std::uint64_t number);

/// A dictionary made ready, once for a process; any number of threads may use it. It holds nothing secret.
class Dictionary {
public:
    /// No dictionary.
    Dictionary() = default;
    /// `trained` is zstd's format, and must live as long as this. Level 1 to 22.
    explicit Dictionary(BytesView trained, int level);

private:
    friend Bytes compress(BytesView content, const Dictionary& dictionary);
    friend class Decompressor;

    std::shared_ptr<const ZSTD_CDict_s> for_compression_;
    std::shared_ptr<const ZSTD_DDict_s> for_decompression_;
};
/// What ships under this number.
const Dictionary& dictionary(DictionaryId id);

/// One zstd frame that states its content's size, and neither checksum nor dictionary.
Bytes compress(BytesView content, const Dictionary& dictionary);

/// For many frames, one after the other: beginning costs more than a short text. What the library keeps of them is
/// wiped with it, so it should not outlive them. One thread at a time.
class Decompressor {
public:
    /// Exactly one frame, compressed with the same dictionary, whose stated size is the size that counts: nothing is
    /// allocated before it is found to be at most `maximum`. Fails with too_large, or malformed; but another
    /// dictionary's frame may as well come out as other content, so whoever needs to know compares a hash. The caller
    /// wipes the result.
    Result<Bytes> decompress(BytesView frame, const Dictionary& dictionary, std::size_t maximum);

private:
    struct Free {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, Free> context_;  // made for the first frame
};

inline Result<Bytes> decompress(BytesView frame, const Dictionary& dictionary, std::size_t maximum) {
    return Decompressor().decompress(frame, dictionary, maximum);
}

}  // namespace loket::sync
