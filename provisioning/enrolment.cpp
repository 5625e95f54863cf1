#include "provisioning/enrolment.hpp"

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/files.hpp"
#include "provisioning/stored_form.hpp"

namespace loket::provisioning {
namespace {

std::filesystem::path pending_in(const std::filesystem::path& data) { return data / "enrolment-pending.json"; }

}  // namespace

PendingEnrolment prepare(std::optional<PendingEnrolment> pending, std::string invitation, Entropy& entropy) {
    if (pending && pending->invitation == invitation) return std::move(*pending);
    return {std::move(invitation), make_sign_keys(entropy), make_lock_key(entropy)};
}

Result<Identity> accept(const PendingEnrolment& pending, const Offer& offer, const Grant& grant) {
    if (grant.counter != offer.counter) {
        return fail(Fault::refused, "the hub welcomed this device as counter " + grant.counter.text() +
                                        ", but the invitation is for " + offer.counter.text());
    }
    if (grant.next_serial < 1 || grant.next_serial > kSerialMaximum) {
        return fail(Fault::refused, "the hub granted a serial that does not exist");
    }
    return Identity{offer.counter,       offer.office_name, offer.kecamatan,  offer.hub,
                    pending.device_keys, pending.lock_key,  grant.certificate};
}

Result<std::optional<PendingEnrolment>> load_pending(const std::filesystem::path& data) {
    const auto path = pending_in(data);
    auto content = read_file(path, kStoredMaximum);
    if (!content && content.error().fault == Fault::not_found) return std::optional<PendingEnrolment>();
    const Secret text(TRY(std::move(content)));
    auto pending = parse_pending(text.reveal_text());
    if (!pending) return fail(Fault::damaged, pending.error().text(), path.string());
    return std::optional(std::move(*pending));
}

Result<void> store_pending(const std::filesystem::path& data, const PendingEnrolment& pending) {
    TRY(make_private_folder(data));
    if (TRY(is_enrolled(data))) return fail(Fault::exists, "this device is enrolled already", data.string());
    return write_file(pending_in(data), pending_text(pending).reveal(), FileMode::private_to_owner);
}

Result<void> finish(const std::filesystem::path& data, const Identity& identity, const Settings& settings) {
    const auto settings_file = data / kSettingsFile;
    std::error_code error;
    const bool is_set_already = std::filesystem::exists(settings_file, error);
    if (error) return fail(Fault::io, error.message(), settings_file.string());
    if (!is_set_already) {
        TRY(write_file(settings_file, as_bytes(settings_text(settings)), FileMode::readable_by_all));
    }
    checkpoint("enrolment.settings_written");
    TRY(store_identity(data, identity));
    checkpoint("enrolment.identity_written");
    std::error_code ignored;  // a leftover is harmless: where an identity is, nobody looks at it
    std::filesystem::remove(pending_in(data), ignored);
    return {};
}

}  // namespace loket::provisioning
