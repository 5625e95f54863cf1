#include "sync/wire/certificate.hpp"

#include "kiosk/report/utf8.hpp"
#include "sync/wire/fields.hpp"
#include "sync/wire/signed_text.hpp"

namespace loket::sync {
namespace {

constexpr std::string_view kKind = "loket/certificate/1";

constexpr std::size_t kCertificateMaximum = 256;

/// As many whole characters from its beginning as find room.
std::string cut(std::string_view name, std::size_t maximum) {
    std::string_view rest = name;
    std::size_t size = 0;
    while (take_character(rest) && name.size() - rest.size() <= maximum) size = name.size() - rest.size();
    return std::string(name.substr(0, size));
}

Bytes body_of(const CounterCertificate& certificate) {
    cbor::Writer body;
    body.array(6);
    body.text(kKind);
    write(body, certificate.counter);
    body.text(certificate.office);
    body.bytes(certificate.key);
    write(body, certificate.from);
    write(body, certificate.until);
    return body.take();
}

}  // namespace

CounterCertificate certify(const Certified& device, Instant now, const Secret& hub_sign_key) {
    using namespace std::chrono;
    const year_month_day today(floor<days>(now));
    CounterCertificate certificate{.counter = device.counter,
                                   .office = cut(device.office, kCertifiedOfficeMaximum),
                                   .key = device.key,
                                   .from = floor<days>(device.enrolled_at),
                                   .until = sys_days((today.year() + years(3)) / January / 1),
                                   .signature = {}};
    certificate.signature = sign(body_of(certificate), hub_sign_key);
    return certificate;
}

bool is_genuine(const CounterCertificate& certificate, const SignPublicKey& hub) {
    return is_signed_by(body_of(certificate), certificate.signature, hub);
}

Bytes encode(const CounterCertificate& certificate) {
    return encode(SignedText{body_of(certificate), certificate.signature});
}

Result<CounterCertificate> decode_certificate(BytesView bytes) {
    const SignedText text = TRY(split_signed(bytes, kCertificateMaximum));
    cbor::Reader in(text.body);
    TRY(in.array_of(6));
    TRY(in.literal(kKind));
    Counter counter = TRY(read_counter(in));
    std::string office = TRY(in.text(kCertifiedOfficeMaximum));
    const auto key = TRY(in.fixed<sizeof(SignPublicKey)>());
    const auto from = TRY(read_day(in));
    const auto until = TRY(read_day(in));
    TRY(in.end());
    return CounterCertificate{std::move(counter), std::move(office), key, from, until, text.signature};
}

}  // namespace loket::sync
