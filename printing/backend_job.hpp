// What CUPS tells a backend of the job that it is started for (backend(7)), and what ours have in common.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/result.hpp"

namespace loket::printing {

struct BackendJob {
    int id;
    std::string uuid;  ///< names it for ever: its job-uuid, or its id where a scheduler gives none
    std::optional<Instant> wanted_until;
    std::string file;  ///< path of the document; empty: it is on the standard input
};

/// Of a program's arguments: name, id, user, title, copies, options and perhaps a file. Fails with malformed.
Result<BackendJob> backend_job_of(std::span<const char* const> arguments);

/// Whoever gave the job away has given it up by now, and told so: a scheduler that was away comes back with it.
inline bool is_stale(const BackendJob& job, Instant now) { return job.wanted_until && now > *job.wanted_until; }
/// The job's attribute that says until when it is wanted, in seconds since 1970. CUPS passes on what it does not know.
inline constexpr const char* kWantedUntil = "loket-wanted-until";

/// Empty when it is not set.
std::string_view in_environment(const char* name);

/// Our backend "loket-ipp" leads CUPS's "ipp", and its addresses are those of the other with this before them.
inline constexpr std::string_view kLeader = "loket-";
/// "ipp://printer/ipp/print" of "loket-ipp://printer/ipp/print"; any other as it is.
inline std::string_view led_address(std::string_view uri) {
    return uri.starts_with(kLeader) ? uri.substr(kLeader.size()) : uri;
}

}  // namespace loket::printing
