// The digest of a body while it comes in, for tus's Upload-Checksum. By the library that the hub speaks TLS with:
// SHA-1, which tus asks of every server, is not for guarding secrets, so libsodium does not offer it.
#pragma once

#include <memory>

#include "sync/wire/tus.hpp"

namespace loket::sync {

class RunningDigest {
public:
    explicit RunningDigest(ChecksumAlgorithm algorithm);
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;

    void add(BytesView piece);
    /// The digest of all that was added. Once only.
    Bytes finish();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace loket::sync
