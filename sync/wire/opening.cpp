#include "sync/wire/opening.hpp"

#include <cassert>

#include "sync/wire/fields.hpp"

namespace loket::sync {
namespace {

// From the ratchet's key follow the key of a report and the ratchet's next key; neither leads to the other.
Secret report_key_of(const Secret& chain) { return subkey(chain, 1, "LoketRpt"); }
Secret next_after(const Secret& chain) { return subkey(chain, 2, "LoketRpt"); }

}  // namespace

std::string Opening::name() const { return name_of_key(public_key); }

Bytes encode(const Opening& opening) {
    cbor::Writer out;
    out.array(2);
    out.bytes(opening.public_key);
    write_name(out, opening.hub_key);
    return out.take();
}

Result<Opening> decode_opening(BytesView bytes) {
    if (bytes.size() > kOpeningMaximum) return fail(Fault::too_large, "opening over its bound");
    cbor::Reader in(bytes);
    TRY(in.array_of(2));
    const BoxPublicKey public_key = TRY(in.fixed<sizeof(BoxPublicKey)>());
    std::string hub_key = TRY(read_name(in, kKeyNameSize));
    TRY(in.end());
    return Opening{public_key, std::move(hub_key)};
}

Result<Ratchet> Ratchet::open(const BoxPublicKey& hub, Entropy& entropy) {
    const BoxKeys pair = make_box_keys(entropy);
    Secret chain = TRY(shared_key_at_client(pair, hub));
    return Ratchet({pair.public_key, name_of_key(hub)}, std::move(chain));
}

Ratchet::Turn Ratchet::turn() {
    assert(!is_used_up());
    Turn turn{index_, report_key_of(chain_)};
    chain_ = next_after(chain_);
    ++index_;
    return turn;
}

Result<KeyTrail> KeyTrail::follow(const Opening& opening, const BoxKeys& hub) {
    return KeyTrail(TRY(shared_key_at_server(hub, opening.public_key)));
}

Secret KeyTrail::key_of(std::uint32_t index) {
    assert(index < kOpeningKeys);
    if (index < index_) {
        chain_ = first_;
        index_ = 0;
    }
    for (; index_ < index; ++index_) chain_ = next_after(chain_);
    return report_key_of(chain_);
}

}  // namespace loket::sync
