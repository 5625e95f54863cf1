// zstd, for text that must not linger: whatever the library allocates is wiped when it is freed. Private to sync/wire.
#pragma once

#include "kiosk/base/bytes.hpp"

namespace loket::sync {

/// One zstd frame that states its content's size.
Bytes compress(BytesView content);
/// Exactly one frame, whose stated size is the size that counts: nothing is allocated before it is found to be at most
/// `maximum`. Fails with too_large, or malformed. The caller wipes the result.
Result<Bytes> decompress(BytesView frame, std::size_t maximum);

}  // namespace loket::sync
