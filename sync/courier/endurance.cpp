#include "sync/courier/endurance.hpp"

#include <algorithm>

namespace loket::sync {
namespace {

/// A connection that carries more than this is as good as one that never dies: some ten of the greatest batches.
constexpr std::size_t kLasting = 2 * 1024 * 1024;

/// What is left of a connection is not worth a call below this part of it.
constexpr std::size_t kRest = 4;

/// The first probe is this part of the limit, at least a short report.
constexpr std::size_t kProbe = 4;
constexpr std::size_t kProbeLeast = 512;

/// What a call carries besides its envelopes: the head of the batch, those of HTTP, and the receipt, for 60 reports.
/// Less than it is, and the limit would creep up with each call until a whole batch is lost.
constexpr std::size_t kOverhead = 1024;

/// Connections between two probes on a link that keeps dying at the same place: a probe costs its own bytes and the
/// back-off after a failure.
constexpr unsigned kPatienceMaximum = 64;

std::size_t without_overhead(std::size_t bytes) { return std::max(bytes, kOverhead + kProbeLeast) - kOverhead; }

}  // namespace

Endurance::Advice Endurance::next() const {
    if (!limit_) return {std::numeric_limits<std::size_t>::max(), Line::kept};
    if (!is_filled()) return {without_overhead(*limit_ - here_), Line::kept};
    if (filled_ >= patience_) return {step_, Line::kept};
    return {without_overhead(*limit_), Line::fresh};
}

bool Endurance::is_filled() const { return here_ + *limit_ / kRest > *limit_; }

void Endurance::survived(std::size_t carried) {
    if (carried < here_) filled_ += 1;
    here_ = carried;
    if (!limit_ || carried <= *limit_) return;
    limit_ = carried;
    step_ *= 2;
    if (carried > kLasting) limit_.reset();
}

void Endurance::died(std::size_t carried) {
    if (limit_ && is_filled()) {  // it was a probe
        patience_ = std::clamp(4 * patience_, 1U, kPatienceMaximum);
    } else {
        // What it had carried before this call it did survive; of a first call nothing is known but that it was too
        // much.
        limit_ = std::max(here_, carried / 4);
        patience_ = 0;
    }
    step_ = std::max(kProbeLeast, *limit_ / kProbe);
    filled_ = 0;
    here_ = 0;
}

}  // namespace loket::sync
