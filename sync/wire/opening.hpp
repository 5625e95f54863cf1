// The keys of one opening of a counter. When a kiosk opens, it makes an X25519 pair, agrees on a first key with the
// hub's box key, and wipes the secret half at once. From that key a ratchet turns out one key a report; each turn
// replaces the ratchet's own key, so that no earlier one can be found from what the kiosk still has. The hub follows
// from the public half. What that keeps from whom is argued in sync/PROTOCOL.md.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/seal.hpp"

namespace loket::sync {

/// What the hub needs to find the keys of an opening. Nothing of it is secret; it travels once in each batch that holds
/// reports of the opening.
struct Opening {
    BoxPublicKey public_key;  ///< of the pair that was made for this opening alone
    std::string hub_key;      ///< id of the hub's box key that it was made for

    /// What envelopes call it: hexadecimal of the first 8 bytes of hash_of(public_key).
    std::string name() const;
    bool operator==(const Opening&) const = default;
};

/// Some 45 bytes of CBOR.
Bytes encode(const Opening& opening);
inline constexpr std::size_t kOpeningMaximum = 64;
/// Fails with malformed or too_large.
Result<Opening> decode_opening(BytesView bytes);

/// How many keys one opening has, so that the hub never turns further than this for a stranger's index.
inline constexpr std::uint32_t kOpeningKeys = 1024;

/// The kiosk's end, in memory only. It belongs to one thread.
class Ratchet {
public:
    /// A new opening towards this box key. Fails with damaged when it is no key.
    static Result<Ratchet> open(const BoxPublicKey& hub, Entropy& entropy);

    const Opening& opening() const { return opening_; }
    bool is_used_up() const { return index_ == kOpeningKeys; }

    struct Turn {
        std::uint32_t index;  ///< from 0
        Secret key;           ///< for one message; wiped when it goes
    };
    /// The next key. Requires that it is not used up. A key that was turned out is never turned out again, also when
    /// what was sealed with it is thrown away.
    Turn turn();

private:
    Ratchet(Opening opening, Secret chain) : opening_(std::move(opening)), chain_(std::move(chain)) {}

    Opening opening_;
    Secret chain_;
    std::uint32_t index_ = 0;
};

/// The hub's end: the keys of one opening, in any order and as often as asked; in rising order each costs one turn.
class KeyTrail {
public:
    /// Requires the pair that `opening.hub_key` names. Fails with damaged when the public half is none.
    static Result<KeyTrail> follow(const Opening& opening, const BoxKeys& hub);

    /// Requires index < kOpeningKeys.
    Secret key_of(std::uint32_t index);

private:
    explicit KeyTrail(Secret first) : first_(first), chain_(std::move(first)) {}

    Secret first_;
    Secret chain_;  // that the key of `index_` follows from
    std::uint32_t index_ = 0;
};

}  // namespace loket::sync
