#include "tests/provisioning/sample.hpp"

#include "tests/support/seeded_entropy.hpp"

namespace loket::test {

provisioning::Offer sample_offer() {
    SeededEntropy entropy(1);
    return {Counter::parse("BTM2").value(),
            "Kantor Kecamatan Babat Toman",
            "16.06.02",
            {"http://127.0.0.1:8600", make_sign_keys(entropy).public_key, make_box_keys(entropy).public_key,
             "0123456789abcdef"}};
}

provisioning::Identity sample_identity() {
    SeededEntropy entropy(2);
    const auto offer = sample_offer();
    const auto pending = provisioning::prepare(std::nullopt, "LOKET1.sample", entropy);
    return provisioning::accept(pending, offer, {offer.counter, 428, to_bytes("certificate")}).value();
}

}  // namespace loket::test
