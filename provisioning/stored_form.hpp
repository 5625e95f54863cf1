// The texts of identity.json and enrolment-pending.json. Private to this folder; apart from the files, so that tests
// can damage the texts. Each carries the hash of its content: a flipped digit in the hub's key would seal reports to
// nobody.
#pragma once

#include <string_view>

#include "kiosk/base/secret.hpp"
#include "provisioning/enrolment.hpp"
#include "provisioning/identity.hpp"

namespace loket::provisioning {

/// Greatest size of either text, bytes.
inline constexpr std::size_t kStoredMaximum = 16 * 1024;

/// JSON, one member a line. Secret, because it holds the device's keys.
Secret identity_text(const Identity& identity);
/// Fails with malformed when it is not such a text, damaged when it does not match its hash.
Result<Identity> parse_identity(std::string_view text);

Secret pending_text(const PendingEnrolment& pending);
/// Fails with malformed or damaged.
Result<PendingEnrolment> parse_pending(std::string_view text);

}  // namespace loket::provisioning
