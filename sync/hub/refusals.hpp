// How the hub says no: a response with a Refusal in it, a line in the log, and a count. Counted in memory and written
// down from time to time, so that a flood of garbage costs no writes. Safe from any thread.
#pragma once

#include <array>
#include <atomic>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "sync/hub/exchange.hpp"
#include "sync/hub/registry.hpp"
#include "sync/wire/http.hpp"

namespace loket::sync {

/// What a kiosk is asked to wait when the tables are locked or full, or there is no room for its body. No place in the
/// queue: nobody knows when that will pass. Those who come again pass the admission, which orders them.
inline constexpr std::chrono::seconds kBusyRetry{10};

class Refusals {
public:
    /// `room` heads the lines of the log. The clock outlives this.
    Refusals(std::string_view room, const Clock& clock) : room_(room), clock_(clock) {}

    /// `message` is for a technician and says nothing of a report's content.
    Response refuse(RefusalCode code, std::string message);
    /// Counted, and not logged: a country that returns would fill the log.
    Response refuse_quietly(RefusalCode code, std::string message);
    /// For a failure of the hub's own: busy when it may pass, internal otherwise. The client hears `message`, only the
    /// log the error.
    Response refuse(const Error& error, std::string message);

    /// Adds the counts since the last time to the registry's. Fails like the registry; they are then kept for the next
    /// time. Called by one thread.
    Result<void> save(Registry& registry);

private:
    std::string room_;
    const Clock& clock_;
    std::array<std::atomic<std::uint64_t>, std::size_t(RefusalCode::internal) + 1> counts_{};  ///< not yet saved
};

}  // namespace loket::sync
