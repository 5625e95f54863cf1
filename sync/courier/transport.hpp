// The seam between the courier and the network: curl in the kiosk, a loopback that loses and damages in tests.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

namespace loket::sync {

/// What came back over HTTP, whoever really sent it.
struct Answer {
    int status;  ///< HTTP status code
    std::string content_type;
    Bytes body;  ///< at most kReceiptMaximum bytes
    std::optional<std::chrono::seconds> retry_after;
};

class Transport {
public:
    virtual ~Transport() = default;
    /// Posts and waits for the whole answer. `path` begins with '/'. Fails with unreachable, timeout or too_large; no
    /// error says that the other side did not act. Called by one thread at a time.
    virtual Result<Answer> post(std::string_view path, std::string_view content_type, BytesView body) = 0;
};

}  // namespace loket::sync
