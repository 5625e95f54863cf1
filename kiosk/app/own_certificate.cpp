#include "kiosk/app/own_certificate.hpp"

namespace loket::kiosk {

bool is_own(const sync::CounterCertificate& certificate, const provisioning::Identity& identity) {
    return certificate.counter == identity.counter && certificate.key == identity.device_keys.public_key &&
           is_genuine(certificate, identity.hub.sign_key);
}

std::optional<sync::CounterCertificate> enrolled_certificate(const provisioning::Identity& identity) {
    const auto certificate = sync::decode_certificate(identity.certificate);
    if (!certificate || !is_own(*certificate, identity)) return std::nullopt;
    return *certificate;
}

}  // namespace loket::kiosk
