// The kiosk's uploader and its curl, carrying one file to a real server over a link that dies. The clock is moved by
// hand, so the waits between the tries cost nothing.
#pragma once

#include "kiosk/base/bytes.hpp"
#include "sync/courier/transport.hpp"
#include "tests/support/cutting_proxy.hpp"

namespace loket::test {

/// So many bytes that look like an encrypted photo, the same for the same seed.
Bytes made_photo(std::size_t size, std::uint64_t seed);

inline constexpr auto kGoodLink = [](int) { return SIZE_MAX; };

/// What it took, heads included.
struct UploadCost {
    std::size_t up;    ///< bytes from the kiosk
    std::size_t down;  ///< bytes from the server
    int cuts;
    std::size_t greatest_piece;  ///< bytes
};

/// Until the file is uploaded; a test fails that does not come to that. Returns the bytes of the greatest piece.
std::size_t upload_over(sync::Transport& transport, const Bytes& content);

/// The same over a link that dies. The server listens on this port of 127.0.0.1.
UploadCost upload(const Bytes& content, int port, CuttingProxy::Life life);

}  // namespace loket::test
