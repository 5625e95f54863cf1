#include "kiosk/base/seal.hpp"

#include <sodium.h>

#include <cassert>
#include <cstdlib>

namespace loket {
namespace {

/// libsodium must be initialised once before any use; a machine where that fails has no random source at all.
const bool kSodiumReady = [] {
    if (sodium_init() < 0) std::abort();
    return true;
}();

template <std::size_t Size>
std::array<std::uint8_t, Size> random_array(Entropy& entropy) {
    std::array<std::uint8_t, Size> out;
    entropy.fill(out);
    return out;
}

}  // namespace

std::string hex(BytesView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

Result<Bytes> parse_hex(std::string_view text) {
    if (text.empty()) return Bytes{};  // has no address to write to, which libsodium wants
    Bytes bytes(text.size() / 2);
    std::size_t size = 0;
    const char* end = nullptr;
    const bool even = text.size() % 2 == 0;
    if (!even || sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end) != 0 ||
        end != text.data() + text.size()) {
        return fail(Fault::malformed, "not hexadecimal");
    }
    return bytes;
}

namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string base32(BytesView bytes) {
    std::string text;
    unsigned pending = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        pending = pending << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) text += kBase32[pending >> (bits - 5) & 31];
    }
    if (bits > 0) text += kBase32[pending << (5 - bits) & 31];
    return text;
}

Result<Bytes> parse_base32(std::string_view text) {
    Bytes bytes;
    unsigned pending = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = kBase32.find(c);
        if (value == kBase32.npos) return fail(Fault::malformed, "not base 32");
        pending = pending << 5 | unsigned(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(std::uint8_t(pending >> bits));
    }
    if (base32(bytes) != text) return fail(Fault::malformed, "not base 32");
    return bytes;
}

namespace {

std::string to_base64(BytesView bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();
    return text;
}

Result<Bytes> from_base64(std::string_view text, int variant, const char* complaint) {
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, variant) != 0 ||
        end != text.data() + text.size()) {
        return fail(Fault::malformed, complaint);
    }
    bytes.resize(size);
    // libsodium 1.0.18 reads some bytes above 0x7f as '_': a text has one form only, or it is none.
    if (to_base64(bytes, variant) != text) return fail(Fault::malformed, complaint);
    return bytes;
}

}  // namespace

std::string base64(BytesView bytes) { return to_base64(bytes, sodium_base64_VARIANT_ORIGINAL); }

std::string base64url(BytesView bytes) { return to_base64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }

Result<Bytes> parse_base64(std::string_view text) {
    return from_base64(text, sodium_base64_VARIANT_ORIGINAL, "not base 64");
}

Result<Bytes> parse_base64url(std::string_view text) {
    return from_base64(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING, "not base 64 for URLs");
}

void SystemEntropy::fill(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

void wipe(void* data, std::size_t size) { sodium_memzero(data, size); }

void wipe_stack() { sodium_stackzero(64 * 1024); }

void wipe(std::string& text) {
    text.resize(text.capacity());
    wipe(text.data(), text.size());
    text.clear();
}

void wipe(Bytes& bytes) {
    bytes.resize(bytes.capacity());
    wipe(bytes.data(), bytes.size());
    bytes.clear();
}

Hash hash_of(BytesView bytes) {
    Hash hash;
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return hash;
}

struct Hasher::Inside {
    crypto_generichash_state state;
};

Hasher::Hasher() : inside_(std::make_unique<Inside>()) {
    crypto_generichash_init(&inside_->state, nullptr, 0, sizeof(Hash));
}

Hasher::~Hasher() = default;

void Hasher::add(BytesView piece) { crypto_generichash_update(&inside_->state, piece.data(), piece.size()); }

Hash Hasher::finish() {
    Hash hash;
    crypto_generichash_final(&inside_->state, hash.data(), hash.size());
    return hash;
}

Hash hash_of(std::initializer_list<BytesView> pieces) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sizeof(Hash));
    for (const BytesView piece : pieces) {
        std::array<std::uint8_t, 8> length;
        for (std::size_t i = 0; i < 8; ++i)
            length[i] = static_cast<std::uint8_t>(std::uint64_t{piece.size()} >> (8 * i));
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, piece.data(), piece.size());
    }
    Hash hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

