#include "printing/backend_job.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>

namespace loket::printing {
namespace {

/// Of "name=value name=value"; empty when it is not there.
std::string_view option(std::string_view options, std::string_view name) {
    while (!options.empty()) {
        const std::string_view word = options.substr(0, options.find(' '));
        options.remove_prefix(std::min(options.size(), word.size() + 1));
        if (word.starts_with(name) && word.substr(name.size()).starts_with('=')) return word.substr(name.size() + 1);
    }
    return {};
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Result<BackendJob> backend_job_of(std::span<const char* const> arguments) {
    if (arguments.size() != 6 && arguments.size() != 7) {
        return fail(Fault::malformed, "usage: DEVICE_URI=... BACKEND JOB USER TITLE COPIES OPTIONS [FILE]");
    }
    const auto id = number<int>(arguments[1]);
    if (!id) return fail(Fault::malformed, "not a job's number", arguments[1]);
    BackendJob job{*id, std::string(option(arguments[5], "job-uuid")), std::nullopt,
                   arguments.size() == 7 ? arguments[6] : ""};
    if (job.uuid.empty()) job.uuid = "job-" + std::to_string(job.id);
    if (const auto at = number<std::int64_t>(option(arguments[5], kWantedUntil))) {
        job.wanted_until = Instant{std::chrono::seconds(*at)};
    }
    return job;
}

std::string_view in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace loket::printing
