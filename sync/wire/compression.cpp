#include "sync/wire/compression.hpp"

#define ZSTD_STATIC_LINKING_ONLY  // for the allocator that wipes; the symbols are in Debian's shared library as well
#include <zstd.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "kiosk/base/secret.hpp"

namespace loket::sync {
namespace {

constexpr int kLevel = 9;

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

}  // namespace

Bytes compress(BytesView content) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx_advanced(kWipingMemory),
                                                                       ZSTD_freeCCtx);
    Bytes frame(ZSTD_compressBound(content.size()));
    const std::size_t size = context == nullptr ? 0
                                                : ZSTD_compressCCtx(context.get(), frame.data(), frame.size(),
                                                                    content.data(), content.size(), kLevel);
    // With room for the worst case only memory can run out, and then nothing else in this process would work either.
    if (size == 0 || ZSTD_isError(size)) throw std::bad_alloc();
    frame.resize(size);
    return frame;
}

Result<Bytes> decompress(BytesView frame, std::size_t maximum) {
    const unsigned long long stated = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (stated == ZSTD_CONTENTSIZE_UNKNOWN || stated == ZSTD_CONTENTSIZE_ERROR) {
        return fail(Fault::malformed, "not a zstd frame of known size");
    }
    if (stated > maximum) return fail(Fault::too_large, "content over its bound");
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) {
        return fail(Fault::malformed, "not exactly one zstd frame");
    }
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx_advanced(kWipingMemory),
                                                                       ZSTD_freeDCtx);
    if (context == nullptr) return fail(Fault::full, "no memory for zstd");
    Bytes content(static_cast<std::size_t>(stated));
    const std::size_t size =
        ZSTD_decompressDCtx(context.get(), content.data(), content.size(), frame.data(), frame.size());
    if (size != content.size()) {
        wipe(content);
        return fail(Fault::malformed, "damaged zstd frame");
    }
    return content;
}

}  // namespace loket::sync
