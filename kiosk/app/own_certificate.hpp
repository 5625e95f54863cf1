// The hub's certificate for the key of this device, with which its receipts can be checked anywhere
// (sync/wire/proof.hpp).
#pragma once

#include <optional>

#include "provisioning/identity.hpp"
#include "sync/wire/certificate.hpp"

namespace loket::kiosk {

/// Whether it is for this device as this counter, by the hub that the device believes.
bool is_own(const sync::CounterCertificate& certificate, const provisioning::Identity& identity);

/// The one that came with the enrolment; nothing when none did.
std::optional<sync::CounterCertificate> enrolled_certificate(const provisioning::Identity& identity);

}  // namespace loket::kiosk
