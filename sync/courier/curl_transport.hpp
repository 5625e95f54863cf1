// HTTP through libcurl: one connection, kept alive, for one thread. It holds no policy; it bounds. No redirect is
// followed, no proxy is taken from the environment, nothing but http and https is spoken, TLS is 1.2 or later, and with
// a CA file only what that CA signed is talked to.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"
#include "sync/courier/transport.hpp"

namespace loket::sync {

struct CurlSettings {
    std::string base_url;                                     ///< "https://hub.example:8600", without a path
    std::optional<std::filesystem::path> ca_file;             ///< PEM; pins the hub's CA. Without: the system's CAs
    Milliseconds connect_timeout = std::chrono::seconds(15);  ///< name, TCP and TLS together
    /// A whole exchange. Longer: slow links carry larger batches; a half-open connection is found later.
    Milliseconds total_timeout = std::chrono::seconds(120);
    /// Gives up when less than 10 bytes a second went either way for so long.
    std::chrono::seconds stall_timeout{30};
};

/// Fails with malformed when the base URL is not http:// or https:// and a host, or with full.
Result<std::unique_ptr<Transport>> make_curl_transport(const CurlSettings& settings);

}  // namespace loket::sync
