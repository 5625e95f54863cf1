// nginx in front of a hub, as a regency's own web server stands there: it speaks TLS and HTTP/2 to the kiosks and plain
// HTTP to the hub.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/sync/hub/running_program.hpp"

namespace loket::test {

/// A line of nginx's log.
struct FrontRequest {
    std::string connection;  ///< nginx's number for it
    std::string protocol;    ///< "HTTP/2.0"
    std::string what;        ///< "POST /v1/batches 200"
};

class NginxFront {
public:
    /// Before the hub at "127.0.0.1:PORT". `folder` is its own; `directives` are further lines for the server, each
    /// with its semicolon. Returns once it listens; a test fails where it does not.
    NginxFront(const std::filesystem::path& folder, const std::string& hub, const std::string& directives = {});

    std::string url() const { return "https://" + address_; }
    std::filesystem::path ca_file() const { return folder_ / "kabupaten.pem"; }
    /// Stops it; all that it was asked, in order. Once only.
    std::vector<FrontRequest> stop();

private:
    std::filesystem::path folder_;
    std::string address_;
    RunningProgram program_;
};

}  // namespace loket::test
