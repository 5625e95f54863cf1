// Bundles that a courier brings to the hub by hand: batches, files and questions for news go through the same intakes
// as over HTTP, without a place in the queue, and what those say goes into the answer on the stick. The hub may be
// serving meanwhile: both write to the same tables, one transaction after the other.
#pragma once

#include <array>

#include "sync/hub/file_intake.hpp"
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

/// Where the hub takes things in. Both have the same tables as those that serve.
struct Intakes {
    Intake& reports;  ///< with kStickCapacity
    FileIntake& files;
};

/// `hub` is the key that the intake signs with. Fails as go_round does.
Result<StickImport> import_stick(const Intakes& intakes, const SignPublicKey& hub, const std::filesystem::path& folder);

}  // namespace loket::sync
