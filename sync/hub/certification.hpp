// The hub's word for its counters' keys, put where they hear it.
#pragma once

#include "sync/hub/hub_keys.hpp"
#include "sync/hub/registry.hpp"

namespace loket::sync {

/// Puts the certificate of each device that is not locked out into the feed of its counter. Within a year that changes
/// nothing (sync/wire/certificate.hpp), so it may be done again at any time. Fails as the registry does.
Result<void> publish_certificates(Registry& registry, const HubKeys& keys, Instant now);

}  // namespace loket::sync
