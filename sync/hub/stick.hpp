// Bundles that a courier brings to the hub by hand: each batch goes through the same intake as over HTTP, without a
// place in the queue, and each receipt goes into the answer on the stick. The hub may be serving meanwhile: both write
// to the same tables, one transaction after the other.
#pragma once

#include <array>

#include "sync/hub/intake.hpp"
#include "sync/wire/bundle_round.hpp"

namespace loket::sync {

/// As many batches a second as a stick can hold: nobody else comes to this intake.
inline constexpr unsigned kStickCapacity = 100'000;

struct StickImport {
    BundleRound round;
    std::array<std::size_t, std::size_t(Verdict::refused) + 1> verdicts{};  ///< how many envelopes got each

    /// Whether nothing is left for a human to look at.
    bool is_in_order() const;
    /// In lines, for the one who has the stick in hand.
    std::string text() const;
};

/// The intake has the same tables as the one that serves, and kStickCapacity; `hub` is the key that it signs with.
/// Fails as go_round does.
Result<StickImport> import_stick(Intake& intake, const SignPublicKey& hub, const std::filesystem::path& folder);

}  // namespace loket::sync
