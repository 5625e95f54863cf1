#include "tests/sync/hub/hub_house.hpp"

#include <cassert>

#include "sync/hub/listing.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "sync/wire/batch.hpp"
#include "tests/support/hub_line.hpp"

namespace loket::test {

using namespace loket::sync;

namespace {

const Instant kMorning = ManualClock().wall();

SignKeys keys_from(std::uint64_t seed) {
    SeededEntropy entropy(seed);
    return make_sign_keys(entropy);
}

/// The same opening each time, for each hub another one.
Ratchet open_towards(const BoxPublicKey& hub) {
    SeededEntropy entropy(hub.front());
    return *Ratchet::open(hub, entropy);
}

/// Under the key of the serial, so that the same comes out for the same serial and content.
Bytes seal(const Stamp& stamp, const Draft& draft, const BoxPublicKey& hub) {
    const auto report = validate(draft, date_of(kMorning));
    assert(report);
    Ratchet ratchet = open_towards(hub);
    for (std::uint32_t i = 0; i < stamp.number.serial; ++i) ratchet.turn();
    return encode(seal_report(*report, Secret(std::string_view("K3VQ9X7M")), stamp, ratchet));
}

}  // namespace

Draft sample_draft(std::string story) {
    Draft draft;
    draft.topic = "road";
    draft.story = std::move(story);
    draft.village = "16.06.06.1038";
    draft.identity = Identity::open;
    draft.person = {"Siti Aminah", "1606014107900001", "Lorong Masjid 4", "081200000001"};
    draft.consent = Consent{"2026-11", kMorning};
    return draft;
}

TestKiosk::TestKiosk(std::string_view counter, HubIdentity hub, std::uint64_t seed)
    : keys_(keys_from(seed)), counter_(*Counter::parse(counter)), hub_(std::move(hub)) {
    openings_.push_back(encode(open_towards(hub_.box_key).opening()));
}

std::string TestKiosk::id() const { return device_id(keys_.public_key); }

Stamp TestKiosk::stamp(std::uint32_t serial) const {
    SeededEntropy entropy(serial);
    return {.id = make_report_id(kMorning + std::chrono::minutes(serial), entropy),
            .number = {counter_, serial},
            .clock = ClockTrust::trusted};
}

Bytes TestKiosk::envelope(std::uint32_t serial, const std::string& story) const {
    return envelope(stamp(serial), sample_draft(story));
}

Bytes TestKiosk::envelope(const Stamp& stamp, const Draft& draft) const { return seal(stamp, draft, hub_.box_key); }

Bytes TestKiosk::envelope_for(const BoxPublicKey& hub, std::uint32_t serial, const std::string& story) {
    openings_.push_back(encode(open_towards(hub).opening()));
    return seal(stamp(serial), sample_draft(story), hub);
}

Bytes TestKiosk::batch(std::vector<Bytes> envelopes) { return batch(std::move(envelopes), ++sequence_); }

Bytes TestKiosk::batch(std::vector<Bytes> envelopes, std::uint64_t sequence) const {
    Batch batch{.device = id(),
                .counter = counter_,
                .sequence = sequence,
                .made_at = kMorning,
                .journal_head = hash_of(as_bytes(std::to_string(sequence))),
                .books = books_,
                .openings = {},
                .envelopes = std::move(envelopes)};
    if (!batch.envelopes.empty()) batch.openings = openings_;
    return encode(batch, keys_.secret_key);
}

Bytes TestKiosk::enrolment(std::string invitation) const {
    return encode(EnrolmentRequest{std::move(invitation), keys_.public_key}, keys_.secret_key);
}

HubHouse::HubHouse(int registries) : keys_(*make_hub_keys(folder_.path(), entropy_)) {
    std::vector<std::unique_ptr<Registry>> connections;
    for (int i = 0; i < registries; ++i) connections.push_back(registry());
    intake_ = std::make_unique<Intake>(keys_, std::move(connections), clock_);
    std::vector<std::unique_ptr<Registry>> for_files;
    for_files.push_back(registry());
    files_ = std::make_unique<FileIntake>(FileShelf::open(folder_.path()).value(), std::move(for_files), clock_);
}

std::unique_ptr<Registry> HubHouse::registry() const {
    auto opened = open_sqlite_registry(folder_.path(), RegistryUse::serve);
    assert(opened);
    return *std::move(opened);
}

std::string HubHouse::invitation(std::string_view counter) {
    return make_invitation(keys_,
                           {.counter = *Counter::parse(counter),
                            .office_name = "Kantor Kecamatan Babat Toman",
                            .kecamatan = "16.06.06",
                            .hub_url = "http://127.0.0.1:8600",
                            .valid_until = clock_.wall() + std::chrono::hours(24)},
                           entropy_);
}

TestKiosk HubHouse::kiosk(std::string_view counter, std::uint64_t seed) {
    return TestKiosk(counter, keys_.identity(), seed);
}

TestKiosk HubHouse::enrolled_kiosk(std::string_view counter, std::uint64_t seed) {
    TestKiosk made = kiosk(counter, seed);
    [[maybe_unused]] const std::string outcome = enrol(made, invitation(counter));
    assert(outcome.substr(0, 3) == "200");
    return made;
}

Response HubHouse::post(std::string_view path, std::string_view content_type, Bytes body) {
    return intake_->handle({"POST", std::string(path), std::string(content_type), std::move(body)});
}

Answer HubHouse::answer(const Call& call) {
    const Request request = request_of(call);
    return answer_to(request, is_for_files(request) ? files_->handle(request) : intake_->handle(request));
}

Response HubHouse::post_batch(Bytes batch) { return post(kBatchPath, kBatchType, std::move(batch)); }

Response HubHouse::post_enrolment(Bytes enrolment) {
    return post(kEnrolmentPath, kEnrolmentType, std::move(enrolment));
}

std::string HubHouse::deliver(const TestKiosk& kiosk, const Bytes& batch) {
    const Response response = post_batch(batch);
    if (response.status != 200) return refusal_of(response);
    const auto receipt = decode_receipt(response.body, keys_.sign.public_key);
    if (!receipt) return "200 without a receipt: " + receipt.error().text();
    if (receipt->device != kiosk.id() || receipt->batch != hash_of(batch)) return "200 with another's receipt";
    std::string text = "200";
    for (const Judgement& judgement : receipt->judgements) {
        text += (text.size() == 3 ? " " : ", ") + std::string(code_of(judgement.verdict));
        if (!judgement.reason.empty()) text += " " + judgement.reason;
    }
    return text;
}

std::string HubHouse::enrol(const TestKiosk& kiosk, const std::string& invitation) {
    const Response response = post_enrolment(kiosk.enrolment(invitation));
    if (response.status != 200) return refusal_of(response);
    const auto welcome = decode_welcome(response.body, keys_.sign.public_key);
    if (!welcome) return "200 without a welcome: " + welcome.error().text();
    if (welcome->device != kiosk.id()) return "200 with another's welcome";
    return "200 " + welcome->counter.text() + " next " + std::to_string(welcome->next_serial);
}

std::string HubHouse::account() {
    [[maybe_unused]] const auto saved = intake_->save_refusals();
    assert(saved);
    const std::string text = text_of(*registry()->status());
    return text.substr(text.find("reports:"));
}

std::string refusal_of(const Response& response) {
    std::string text = std::to_string(response.status);
    if (response.status == 200) return text;
    const auto refusal = decode_refusal(response.body);
    return text + " " + (refusal ? std::string(code_of(refusal->code)) : refusal.error().text());
}

}  // namespace loket::test
