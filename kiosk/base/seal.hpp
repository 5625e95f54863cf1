// The cryptography of the house, all of it libsodium's. Nothing here decides anything: who may open what is argued in
// sync/PROTOCOL.md. Safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"

namespace loket {

/// BLAKE2b-256 of some bytes: the hash of the journal chain, of envelopes and of batches.
using Hash = std::array<std::uint8_t, 32>;
Hash hash_of(BytesView bytes);
/// The same of bytes that come one piece after another; where the cuts are makes no difference.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(BytesView piece);
    /// The hash of all that was added. Once only.
    Hash finish();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};
/// The hash of several pieces, each preceded by its length (64 bit, little-endian), so that no two lists collide.
Hash hash_of(std::initializer_list<BytesView> pieces);
/// Reads 64 hexadecimal digits. Fails with malformed.
Result<Hash> parse_hash(std::string_view text);

/// SHA-256, for protocols of others that ask for it.
using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256_of(BytesView bytes);

/// Ed25519. The secret key is libsodium's 64-byte form.
using SignPublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;
struct SignKeys {
    SignPublicKey public_key;
    Secret secret_key;
};
SignKeys make_sign_keys(Entropy& entropy);
/// Requires a secret key from `make_sign_keys`.
Signature sign(BytesView message, const Secret& secret_key);
bool is_signed_by(BytesView message, const Signature& signature, const SignPublicKey& key);

/// X25519, for agreeing on a key with somebody whose secret half is elsewhere.
using BoxPublicKey = std::array<std::uint8_t, 32>;
struct BoxKeys {
    BoxPublicKey public_key;
    Secret secret_key;
};
BoxKeys make_box_keys(Entropy& entropy);
/// The key that two pairs share and nobody without one of the secret halves can know: libsodium's crypto_kx, of whose
/// two keys it is the one for what the client (here always the kiosk) sends. 32 bytes, the same on both sides. Fails
/// with damaged for a public key that no pair has.
Result<Secret> shared_key_at_client(const BoxKeys& client, const BoxPublicKey& server);
Result<Secret> shared_key_at_server(const BoxKeys& server, const BoxPublicKey& client);

/// The n-th of the 32-byte keys that follow from a 32-byte key (libsodium's crypto_kdf); from it neither the key nor
/// another one follows. The context is exactly 8 characters.
Secret subkey(const Secret& key, std::uint64_t n, std::string_view context);

/// XChaCha20-Poly1305 under a key that is made for this one message, hence with a nonce of zeros that is not stored: 16
/// bytes longer than the message. The context is authenticated with it. Sealing two messages with one key opens both.
Bytes seal_once(BytesView message, const Secret& key, BytesView context);
/// Fails with damaged for a wrong key, another context, or changed bytes.
Result<Bytes> open_once(BytesView sealed, const Secret& key, BytesView context);

/// XChaCha20-Poly1305 under a 32-byte key, a fresh 24-byte nonce in front (40 bytes longer than the message). The
/// context is authenticated with it, not stored: a text sealed for one place does not open in another.
inline constexpr std::size_t kLockKeySize = 32;
Secret make_lock_key(Entropy& entropy);
Bytes lock(BytesView message, const Secret& key, std::string_view context, Entropy& entropy);
/// Fails with damaged for a wrong key, another context, or changed bytes.
Result<Bytes> unlock(BytesView locked, const Secret& key, std::string_view context);

/// A 32-byte key from a short code and a salt text: Argon2id, 2 passes over 64 MiB (libsodium's "interactive"), so that
/// guessing the 40 bits of a receipt's code costs years. Takes about 0.1 s. Fails with `full` when memory is short.
Result<Secret> derive_key(std::string_view code, std::string_view salt);

/// Compares without telling by its time where the first difference is.
bool equal_in_constant_time(BytesView a, BytesView b);

}  // namespace loket
