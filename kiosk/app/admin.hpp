// What an administrator or a technician does at a command line, as functions that return what there is to say: keys of
// a hub, an invitation, the enrolment of a device, a look at a running kiosk. loket-admin (admin_main.cpp) reads the
// options and prints. Errors are written for somebody who stands in front of the machine: what, where, what to do.
// Nothing here ever prints a secret key.
//
// Everything reads the data folder of a hub or of a kiosk; only hub_init, invite (an output file) and enrol write.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/seal.hpp"
#include "provisioning/settings.hpp"
#include "sync/courier/transport.hpp"

namespace loket::kiosk {

/// What a look brought to light: lines for people, and whether all of it is in order.
struct Finding {
    enum class State { in_order, not_in_order } state;
    std::string text;
};

/// Makes the hub's keys. Fails with exists when it has some.
Result<std::string> hub_init(const std::filesystem::path& data, Entropy& entropy);

struct InviteOptions {
    std::filesystem::path data;  ///< of the hub
    std::string counter;
    std::string office_name;
    std::string kecamatan;
    std::string hub_url;
    std::chrono::days valid_for{7};
};
/// The invitation, one line. Fails with malformed when an option does not fit, or with not_found without hub keys.
Result<std::string> invite(const InviteOptions& options, Instant now, Entropy& entropy);

/// Options of `enrol` that go into the settings file.
struct EnrolSettings {
    std::optional<provisioning::PrinterKind> printer;
    std::optional<std::string> printer_server;
    std::optional<std::string> printer_queue;
    std::optional<std::string> ca_file;
};
/// How to reach a hub.
using OpenTransport = std::function<Result<std::unique_ptr<sync::Transport>>(const provisioning::Settings::Hub&)>;

/// Redeems an invitation for the device with this data folder. May be repeated after any failure: the same keys are
/// sent again. Fails with exists when the device is enrolled already, refused when the hub says no or the settings file
/// says otherwise than the options, unreachable or timeout.
Result<std::string> enrol(const std::filesystem::path& data, const std::string& invitation,
                          const EnrolSettings& settings, const OpenTransport& open_transport, Entropy& entropy);

/// Counter, hub, account, owed receipts and journal of a kiosk, read beside it while it works.
Result<Finding> status_of(const std::filesystem::path& data);

/// The regency's public signing key: of 64 hexadecimal digits, or as the data folder of a kiosk or of the hub has it.
/// Fails with malformed; with not_found, damaged or io.
Result<SignPublicKey> parse_regency_key(std::string_view digits);
Result<SignPublicKey> regency_key_in(const std::filesystem::path& data);

/// Whether the code on a receipt, or the address that it stands in, says what a counter of this regency signed; needs
/// nothing else, no network either.
Finding verify_receipt(std::string_view code, const SignPublicKey& regency);

/// Walks the whole journal.
Result<Finding> verify_journal(const std::filesystem::path& data);

}  // namespace loket::kiosk
