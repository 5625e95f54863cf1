#include "provisioning/identity.hpp"

#include "kiosk/base/files.hpp"
#include "provisioning/settings.hpp"
#include "provisioning/stored_form.hpp"

namespace loket::provisioning {
namespace {

std::filesystem::path file_in(const std::filesystem::path& data) { return data / "identity.json"; }

}  // namespace

Result<bool> is_enrolled(const std::filesystem::path& data) {
    std::error_code error;
    const bool is = std::filesystem::exists(file_in(data), error);
    if (error) return fail(Fault::io, error.message(), file_in(data).string());
    return is;
}

Result<Identity> load_identity(const std::filesystem::path& data) {
    const auto path = file_in(data);
    const auto content = read_file(path, kStoredMaximum);
    if (!content && content.error().fault == Fault::not_found) {
        return fail(Fault::not_found, "this device is not enrolled", path.string());
    }
    const Secret text(TRY(std::move(content)));
    auto identity = parse_identity(text.reveal_text());
    if (!identity) return fail(Fault::damaged, identity.error().text(), path.string());
    return identity;
}

Result<void> store_identity(const std::filesystem::path& data, const Identity& identity) {
    const auto path = file_in(data);
    if (TRY(is_enrolled(data))) return fail(Fault::exists, "this device is enrolled already", path.string());
    return write_file(path, identity_text(identity).reveal(), FileMode::private_to_owner);
}

Identity as_set(Identity enrolled, const Settings& settings) {
    if (!settings.office.name.empty()) enrolled.office_name = settings.office.name;
    if (!settings.office.kecamatan.empty()) enrolled.kecamatan = settings.office.kecamatan;
    if (!settings.hub.url.empty()) enrolled.hub.url = settings.hub.url;
    return enrolled;
}

}  // namespace loket::provisioning
