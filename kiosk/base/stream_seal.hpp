// Sealing of what is too large to be one message, a photo or a voice: libsodium's secretstream (XChaCha20-Poly1305),
// which binds each chunk to the ones before it and marks the last. So chunks cannot be changed, exchanged, repeated or
// left out, and a stream that was cut off is noticed. Safe from any thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/secret.hpp"

namespace loket {

/// Bytes of plaintext in each chunk but the last, which holds what is left.
inline constexpr std::size_t kStreamChunk = 64 * 1024;

/// 24 bytes of random header, then the chunks, each 17 bytes longer than its plaintext. Requires a key from
/// `make_lock_key` that seals nothing else. The context is authenticated, not stored.
Bytes seal_stream(BytesView message, const Secret& key, std::string_view context);
/// Fails with damaged for a wrong key, another context, changed bytes, or an end that is missing or not the end.
Result<Bytes> open_stream(BytesView sealed, const Secret& key, std::string_view context);
/// The size of what `seal_stream` makes of so many bytes.
std::size_t sealed_stream_size(std::size_t message);

}  // namespace loket
