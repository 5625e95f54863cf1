#include "sync/hub/intake.hpp"

#include <cassert>

#include "kiosk/base/log.hpp"
#include "sync/hub/examination.hpp"
#include "sync/hub/lease.hpp"
#include "sync/wire/batch.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kRoom = "intake";

/// Why bytes from outside could not be read.
RefusalCode code_for(Fault fault) {
    switch (fault) {
        case Fault::too_large: return RefusalCode::too_large;
        case Fault::damaged: return RefusalCode::wrong_signature;
        default: return RefusalCode::malformed;
    }
}

std::string summary_of(const Device& device, const std::vector<Judgement>& judgements) {
    std::array<std::size_t, std::size_t(Verdict::refused) + 1> counts{};
    for (const Judgement& judgement : judgements) ++counts[std::size_t(judgement.verdict)];
    std::string text = "batch of " + device.counter.text() + ":";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) text += " " + std::to_string(counts[i]) + " " + std::string(code_of(Verdict(i)));
    }
    return text;
}

}  // namespace

const Intake::Route Intake::kRoutes[] = {
    {kBatchPath, "POST", kBatchType, &Intake::take_batch},
    {kFeedPath, "POST", kFeedRequestType, &Intake::take_feed_request},
    {kEnrolmentPath, "POST", kEnrolmentType, &Intake::take_enrolment},
    {kHealthPath, "GET", "", &Intake::tell_health},
};

Intake::Intake(HubKeys keys, std::vector<std::unique_ptr<Registry>> registries, const Clock& clock, unsigned capacity)
    : keys_(std::move(keys)), clock_(clock), refusals_(kRoom, clock) {
    assert(!registries.empty());
    for (auto& registry : registries) idle_.put(std::move(registry));
    admission_.put(std::make_unique<Admission>(capacity));
}

Response Intake::handle(const Request& request) {
    if (request.body_state == BodyState::over_limit || request.body.size() > kBatchMaximum) {
        return refuse(RefusalCode::too_large, "the body is over " + std::to_string(kBatchMaximum) + " bytes");
    }
    if (request.body_state == BodyState::too_slow) return refuse(RefusalCode::too_slow, "the body took too long");
    if (request.body_state == BodyState::no_room) return refuse(RefusalCode::busy, "too many requests at once");
    for (const Route& route : kRoutes) {
        if (route.path != request.path) continue;
        if (route.method != request.method) {
            Response response = refuse(RefusalCode::method_not_allowed, "this path takes " + std::string(route.method));
            response.allow = route.method;
            return response;
        }
        if (!route.content_type.empty() && route.content_type != request.content_type) {
            return refuse(RefusalCode::unsupported_media_type, "this path takes " + std::string(route.content_type));
        }
        return (this->*route.take)(request);
    }
    return refuse(RefusalCode::not_found, "no such path");
}

Response Intake::take_batch(const Request& request) {
    auto posted = decode_batch(request.body);
    if (!posted) return refuse(code_for(posted.error().fault), posted.error().detail);
    Batch& batch = posted->batch;

    const auto signer = find_signer(batch.device, posted->body, posted->signature);
    if (!signer) return signer.error();
    const Device& device = *signer;
    if (batch.counter != device.counter) {
        return refuse(RefusalCode::malformed, "the batch names another counter than its device's");
    }
    const auto decision = Lease(admission_)->admit(device.id, clock_.steady());
    if (const auto* slot = std::get_if<Admission::Slot>(&decision)) {
        Response response =
            refusals_.refuse_quietly(RefusalCode::slow_down, "too many at once; come at the time of Retry-After");
        response.retry_after = slot->retry_after;
        return response;
    }

    BatchArrival arrival{.device = device.id,
                         .counter = device.counter,
                         .region = device.region,
                         .sequence = batch.sequence,
                         .hash = hash_of(request.body),
                         .journal_head = batch.journal_head,
                         .books = batch.books,
                         .received_at = clock_.wall(),
                         .openings = batch.openings,
                         .arrivals = examine(batch, keys_)};
    auto outcome = Lease(idle_)->store(arrival);
    if (!outcome) return refuse(outcome.error());

    log_info(kRoom, summary_of(device, outcome->judgements));
    const Receipt receipt{device.id,      arrival.hash,  arrival.received_at,
                          outcome->books, outcome->news, std::move(outcome->judgements)};
    return {200, std::string(kReceiptType), encode(receipt, keys_.sign.secret_key)};
}

