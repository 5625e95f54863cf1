#include "kiosk/base/stream_seal.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "kiosk/base/seal.hpp"

namespace loket {
namespace {

constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kGrowth = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kMore = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

static_assert(kLockKeySize == crypto_secretstream_xchacha20poly1305_KEYBYTES);

/// The state of a stream; it holds the key, so it is overwritten when it goes.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state state;
    ~Stream() { wipe(&state, sizeof state); }
};

tl::unexpected<Error> damaged() { return fail(Fault::damaged, "wrong key, changed, or cut off"); }

}  // namespace

std::size_t sealed_stream_size(std::size_t message) {
    const std::size_t chunks = std::max<std::size_t>(1, (message + kStreamChunk - 1) / kStreamChunk);
    return kHeader + message + chunks * kGrowth;
}

Bytes seal_stream(BytesView message, const Secret& key, std::string_view context) {
    assert(key.reveal().size() == kLockKeySize);
    const BytesView data = as_bytes(context);
    Bytes sealed(sealed_stream_size(message.size()));
    Stream stream;
    crypto_secretstream_xchacha20poly1305_init_push(&stream.state, sealed.data(), key.reveal().data());
    std::uint8_t* out = sealed.data() + kHeader;
    for (;;) {
        const BytesView chunk = message.first(std::min(message.size(), kStreamChunk));
        message = message.subspan(chunk.size());
        crypto_secretstream_xchacha20poly1305_push(&stream.state, out, nullptr, chunk.data(), chunk.size(), data.data(),
                                                   data.size(), message.empty() ? kLast : kMore);
        out += chunk.size() + kGrowth;
        if (message.empty()) return sealed;
    }
}

Result<Bytes> open_stream(BytesView sealed, const Secret& key, std::string_view context) {
    assert(key.reveal().size() == kLockKeySize);
    if (sealed.size() < kHeader + kGrowth) return damaged();
    const BytesView data = as_bytes(context);
    Stream stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, sealed.data(), key.reveal().data()) != 0) {
        return damaged();
    }
    sealed = sealed.subspan(kHeader);
    Bytes message(sealed.size());
    std::size_t size = 0;
    unsigned char tag = kMore;
    while (tag != kLast) {
        const BytesView chunk = sealed.first(std::min(sealed.size(), kStreamChunk + kGrowth));
        sealed = sealed.subspan(chunk.size());
        unsigned long long opened = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, message.data() + size, &opened, &tag,
                                                       chunk.data(), chunk.size(), data.data(), data.size()) != 0) {
            return damaged();
        }
        size += opened;
    }
    if (!sealed.empty()) return damaged();
    message.resize(size);
    return message;
}

}  // namespace loket
