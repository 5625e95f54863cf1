#include "sync/hub/checksum.hpp"

#include <gnutls/crypto.h>

#include <cassert>

namespace loket::sync {
namespace {

gnutls_digest_algorithm_t gnutls_name_of(ChecksumAlgorithm algorithm) {
    switch (algorithm) {
        case ChecksumAlgorithm::sha1: return GNUTLS_DIG_SHA1;
        case ChecksumAlgorithm::sha256: return GNUTLS_DIG_SHA256;
    }
    __builtin_unreachable();
}

}  // namespace

struct RunningDigest::Inside {
    gnutls_hash_hd_t handle = nullptr;
    std::size_t size;
};

RunningDigest::RunningDigest(ChecksumAlgorithm algorithm)
    : inside_(std::make_unique<Inside>(Inside{.size = digest_size(algorithm)})) {
    [[maybe_unused]] const int made = gnutls_hash_init(&inside_->handle, gnutls_name_of(algorithm));
    assert(made == 0);
}

RunningDigest::~RunningDigest() { gnutls_hash_deinit(inside_->handle, nullptr); }

void RunningDigest::add(BytesView piece) {
    [[maybe_unused]] const int added = gnutls_hash(inside_->handle, piece.data(), piece.size());
    assert(added == 0);
}

Bytes RunningDigest::finish() {
    Bytes digest(inside_->size);
    gnutls_hash_output(inside_->handle, digest.data());
    return digest;
}

}  // namespace loket::sync
