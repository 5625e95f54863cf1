#include "tests/sync/wire/samples.hpp"

#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"

namespace loket::test {
namespace {

const Counter kCounter = *Counter::parse("BTM2");

Instant sample_time() { return ManualClock().wall(); }

}  // namespace

sync::HubIdentity Hub::identity() const {
    return {sign_keys.public_key, box_keys.public_key, sync::box_key_id(box_keys.public_key)};
}

Hub sample_hub(std::uint64_t seed) {
    SeededEntropy entropy(seed);
    SignKeys sign_keys = make_sign_keys(entropy);
    return {std::move(sign_keys), make_box_keys(entropy)};
}

SignKeys sample_device(std::uint64_t seed) {
    SeededEntropy entropy(seed);
    return make_sign_keys(entropy);
}

Report sample_report() {
    Draft draft;
    draft.topic = "road";
    draft.story =
        "Jembatan di depan balai desa putus sejak banjir minggu lalu, anak sekolah menyeberang dengan perahu.";
    draft.village = "16.06.01.2001";
    draft.place_detail = "dekat SD Negeri 2";
    draft.identity = Identity::open;
    draft.person = {.name = "Siti Aminah", .nik = "1606014505800001", .address = {}, .phone = "081200000001"};
    draft.consent = Consent{"2026-11", sample_time()};
    return *validate(draft, date_of(sample_time()));
}

sync::EnvelopeHeader sample_header(const Hub& hub, std::uint32_t serial) {
    SeededEntropy entropy(serial);
    const Instant captured_at = sample_time() + std::chrono::seconds(serial);
    return {make_report_id(captured_at, entropy),
            {kCounter, serial},
            captured_at,
            sync::ClockTrust::trusted,
            sync::box_key_id(hub.box_keys.public_key)};
}

sync::Envelope sample_envelope(const Hub& hub, std::uint32_t serial, std::size_t size) {
    SeededEntropy entropy(serial);
    Bytes sealed(size);
    entropy.fill(sealed);
    return {sample_header(hub, serial), std::move(sealed)};
}

sync::Batch sample_batch(const Hub& hub, const SignKeys& device, std::size_t envelopes) {
    sync::Batch batch{.device = sync::device_id(device.public_key),
                      .counter = kCounter,
                      .sequence = 7,
                      .made_at = sample_time(),
                      .chain_head = hash_of(as_bytes("journal")),
                      .envelopes = {}};
    for (std::uint32_t i = 0; i < envelopes; ++i) batch.envelopes.push_back(encode(sample_envelope(hub, 427 + i)));
    return batch;
}

sync::Receipt sample_receipt(const Hub& hub, const SignKeys& device) {
    return {.device = sync::device_id(device.public_key),
            .batch = hash_of(encode(sample_batch(hub, device), device.secret_key)),
            .received_at = sample_time() + std::chrono::minutes(1),
            .judgements = {{sample_header(hub, 427).id, sync::Verdict::stored, ""},
                           {sample_header(hub, 428).id, sync::Verdict::refused, "cannot_be_opened"}}};
}

sync::Invitation sample_invitation(const Hub& hub) {
    return {.id = "000102030405060708090a0b0c0d0e0f",
            .counter = kCounter,
            .office_name = "Kantor Kecamatan Babat Toman",
            .kecamatan = "16.06.01",
            .hub_url = "http://127.0.0.1:8600",
            .hub = hub.identity(),
            .valid_until = sample_time() + std::chrono::days(7)};
}

}  // namespace loket::test
