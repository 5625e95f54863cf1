#include "tests/bench/sync/certificate.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace loket::bench {

Result<Certificate> make_certificate(const std::filesystem::path& folder) {
    Certificate made{.chain = folder / "server.pem", .key = folder / "server.key"};
    const std::string command = fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=bench "
        "-addext subjectAltName=IP:127.0.0.1 -keyout '{}' -out '{}' 2>/dev/null",
        made.key.string(), made.chain.string());
    if (std::system(command.c_str()) != 0) return fail(Fault::not_found, "openssl made no certificate");
    return made;
}

}  // namespace loket::bench
