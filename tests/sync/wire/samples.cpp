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

Secret sample_code() { return Secret(std::string_view("K3VQ9X7M")); }

sync::Stamp sample_stamp(std::uint32_t serial) {
    SeededEntropy entropy(serial);
    return {make_report_id(sample_time() + std::chrono::seconds(serial), entropy),
            {kCounter, serial},
            sync::ClockTrust::trusted};
}

sync::Ratchet sample_ratchet(const Hub& hub) {
    SeededEntropy entropy(300);
    return *sync::Ratchet::open(hub.box_keys.public_key, entropy);
}

sync::KeyTrail trail_of(const sync::Opening& opening, const Hub& hub) {
    return *sync::KeyTrail::follow(opening, hub.box_keys);
}

sync::Envelope sample_sealed(const Hub& hub) {
    sync::Ratchet ratchet = sample_ratchet(hub);
    return seal_report(sample_report(), sample_code(), sample_stamp(), ratchet);
}

sync::Envelope sample_envelope(const Hub& hub, std::uint32_t serial, std::size_t size) {
    SeededEntropy entropy(serial);
    Bytes sealed(size);
    entropy.fill(sealed);
    return {{sample_stamp(serial), sample_ratchet(hub).opening().name(), serial % sync::kOpeningKeys},
            std::move(sealed)};
}

sync::Batch sample_batch(const Hub& hub, const SignKeys& device, std::size_t envelopes) {
    sync::Batch batch{
        .device = sync::device_id(device.public_key),
        .counter = kCounter,
        .sequence = 7,
        .made_at = sample_time(),
        .journal_head = hash_of(as_bytes("journal")),
        .books = {.filed = 428, .acknowledged = 425, .parked = 1, .chain = {428, hash_of(as_bytes("chain"))}},
        .openings = {},
        .envelopes = {}};
    if (envelopes > 0) batch.openings.push_back(encode(sample_ratchet(hub).opening()));
    for (std::uint32_t i = 0; i < envelopes; ++i) batch.envelopes.push_back(encode(sample_envelope(hub, 427 + i)));
    return batch;
}

sync::Receipt sample_receipt(const Hub& hub, const SignKeys& device) {
    return {.device = sync::device_id(device.public_key),
            .batch = hash_of(encode(sample_batch(hub, device), device.secret_key)),
            .received_at = sample_time() + std::chrono::minutes(1),
            .books = {.held = 426, .set_aside = 1, .alarms = 0, .chain = {427, hash_of(as_bytes("shorter chain"))}},
            .news = 12,
            .judgements = {{sync::Verdict::stored, ""}, {sync::Verdict::refused, "cannot_be_opened"}}};
}

sync::FeedPage sample_page(const SignKeys& device) {
    const TicketNumber number{kCounter, 427};
    SeededEntropy entropy(500);
    const sync::StatusWord word{sample_time() + std::chrono::days(2), sync::Standing::answered,
                                "Jembatan darurat dipasang hari Kamis."};
    const Bytes locked = lock_status(word, number, *sync::status_key(number, sample_code()), entropy);
    return {.device = sync::device_id(device.public_key),
            .asked = 5,
            .from = 5,
            .to = 12,
            .rest = sync::FeedPage::Rest::none,
            .items = {encode(sync::FeedItem(sync::StatusChange{427, locked})),
                      encode(sync::FeedItem(sync::Proposal{"P-12", "Jembatan Desa Sukarami", "16.06.01.2001", 41})),
                      encode(sync::FeedItem(sync::Holidays{"date,kind,name\n2027-01-01,national,Tahun Baru\n"})),
                      encode(sync::FeedItem(sync::TopicName{"road", "Jalan", "Roads", "Dinas Pekerjaan Umum"})),
                      encode(sync::FeedItem(sync::Setting{"tracking_url", "lapor.example.id"})),
                      encode(sync::FeedItem(sync::BoxKeyChange{sample_hub().box_keys.public_key})),
                      encode(sync::FeedItem(sync::FileArrival{hash_of(as_bytes("photo"))})),
                      encode(sync::FeedItem(sync::CertificateRenewal{sample_certificate(sample_hub(), device)}))}};
}

sync::CounterCertificate sample_certificate(const Hub& hub, const SignKeys& device) {
    return sync::certify({.counter = kCounter,
                          .office = "Kantor Kecamatan Babat Toman",
                          .key = device.public_key,
                          .enrolled_at = sample_time() - std::chrono::days(7)},
                         sample_time(), hub.sign_keys.secret_key);
}

sync::Proof sample_proof(const Hub& hub, const SignKeys& device) {
    const sync::Envelope envelope = sample_envelope(hub);
    const sync::Stamp& stamp = envelope.header.stamp;
    return sync::prove({stamp.number, stamp.captured_at(), stamp.clock, hash_of(encode(envelope))},
                       sample_certificate(hub, device), device.secret_key);
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
