#include "sync/hub/certification.hpp"

namespace loket::sync {

Result<void> publish_certificates(Registry& registry, const HubKeys& keys, Instant now) {
    const RegistryStatus status = TRY(registry.status());
    for (const Device& device : status.devices) {
        if (device.revoked_at) continue;
        const Certified certified{device.counter, device.office_name, device.key, device.enrolled_at};
        const CertificateRenewal renewal{certify(certified, now, keys.sign.secret_key)};
        TRY(registry.publish({.counter = device.counter, .item = renewal, .at = now}));
    }
    return {};
}

}  // namespace loket::sync
