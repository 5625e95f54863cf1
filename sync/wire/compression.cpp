#include "sync/wire/compression.hpp"

#define ZSTD_STATIC_LINKING_ONLY  // for the allocator that wipes; the symbols are in Debian's shared library as well
#include <zstd.h>
#include <zstd_errors.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "kiosk/base/secret.hpp"

namespace loket {
std::string_view complaints_1_dictionary();  // dictionary/1.dict, embedded by CMake
}

namespace loket::sync {
namespace {

/// Without a dictionary more brings nothing for texts of this size.
constexpr int kLevel = 9;
/// Costs the kiosk 0.2 ms a report; level 9 takes 10 bytes more, and what is above 19 saves nothing. Measured by
/// `loket-train-dictionary measure`, 24 November 2026.
constexpr int kLevelWithDictionary = 19;

/// Stands in front of every block, so that freeing knows how much to wipe.
struct alignas(std::max_align_t) BlockHead {
    std::size_t size;
};

void* allocate(void* /*opaque*/, std::size_t size) {
    auto* head = static_cast<BlockHead*>(std::malloc(sizeof(BlockHead) + size));
    if (head == nullptr) return nullptr;
    head->size = size;
    return head + 1;
}

void wipe_and_free(void* /*opaque*/, void* block) {
    if (block == nullptr) return;
    BlockHead* head = static_cast<BlockHead*>(block) - 1;
    wipe(block, head->size);
    std::free(head);
}

constexpr ZSTD_customMem kWipingMemory{allocate, wipe_and_free, nullptr};

/// Whether a frame begins with zstd's magic number, which costs 4 bytes.
ZSTD_format_e format_with(const void* dictionary) {
    return dictionary == nullptr ? ZSTD_f_zstd1 : ZSTD_f_zstd1_magicless;
}

/// Every call has succeeded; otherwise only memory can have run out, and then nothing else in this process would work.
void require(std::initializer_list<std::size_t> outcomes) {
    for (const std::size_t outcome : outcomes) {
        if (ZSTD_isError(outcome)) throw std::bad_alloc();
    }
}

}  // namespace

Result<DictionaryId> parse_dictionary_id(std::uint64_t number) {
    if (number > std::uint64_t(DictionaryId::complaints_1)) return fail(Fault::malformed, "unknown dictionary");
    return DictionaryId(number);
}

Dictionary::Dictionary(BytesView trained, int level)
    : for_compression_(ZSTD_createCDict_byReference(trained.data(), trained.size(), level), ZSTD_freeCDict),
      for_decompression_(ZSTD_createDDict_byReference(trained.data(), trained.size()), ZSTD_freeDDict) {
    if (for_compression_ == nullptr || for_decompression_ == nullptr) throw std::bad_alloc();
}

const Dictionary& dictionary(DictionaryId id) {
    if (id == DictionaryId::none) {
        static const Dictionary none;
        return none;
    }
    static const Dictionary complaints_1(as_bytes(complaints_1_dictionary()), kLevelWithDictionary);
    return complaints_1;
}

Bytes compress(BytesView content, const Dictionary& dictionary) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> owner(ZSTD_createCCtx_advanced(kWipingMemory),
                                                                     ZSTD_freeCCtx);
    ZSTD_CCtx* context = owner.get();
    if (context == nullptr) throw std::bad_alloc();
    const ZSTD_CDict* prepared = dictionary.for_compression_.get();
    require(
        {ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel),
         ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 0), ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0),
         ZSTD_CCtx_setParameter(context, ZSTD_c_format, format_with(prepared)), ZSTD_CCtx_refCDict(context, prepared)});
    Bytes frame(ZSTD_compressBound(content.size()));
    const std::size_t size = ZSTD_compress2(context, frame.data(), frame.size(), content.data(), content.size());
    require({size});
    frame.resize(size);
    return frame;
}

void Decompressor::Free::operator()(ZSTD_DCtx_s* context) const { ZSTD_freeDCtx(context); }

Result<Bytes> Decompressor::decompress(BytesView frame, const Dictionary& dictionary, std::size_t maximum) {
    const ZSTD_DDict* prepared = dictionary.for_decompression_.get();
    ZSTD_frameHeader header;
    if (ZSTD_getFrameHeader_advanced(&header, frame.data(), frame.size(), format_with(prepared)) != 0 ||
        header.frameType != ZSTD_frame || header.frameContentSize == ZSTD_CONTENTSIZE_UNKNOWN) {
        return fail(Fault::malformed, "not a zstd frame of known size");
    }
    if (header.frameContentSize > maximum) return fail(Fault::too_large, "content over its bound");
    if (context_ == nullptr) context_.reset(ZSTD_createDCtx_advanced(kWipingMemory));
    ZSTD_DCtx* context = context_.get();
    if (context == nullptr) return fail(Fault::full, "no memory for zstd");
    require({ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters),
             ZSTD_DCtx_setParameter(context, ZSTD_d_format, format_with(prepared)),
             ZSTD_DCtx_setParameter(context, ZSTD_d_stableOutBuffer, 1), ZSTD_DCtx_refDDict(context, prepared)});
    // Streaming, because it says where the frame ends; the one-shot call would take several frames for one. The content
    // is its own window (stable), so a frame that states a huge window gets no memory for it.
    Bytes content(static_cast<std::size_t>(header.frameContentSize));
    ZSTD_outBuffer out{content.data(), content.size(), 0};
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    const std::size_t left = ZSTD_decompressStream(context, &out, &in);
    if (left != 0 || in.pos != frame.size() || out.pos != content.size()) {
        wipe(content);
        if (ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation) return fail(Fault::full, "no memory for zstd");
        return fail(Fault::malformed, "not exactly one undamaged zstd frame");
    }
    return content;
}

}  // namespace loket::sync
