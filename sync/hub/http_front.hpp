// The hub's door: libmicrohttpd on epoll with a few threads, and nothing but bounds. It reads one request, gives it to
// the handler as a value and sends what comes back. A slow client costs a connection and the bytes it has sent, not a
// thread; each body and the time it takes, all bodies together, connections and silence are bounded. A body may also
// flow through, to where the receiver wants it: then it costs no memory, and its pace is bounded instead of its time.
//
// It runs from `open` until it is destroyed, which is graceful: no new connections, the requests being answered get
// their answers (at most kFarewell), then the rest is closed. The handler is called by several threads at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"
#include "sync/hub/exchange.hpp"
#include "sync/wire/batch.hpp"

namespace loket::sync {

struct ListenAddress {
    std::string host;    ///< name or number, without the brackets of IPv6
    std::uint16_t port;  ///< 0: any free one
};
/// Reads "127.0.0.1:8600", "localhost:0" or "[::1]:8600". Fails with malformed.
Result<ListenAddress> parse_listen_address(std::string_view text);

struct FrontLimits {
    unsigned threads = 4;
    unsigned connections = 1000;
    unsigned connections_per_ip = 0;       ///< 0: no limit, since a whole network of offices may come from one address
    std::chrono::seconds silence{30};      ///< a connection that says nothing for so long is closed
    std::chrono::seconds whole_body{130};  ///< one that takes longer to send a body is cut; a kiosk gives up before
    /// Bytes a second that a body which flows through must have made on average, once it has taken `whole_body`. A
    /// village's worst link makes 1,000; below this it is somebody holding a connection.
    std::uint64_t slowest_flow = 256;
    std::size_t body_bytes = kBatchMaximum;
    std::size_t all_bodies_bytes = 64 * kBatchMaximum;  ///< being received at one moment
};

/// With which the front speaks TLS 1.2 or later, both PEM. The chain begins with the hub's own certificate.
struct TlsIdentity {
    std::string certificate_chain;
    Secret private_key;
};

/// How long a stopping front waits for the answers that are being made.
inline constexpr std::chrono::seconds kFarewell{5};

class HttpFront {
public:
    using Handler = std::function<Response(const Request&)>;
    /// Asked when the head of a request is there.
    using Receiver = std::function<Reception(const Request& head)>;

    /// Listens when it returns; without a TLS identity in plain HTTP, for a machine of its own or behind a proxy;
    /// without a receiver all bodies are kept. Fails with not_found (no such host), busy (the port is taken), malformed
    /// (certificate or key) or io.
    static Result<std::unique_ptr<HttpFront>> open(const ListenAddress& address, const FrontLimits& limits,
                                                   Handler handler, const std::optional<TlsIdentity>& tls = {},
                                                   Receiver receiver = {});
    ~HttpFront();
    HttpFront(const HttpFront&) = delete;
    HttpFront& operator=(const HttpFront&) = delete;

    /// Where it really listens: "127.0.0.1:8600".
    const std::string& address() const;
    /// The same with its scheme: "https://127.0.0.1:8600".
    const std::string& url() const;

    struct Inside;

private:
    explicit HttpFront(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace loket::sync
