#include "sync/hub/refusals.hpp"

#include <cassert>

#include "kiosk/base/log.hpp"

namespace loket::sync {

Response Refusals::refuse(RefusalCode code, std::string message) {
    log_warning(room_, "refused: " + std::string(code_of(code)) + ": " + message);
    return refuse_quietly(code, std::move(message));
}

Response Refusals::refuse(const Error& error, std::string message) {
    log_error(room_, error);
    // After `unknown` the same request finds out what became of the first: it is stored then, or is already there.
    const bool may_pass = error.fault == Fault::busy || error.fault == Fault::full || error.fault == Fault::unknown;
    return refuse_quietly(may_pass ? RefusalCode::busy : RefusalCode::internal, std::move(message));
}

Response Refusals::refuse_quietly(RefusalCode code, std::string message) {
    assert(std::size_t(code) < counts_.size());  // internal is the last code
    ++counts_[std::size_t(code)];
    Response response{status_of(code), std::string(kRefusalType), to_bytes(encode(Refusal{code, std::move(message)}))};
    if (code == RefusalCode::busy) response.retry_after = kBusyRetry;
    return response;
}

Result<void> Refusals::save(Registry& registry) {
    std::vector<RegistryStatus::RefusalCount> counts;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        const std::uint64_t count = counts_[i];
        if (count > 0) counts.push_back({std::string(code_of(RefusalCode(i))), count, clock_.wall()});
    }
    if (counts.empty()) return {};
    TRY(registry.add_refusals(counts));
    for (const auto& saved : counts) counts_[std::size_t(*parse_refusal_code(saved.code))] -= saved.count;
    return {};
}

}  // namespace loket::sync
