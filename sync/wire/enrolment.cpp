#include "sync/wire/enrolment.hpp"

#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kInvitationKind = "loket/invitation/1";
constexpr std::string_view kRequestKind = "loket/enrolment/1";
constexpr std::string_view kWelcomeKind = "loket/welcome/2";

constexpr std::string_view kInvitationPrefix = "LOKET1.";

// Bytes. An invitation must still fit into a QR code (2,953 bytes at most) with ordinary names.
constexpr std::size_t kInvitationMaximum = 4 * 1024;
constexpr std::size_t kRequestMaximum = 8 * 1024;
constexpr std::size_t kWelcomeMaximum = 4 * 1024;
constexpr std::size_t kOfficeNameMaximum = 200;
constexpr std::size_t kRegionCodeMaximum = 13;  // "16.06.01.2001"
constexpr std::size_t kUrlMaximum = 1024;
constexpr std::size_t kInvitationIdSize = 16;

}  // namespace

std::string box_key_id(const BoxPublicKey& key) { return name_of_key(key); }

std::string encode(const Invitation& invitation, const Secret& hub_sign_key) {
    cbor::Writer body;
    body.array(10);
    body.text(kInvitationKind);
    write_name(body, invitation.id);
    write(body, invitation.counter);
    body.text(invitation.office_name);
    body.text(invitation.kecamatan);
    body.text(invitation.hub_url);
    body.bytes(invitation.hub.sign_key);
    body.bytes(invitation.hub.box_key);
    write_name(body, invitation.hub.box_key_id);
    write(body, invitation.valid_until);
    return std::string(kInvitationPrefix) + base64url(sign_and_encode(body.take(), hub_sign_key));
}

Result<Invitation> decode_invitation(std::string_view text) {
    if (text.size() > kInvitationMaximum) return fail(Fault::too_large, "invitation over its bound");
    if (!text.starts_with(kInvitationPrefix)) return fail(Fault::malformed, "not an invitation");
    const Bytes bytes = TRY(parse_base64url(text.substr(kInvitationPrefix.size())));
    const SignedText signed_text = TRY(split_signed(bytes, kInvitationMaximum));
    cbor::Reader in(signed_text.body);
    TRY(in.array_of(10));
    TRY(in.literal(kInvitationKind));
    std::string id = TRY(read_name(in, kInvitationIdSize));
    Counter counter = TRY(read_counter(in));
    std::string office_name = TRY(in.text(kOfficeNameMaximum));
    std::string kecamatan = TRY(in.text(kRegionCodeMaximum));
    std::string hub_url = TRY(in.text(kUrlMaximum));
    HubIdentity hub;
    hub.sign_key = TRY(in.fixed<sizeof(SignPublicKey)>());
    hub.box_key = TRY(in.fixed<sizeof(BoxPublicKey)>());
    hub.box_key_id = TRY(read_name(in, kKeyNameSize));
    const Instant valid_until = TRY(read_instant(in));
    TRY(in.end());
    if (!is_signed_by(signed_text.body, signed_text.signature, hub.sign_key)) {
        return fail(Fault::damaged, "invitation not signed by its hub");
    }
    return Invitation{std::move(id),        std::move(counter), std::move(office_name),
                      std::move(kecamatan), std::move(hub_url), std::move(hub),
                      valid_until};
}

Bytes encode(const EnrolmentRequest& request, const Secret& device_key) {
    cbor::Writer body;
    body.array(3);
    body.text(kRequestKind);
    body.text(request.invitation);
    body.bytes(request.device_key);
    return sign_and_encode(body.take(), device_key);
}

Result<EnrolmentRequest> decode_enrolment_request(BytesView bytes) {
    const SignedText signed_text = TRY(split_signed(bytes, kRequestMaximum));
    cbor::Reader in(signed_text.body);
    TRY(in.array_of(3));
    TRY(in.literal(kRequestKind));
    EnrolmentRequest request;
    request.invitation = TRY(in.text(kInvitationMaximum));
    request.device_key = TRY(in.fixed<sizeof(SignPublicKey)>());
    TRY(in.end());
    if (!is_signed_by(signed_text.body, signed_text.signature, request.device_key)) {
        return fail(Fault::damaged, "enrolment not signed by its device");
    }
    return request;
}

Bytes encode(const Welcome& welcome, const Secret& hub_sign_key) {
    cbor::Writer body;
    body.array(6);
    body.text(kWelcomeKind);
    write_name(body, welcome.device);
    write(body, welcome.counter);
    write(body, welcome.hub_time);
    body.number(welcome.next_serial);
    body.bytes(encode(welcome.certificate));
    return sign_and_encode(body.take(), hub_sign_key);
}

Result<Welcome> decode_welcome(BytesView bytes, const SignPublicKey& hub) {
    const Bytes body = TRY(open_signed(bytes, kWelcomeMaximum, hub));
    cbor::Reader in(body);
    TRY(in.array_of(6));
    TRY(in.literal(kWelcomeKind));
    std::string device = TRY(read_name(in, kKeyNameSize));
    Counter counter = TRY(read_counter(in));
    const Instant hub_time = TRY(read_instant(in));
    const auto next_serial = static_cast<std::uint32_t>(TRY(in.number(kSerialMaximum)));
    const BytesView certified = TRY(in.bytes(kWelcomeMaximum));
    CounterCertificate certificate = TRY(decode_certificate(certified));
    TRY(in.end());
    if (next_serial == 0) return fail(Fault::malformed, "serials count from 1");
    if (!is_genuine(certificate, hub)) return fail(Fault::damaged, "certificate not signed by the hub");
    return Welcome{std::move(device), std::move(counter), hub_time, next_serial, std::move(certificate)};
}

}  // namespace loket::sync
