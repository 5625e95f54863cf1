// The bound that both ends of the wire keep for one file, a photo or a voice.
#pragma once

#include <cstddef>

namespace loket::sync {

/// Bytes of ciphertext.
inline constexpr std::size_t kFileMaximum = 16 * 1024 * 1024;

}  // namespace loket::sync
