#include "tests/sync/hub/nginx_front.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

#include "kiosk/base/files.hpp"
#include "tests/sync/hub/certificates.hpp"

namespace loket::test {
namespace {

/// Its log begins so, which tells it from what nginx says besides.
constexpr std::string_view kAsked = "asked ";

/// nginx cannot be asked for a free port, but all of 127.0.0.0/8 is this machine: each process has a host of its own.
std::string own_host() {
    const auto pid = static_cast<unsigned>(::getpid());
    return fmt::format("127.{}.{}.{}", 64 + (pid >> 16) % 128, (pid >> 8) % 256, pid % 256);
}

std::filesystem::path configured(const std::filesystem::path& folder, const std::string& address,
                                 const std::string& hub, const std::string& directives) {
    make_certificate(folder, Certificate{.name = "kabupaten", .host = "IP:" + own_host()});
    // One process, which a signal ends. What it may not do to the folders of the system it does in its own.
    std::string text =
        "daemon off; master_process off; pid nginx.pid; error_log /dev/stdout notice; events {}\n"
        "http {\n"
        "  log_format asked '" +
        std::string(kAsked) +
        "$connection $server_protocol $request_method $uri $status';\n"
        "  access_log /dev/stdout asked;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
        text += fmt::format("  {}_temp_path {};\n", kind, kind);
    }
    text += fmt::format(
        "  server {{\n"
        "    listen {} ssl http2; ssl_certificate kabupaten.pem; ssl_certificate_key kabupaten.key;\n"
        "    {}\n"
        "    location / {{ proxy_pass http://{}; }}\n"
        "  }}\n"
        "}}\n",
        address, directives, hub);
    REQUIRE(write_file(folder / "nginx.conf", as_bytes(text), FileMode::readable_by_all));
    return folder / "nginx.conf";
}

}  // namespace

// Debian's nginx lies where the path of a user who is not root does not lead.
NginxFront::NginxFront(const std::filesystem::path& folder, const std::string& hub, const std::string& directives)
    : folder_(folder),
      address_(own_host() + ":8443"),
      program_("/usr/sbin/nginx",
               {"-e", "stderr", "-p", folder.string(), "-c", configured(folder, address_, hub, directives).string()}) {
    // It says so after it has begun to listen.
    const std::string line = program_.next_line();
    REQUIRE_MESSAGE(line.find("event method") != std::string::npos, line, program_.wait().err);
}

std::vector<FrontRequest> NginxFront::stop() {
    program_.signal(SIGTERM);
    std::istringstream lines(program_.wait().out);
    std::vector<FrontRequest> asked;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(kAsked)) continue;
        FrontRequest request;
        std::istringstream words(line.substr(kAsked.size()));
        words >> request.connection >> request.protocol >> std::ws;
        std::getline(words, request.what);
        asked.push_back(std::move(request));
    }
    return asked;
}

}  // namespace loket::test
