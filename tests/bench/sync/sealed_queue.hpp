// What an offline counter has in its outbox after weeks without network: N reports, numbered and sealed, in a real
// store. Made once, and copied for each delivery. This is the one file of the bench that knows how reports come into
// being.
#pragma once

#include <cstddef>
#include <filesystem>

#include "kiosk/base/result.hpp"

namespace loket::bench {

/// What lies in the folder of a queue.
inline constexpr const char* kHubFolder = "hub";      ///< a hub at which the counter is enrolled, stopped
inline constexpr const char* kKioskFolder = "kiosk";  ///< the counter: its identity, and its store with the queue
inline constexpr const char* kDocuments = "documents.jsonl";  ///< the same reports in clear: canonical JSON, one a line

/// Fails as the hub's start, enrolment and filing do.
Result<void> make_sealed_queue(std::size_t count, const std::filesystem::path& folder);
/// One report with a photo of this size. Returns the bytes of its ciphertext.
Result<std::size_t> make_photo_queue(std::size_t photo_bytes, const std::filesystem::path& folder);

}  // namespace loket::bench
