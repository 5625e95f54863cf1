#include "kiosk/base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace loket {

void start_log(std::string_view program) {
    auto logger = std::make_shared<spdlog::logger>(std::string(program),
                                                   std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %n %l %v");
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
}

void log_info(std::string_view room, std::string_view text) { spdlog::info("{}: {}", room, text); }

void log_warning(std::string_view room, std::string_view text) { spdlog::warn("{}: {}", room, text); }

void log_error(std::string_view room, const Error& error) { spdlog::error("{}: {}", room, error.text()); }

}  // namespace loket
