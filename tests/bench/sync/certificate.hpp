// A certificate for a server of 127.0.0.1, made for one run.
#pragma once

#include <filesystem>

#include "kiosk/base/result.hpp"

namespace loket::bench {

struct Certificate {
    std::filesystem::path chain;  ///< PEM, signed by itself: also what a client pins
    std::filesystem::path key;    ///< PEM
};

/// By the openssl program, on curve P-256. Fails with not_found when there is none.
Result<Certificate> make_certificate(const std::filesystem::path& folder);

}  // namespace loket::bench
