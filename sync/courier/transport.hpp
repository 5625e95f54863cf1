// The seam between the courier and the network: curl in the kiosk, a loopback that loses and damages in tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

namespace loket::sync {

enum class Method { post, head, patch };

struct Header {
    std::string name;
    std::string value;

    bool operator==(const Header&) const = default;
};

/// Which connection a call takes: the one that stands, if one does, or a new one, after which the old one is gone.
enum class Line { kept, fresh };

/// One request. Its body outlives it.
struct Call {
    Method method;
    std::string path;             ///< begins with '/'
    std::vector<Header> headers;  ///< besides Host, User-Agent and Content-Length, which the transport knows
    BytesView body;               ///< empty for head
    Line line = Line::kept;
};

/// What came back over HTTP, whoever really sent it.
struct Answer {
    int status;  ///< HTTP status code
    std::string content_type;
    Bytes body;  ///< at most kReceiptMaximum bytes
    std::optional<std::chrono::seconds> retry_after;
    std::string location;                        ///< a path on the same host; empty when none was told
    std::optional<std::uint64_t> upload_offset;  ///< bytes; tus's Upload-Offset
};

class Transport {
public:
    virtual ~Transport() = default;
    /// Calls and waits for the whole answer. Fails with unreachable, timeout or too_large; no error says that the other
    /// side did not act. Called by one thread at a time.
    virtual Result<Answer> send(const Call& call) = 0;
    /// Bytes of the requests and answers that the connection of the last call has carried, that call included, whether
    /// it still stands or not; without TLS. 0 when nothing is known.
    virtual std::size_t carried() const { return 0; }

    Result<Answer> post(std::string_view path, std::string_view content_type, BytesView body, Line line = Line::kept) {
        return send({Method::post, std::string(path), {{"Content-Type", std::string(content_type)}}, body, line});
    }
};

}  // namespace loket::sync
