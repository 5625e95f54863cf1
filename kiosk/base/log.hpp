// The log: lines on standard error, which systemd keeps. English, for technicians. Never personal data: stories, names,
// NIK, phones and codes are `Secret` or live in types that nothing here can print.
#pragma once

#include <string_view>

#include "kiosk/base/result.hpp"

namespace loket {

/// Starts the log of this process; `program` stands at the head of each line.
void start_log(std::string_view program);

void log_info(std::string_view room, std::string_view text);
void log_warning(std::string_view room, std::string_view text);
void log_error(std::string_view room, const Error& error);

}  // namespace loket