Response Intake::take_feed_request(const Request& request) {
    const auto posted = decode_feed_request(request.body);
    if (!posted) return refuse(code_for(posted.error().fault), posted.error().detail);
    const auto device = find_signer(posted->request.device, posted->body, posted->signature);
    if (!device) return device.error();
    auto page = Lease(idle_)->feed_after(device->counter, posted->request.cursor, posted->request.room);
    if (!page) return refuse(page.error());
    page->device = device->id;
    return {200, std::string(kFeedType), encode(*page, keys_.sign.secret_key)};
}

tl::expected<Device, Response> Intake::find_signer(const std::string& id, BytesView body, const Signature& signature) {
    const auto refused = [&](RefusalCode code, const char* why) { return tl::unexpected(refuse(code, why)); };
    auto found = Lease(idle_)->find_device(id);
    if (!found) return tl::unexpected(refuse(found.error()));
    if (!*found) return refused(RefusalCode::unknown_device, "no device of this id is enrolled here");
    if (!is_signed_by(body, signature, (*found)->key)) {
        return refused(RefusalCode::wrong_signature, "not signed by the device that it names");
    }
    if ((*found)->revoked_at) return refused(RefusalCode::revoked_device, "this device was locked out");
    return **std::move(found);
}

Response Intake::take_enrolment(const Request& request) {
    const auto posted = decode_enrolment_request(request.body);
    if (!posted) return refuse(code_for(posted.error().fault), posted.error().detail);
    const auto invitation = decode_invitation(posted->invitation);
    if (!invitation) return refuse(code_for(invitation.error().fault), invitation.error().detail);
    if (invitation->hub.sign_key != keys_.sign.public_key) {
        return refuse(RefusalCode::wrong_signature, "the invitation is another hub's");
    }
    const Instant now = clock_.wall();
    const auto enrolment = Lease(idle_)->enrol({.invitation = invitation->id,
                                                .key = posted->device_key,
                                                .counter = invitation->counter,
                                                .office_name = invitation->office_name,
                                                .region = invitation->kecamatan,
                                                .valid_until = invitation->valid_until,
                                                .at = now});
    if (!enrolment) return refuse(enrolment.error());
    switch (enrolment->outcome) {
        case EnrolmentOutcome::invitation_used:
            return refuse(RefusalCode::invitation_used, "another device has redeemed this invitation");
        case EnrolmentOutcome::invitation_expired:
            return refuse(RefusalCode::invitation_expired, "make a new invitation");
        case EnrolmentOutcome::revoked: return refuse(RefusalCode::revoked_device, "this device was locked out");
        case EnrolmentOutcome::enrolled: break;
    }
    log_info(kRoom, "enrolled a device of " + invitation->counter.text());
    const Certified certified{invitation->counter, invitation->office_name, posted->device_key, now};
    const Welcome welcome{device_id(posted->device_key), invitation->counter, now, enrolment->next_serial,
                          certify(certified, now, keys_.sign.secret_key)};
    return {200, std::string(kWelcomeType), encode(welcome, keys_.sign.secret_key)};
}

Response Intake::tell_health(const Request&) {
    const auto answers = Lease(idle_)->find_device("");
    if (!answers) return refuse(answers.error());
    return {200, "application/json", to_bytes("{\"status\":\"ok\"}")};
}

Response Intake::refuse(RefusalCode code, std::string message) { return refusals_.refuse(code, std::move(message)); }

Response Intake::refuse(const Error& error) {
    return refusals_.refuse(error, "the hub cannot use its tables just now");
}

Result<void> Intake::save_refusals() { return refusals_.save(*Lease(idle_)); }

}  // namespace loket::sync
