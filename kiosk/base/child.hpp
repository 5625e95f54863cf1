// Programs that this one runs beside itself: what they know, or break, stays theirs.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket {

/// Starts a program that has `input` as its input, `output` (-1: ours) as its output, and no other file of this
/// process, and dies of SIGPIPE as programs in a pipe do. It is looked for as a shell does. Fails with io.
Result<pid_t> start_child(std::vector<std::string> command, int input, int output);

}  // namespace loket
