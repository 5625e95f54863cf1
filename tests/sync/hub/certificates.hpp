// Certificates that openssl makes for a test.
#pragma once

#include <filesystem>
#include <string>

namespace loket::test {

struct Certificate {
    std::string name;
    std::string host = "IP:127.0.0.1";
    std::string from = "20200101000000Z";
    std::string until = "99991231235959Z";
};

/// A certificate that signs itself: NAME.pem and NAME.key.
void make_certificate(const std::filesystem::path& folder, const Certificate& certificate);
void make_certificate(const std::filesystem::path& folder, const std::string& name);

}  // namespace loket::test