Sha256 sha256_of(BytesView bytes) {
    Sha256 hash;
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

Result<Hash> parse_hash(std::string_view text) {
    const Bytes bytes = TRY(parse_hex(text));
    Hash hash;
    if (bytes.size() != hash.size()) return fail(Fault::malformed, "not a 256-bit hash");
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

SignKeys make_sign_keys(Entropy& entropy) {
    auto seed = random_array<crypto_sign_SEEDBYTES>(entropy);
    SignKeys keys;
    Bytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(keys.public_key.data(), secret.data(), seed.data());
    keys.secret_key = Secret(std::move(secret));
    wipe(seed.data(), seed.size());
    return keys;
}

Signature sign(BytesView message, const Secret& secret_key) {
    assert(secret_key.reveal().size() == crypto_sign_SECRETKEYBYTES);
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_key.reveal().data());
    return signature;
}

bool is_signed_by(BytesView message, const Signature& signature, const SignPublicKey& key) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

BoxKeys make_box_keys(Entropy& entropy) {
    auto seed = random_array<crypto_box_SEEDBYTES>(entropy);
    BoxKeys keys;
    Bytes secret(crypto_box_SECRETKEYBYTES);
    crypto_box_seed_keypair(keys.public_key.data(), secret.data(), seed.data());
    keys.secret_key = Secret(std::move(secret));
    wipe(seed.data(), seed.size());
    return keys;
}

Result<Secret> shared_key_at_client(const BoxKeys& client, const BoxPublicKey& server) {
    Bytes received(crypto_kx_SESSIONKEYBYTES);
    Bytes sent(crypto_kx_SESSIONKEYBYTES);
    const int refused = crypto_kx_client_session_keys(received.data(), sent.data(), client.public_key.data(),
                                                      client.secret_key.reveal().data(), server.data());
    wipe(received);
    if (refused != 0) return fail(Fault::damaged, "no key of X25519");
    return Secret(std::move(sent));
}

Result<Secret> shared_key_at_server(const BoxKeys& server, const BoxPublicKey& client) {
    Bytes received(crypto_kx_SESSIONKEYBYTES);
    Bytes sent(crypto_kx_SESSIONKEYBYTES);
    const int refused = crypto_kx_server_session_keys(received.data(), sent.data(), server.public_key.data(),
                                                      server.secret_key.reveal().data(), client.data());
    wipe(sent);
    if (refused != 0) return fail(Fault::damaged, "no key of X25519");
    return Secret(std::move(received));
}

Secret subkey(const Secret& key, std::uint64_t n, std::string_view context) {
    assert(key.reveal().size() == crypto_kdf_KEYBYTES && context.size() == crypto_kdf_CONTEXTBYTES);
    Bytes derived(crypto_kdf_KEYBYTES);
    crypto_kdf_derive_from_key(derived.data(), derived.size(), n, context.data(), key.reveal().data());
    return Secret(std::move(derived));
}

Bytes seal_once(BytesView message, const Secret& key, BytesView context) {
    assert(key.reveal().size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    constexpr std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> kNoNonce{};
    Bytes sealed(message.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, message.data(), message.size(), context.data(),
                                               context.size(), nullptr, kNoNonce.data(), key.reveal().data());
    return sealed;
}

Result<Bytes> open_once(BytesView sealed, const Secret& key, BytesView context) {
    assert(key.reveal().size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    constexpr std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> kNoNonce{};
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < kTag) return fail(Fault::damaged, "too short to be sealed");
    Bytes message(sealed.size() - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(message.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                   context.data(), context.size(), kNoNonce.data(),
                                                   key.reveal().data()) != 0) {
        return fail(Fault::damaged, "wrong key, or changed");
    }
    return message;
}

Secret make_lock_key(Entropy& entropy) {
    Bytes key(kLockKeySize);
    entropy.fill(key);
    return Secret(std::move(key));
}

Bytes lock(BytesView message, const Secret& key, std::string_view context, Entropy& entropy) {
    static_assert(kLockKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    assert(key.reveal().size() == kLockKeySize);
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    Bytes locked(kNonce + message.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    entropy.fill(std::span(locked).first(kNonce));
    const BytesView data = as_bytes(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(locked.data() + kNonce, nullptr, message.data(), message.size(),
                                               data.data(), data.size(), nullptr, locked.data(), key.reveal().data());
    return locked;
}

Result<Bytes> unlock(BytesView locked, const Secret& key, std::string_view context) {
    assert(key.reveal().size() == kLockKeySize);
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (locked.size() < kNonce + kTag) return fail(Fault::damaged, "too short to be locked");
    Bytes message(locked.size() - kNonce - kTag);
    const BytesView data = as_bytes(context);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(message.data(), nullptr, nullptr, locked.data() + kNonce,
                                                   locked.size() - kNonce, data.data(), data.size(), locked.data(),
                                                   key.reveal().data()) != 0) {
        return fail(Fault::damaged, "wrong key, or changed");
    }
    return message;
}

Result<Secret> derive_key(std::string_view code, std::string_view salt) {
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt_bytes;
    const BytesView text = as_bytes(salt);
    crypto_generichash(salt_bytes.data(), salt_bytes.size(), text.data(), text.size(), nullptr, 0);
    Bytes key(kLockKeySize);
    if (crypto_pwhash(key.data(), key.size(), code.data(), code.size(), salt_bytes.data(),
                      crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(Fault::full, "no memory for Argon2id");
    }
    return Secret(std::move(key));
}

bool equal_in_constant_time(BytesView a, BytesView b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace loket
