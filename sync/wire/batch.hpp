// Envelopes travelling together, signed by the counter that filed them. The same bytes go by HTTPS or on a stick.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/report/ticket_number.hpp"
#include "sync/wire/books.hpp"

namespace loket::sync {

/// Greatest size of an encoded batch, bytes: what the hub accepts in one request.
inline constexpr std::size_t kBatchMaximum = 1024 * 1024;
/// Greatest number of envelopes in one batch.
inline constexpr std::size_t kBatchEnvelopes = 500;

struct Batch {
    std::string device;  ///< id of the device that signs: hex of the first 8 bytes of hash_of(its public key)
    Counter counter;
    std::uint64_t sequence;        ///< counts up from 1 with each batch this device makes, over restarts
    Instant made_at;               ///< by the kiosk's clock, which may be wrong
    Hash journal_head;             ///< of the counter's journal when the batch was made
    DeviceBooks books;             ///< at the same moment
    std::vector<Bytes> openings;   ///< encoded; each opening of the envelopes once
    std::vector<Bytes> envelopes;  ///< each as encoded at filing, oldest first
};

/// The batch as it travels: body and Ed25519 signature by the device.
Bytes encode(const Batch& batch, const Secret& device_key);

struct SignedBatch {
    Batch batch;
    Bytes body;  ///< what is signed
    Signature signature;
};
/// Bounded. Does not check the signature, since the key belongs to `batch.device`. Fails with malformed or too_large.
Result<SignedBatch> decode_batch(BytesView bytes);

/// The device id of a public key: 16 hexadecimal digits.
std::string device_id(const SignPublicKey& key);

}  // namespace loket::sync
