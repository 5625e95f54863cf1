#include "sync/hub/admission.hpp"

#include <algorithm>
#include <cassert>

namespace loket::sync {

Admission::Admission(unsigned capacity) : interval_(std::chrono::nanoseconds(std::chrono::seconds(1)) / capacity) {
    assert(capacity > 0);
}

Admission::Decision Admission::admit(const std::string& device, Tick now) {
    free_lapsed(now);
    const auto holder = holders_.find(device);
    if (holder == holders_.end()) return admit_newcomer(device, now);
    const Moment place = holder->second;
    if (now < place - kEarly) return Slot{std::chrono::ceil<std::chrono::seconds>(place - now)};
    holders_.erase(holder);
    return Admitted{};
}

Admission::Decision Admission::admit_newcomer(const std::string& device, Moment now) {
    if (spare_ > 0) {
        --spare_;
        return Admitted{};
    }
    next_place_ = std::max(next_place_, now - kBurst);
    const Moment place = next_place_;
    if (place - now > kHorizon) return Slot{kHorizon};
    next_place_ += interval_;
    if (place <= now) return Admitted{};
    queue_.push_back({place, device});
    holders_[device] = place;
    return Slot{std::chrono::ceil<std::chrono::seconds>(place - now)};
}

void Admission::free_lapsed(Moment now) {
    const std::size_t most = std::size_t(kBurst / interval_);
    for (; !queue_.empty() && queue_.front().at + kPatience < now; queue_.pop_front()) {
        const auto holder = holders_.find(queue_.front().device);
        // It may have used this place, and may have got another since.
        if (holder == holders_.end() || holder->second != queue_.front().at) continue;
        holders_.erase(holder);
        spare_ = std::min(spare_ + 1, most);
    }
}

}  // namespace loket::sync
