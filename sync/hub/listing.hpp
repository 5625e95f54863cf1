// What the hub's tables look like to a person and to a program: text for a terminal, JSON for export and checks.
#pragma once

#include <string>

#include "sync/hub/registry.hpp"

namespace loket::sync {

/// One JSON object in one line, without a line break: the members of the report (sync/PROTOCOL.md), and beside them
/// captured_at, clock ("trusted" or "untrusted"), counter, id, number, office and received_at. Fails with damaged when
/// the stored content is no JSON object.
Result<std::string> json_line(const StoredReport& report);

/// Devices, files, deliveries, what was set aside and what was refused, in lines. No personal data.
std::string text_of(const RegistryStatus& status);

}  // namespace loket::sync
