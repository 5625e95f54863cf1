#include "kiosk/app/admin.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/store/store.hpp"
#include "provisioning/enrolment.hpp"
#include "sync/hub/hub_keys.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/enrolment.hpp"
#include "sync/wire/http.hpp"

namespace loket::kiosk {
namespace {

using provisioning::Settings;

/// What people compare at both ends, since an invitation only says that somebody signed it.
std::string fingerprint(const SignPublicKey& hub) { return hex(BytesView(hash_of(hub)).first(16)); }

/// What a technician can do about a hub's no.
std::string_view remedy(sync::RefusalCode code) {
    switch (code) {
        case sync::RefusalCode::invitation_used:
            return "another device has redeemed it; ask the administrator of the hub for a new one";
        case sync::RefusalCode::invitation_expired: return "ask the administrator of the hub for a new one";
        case sync::RefusalCode::slow_down:
        case sync::RefusalCode::busy: return "run the same command again in a minute";
        default: return "show this to the administrator of the hub";
    }
}

Settings with_options(Settings settings, const EnrolSettings& options) {
    settings.printer.kind = options.printer.value_or(settings.printer.kind);
    settings.printer.server = options.printer_server.value_or(settings.printer.server);
    settings.printer.queue = options.printer_queue.value_or(settings.printer.queue);
    settings.hub.ca_file = options.ca_file.value_or(settings.hub.ca_file);
    return settings;
}

/// The settings that the device will have: what its file says already, or the defaults with the options.
Result<Settings> settings_for(const std::filesystem::path& data, const EnrolSettings& options) {
    const auto file = data / provisioning::kSettingsFile;
    const Settings written = TRY(provisioning::load_settings(file));
    const Settings wanted = with_options(written, options);
    TRY(provisioning::check(wanted));
    std::error_code absent;
    if (wanted != written && std::filesystem::exists(file, absent)) {
        return fail(Fault::refused, "the settings file says otherwise than the options; change it there",
                    file.string());
    }
    return wanted;
}

provisioning::Offer offer_of(const sync::Invitation& invitation) {
    return {invitation.counter,
            invitation.office_name,
            invitation.kecamatan,
            {invitation.hub_url, invitation.hub.sign_key, invitation.hub.box_key, invitation.hub.box_key_id}};
}

Result<sync::Invitation> invitation_in(const std::string& text) {
    auto invitation = sync::decode_invitation(text);
    if (!invitation) {
        return fail(invitation.error().fault, "this is not a whole invitation (" + invitation.error().detail +
                                                  "); copy the whole line that begins with LOKET1, or use @FILE");
    }
    return invitation;
}

Result<sync::Answer> post(sync::Transport& transport, BytesView request) {
    auto answer = transport.post(sync::kEnrolmentPath, sync::kEnrolmentType, request);
    if (!answer) answer.error().detail += "; mend the way to the hub and run the same command again";
    return answer;
}

/// The welcome in an answer. Whoever answered may be a proxy or a login page; only the hub's signature counts.
Result<sync::Welcome> welcome_in(const sync::Answer& answer, const sync::Invitation& invitation) {
    if (answer.status == 200) {
        auto welcome = sync::decode_welcome(answer.body, invitation.hub.sign_key);
        if (welcome) return welcome;
    } else if (const auto refusal = sync::decode_refusal(answer.body)) {
        return fail(Fault::refused,
                    "the hub does not take the invitation (" + std::string(sync::code_of(refusal->code)) +
                        "): " + std::string(remedy(refusal->code)),
                    invitation.hub_url);
    }
    return fail(Fault::refused,
                "the answer (status " + std::to_string(answer.status) +
                    ") is not signed by the hub of the invitation; is there a login page or a proxy on the way?",
                invitation.hub_url);
}

}  // namespace

Result<std::string> hub_init(const std::filesystem::path& data, Entropy& entropy) {
    const sync::HubKeys keys = TRY(sync::make_hub_keys(data, entropy));
    return "hub keys made in " + (data / sync::kHubKeysFile).string() +
           "; whoever reads it reads every report\nfingerprint " + fingerprint(keys.sign.public_key) + "\n";
}

Result<std::string> invite(const InviteOptions& options, Instant now, Entropy& entropy) {
    auto counter = Counter::parse(options.counter);
    if (!counter)
        return fail(Fault::malformed, "three letters A to Z and a digit 1 to 9 are allowed, as BTM2", "counter");
    if (options.office_name.empty() || options.kecamatan.empty() || options.hub_url.empty()) {
        return fail(Fault::malformed, "office, kecamatan and hub-url must not be empty");
    }
    Settings settings;
    settings.office = {options.office_name, options.kecamatan};
    settings.hub.url = options.hub_url;
    TRY(provisioning::check(settings));
    const sync::HubKeys keys = TRY(sync::load_hub_keys(options.data));
    return sync::make_invitation(
        keys, {std::move(*counter), options.office_name, options.kecamatan, options.hub_url, now + options.valid_for},
        entropy);
}

Result<std::string> enrol(const std::filesystem::path& data, const std::string& text, const EnrolSettings& options,
                          const OpenTransport& open_transport, Entropy& entropy) {
    if (TRY(provisioning::is_enrolled(data))) {
        return fail(Fault::exists, "this device is enrolled already; another counter needs another data folder",
                    data.string());
    }
    // Its valid_until is the hub's to judge: the clock of a new device may stand years back.
    const sync::Invitation invitation = TRY(invitation_in(text));
    const Settings settings = TRY(settings_for(data, options));
    // Before the invitation is spent: an earlier try may have left another counter's database here.
    std::error_code unreadable;
    if (std::filesystem::exists(data / kStoreFile, unreadable)) {
        TRY(Store::open(data / kStoreFile, invitation.counter));
    }

    auto before = TRY(provisioning::load_pending(data));
    const auto pending = provisioning::prepare(std::move(before), text, entropy);
    TRY(provisioning::store_pending(data, pending));

    Settings::Hub hub = settings.hub;
    if (hub.url.empty()) hub.url = invitation.hub_url;
    const auto transport = TRY(open_transport(hub));
    const Bytes request =
        sync::encode(sync::EnrolmentRequest{text, pending.device_keys.public_key}, pending.device_keys.secret_key);
    const sync::Answer answer = TRY(post(*transport, request));
    const sync::Welcome welcome = TRY(welcome_in(answer, invitation));
    if (welcome.device != sync::device_id(pending.device_keys.public_key)) {
        return fail(Fault::refused, "the hub welcomed another device; run the same command again", hub.url);
    }
    const auto identity = TRY(provisioning::accept(
        pending, offer_of(invitation), {welcome.counter, welcome.next_serial, encode(welcome.certificate)}));
    // The only time that a database is made: from now on a missing one is an error, not a new beginning.
    const std::uint32_t next_serial =
        TRY(Store::found(data / kStoreFile, identity.counter, welcome.next_serial, welcome.hub_time));
    TRY(provisioning::finish(data, identity, settings));
    return "this device is now counter " + identity.counter.text() + ", " + identity.office_name + " (" +
           identity.kecamatan + ")\nhub " + hub.url + ", fingerprint " + fingerprint(identity.hub.sign_key) +
           "\nfirst number " + TicketNumber{identity.counter, next_serial}.text() + "\nsettings " +
           (data / provisioning::kSettingsFile).string() + "\n";
}

}  // namespace loket::kiosk
