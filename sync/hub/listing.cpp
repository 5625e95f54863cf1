#include "sync/hub/listing.hpp"

#include <nlohmann/json.hpp>

namespace loket::sync {
namespace {

std::string line_of(const Device& device) {
    std::string line = "  " + device.counter.text() + " " + device.id + " " + device.office_name + ", enrolled " +
                       iso8601(device.enrolled_at);
    line += device.last_heard_at ? ", last heard " + iso8601(*device.last_heard_at) : ", never heard";
    if (device.last_heard_at) line += ", journal " + hex(device.journal_head);
    if (device.revoked_at) line += ", revoked " + iso8601(*device.revoked_at);
    return line + "\n";
}

/// "  BTM2 18831a47154f2c7f filed 12, here 10, set aside 1, missing 1; unbroken to 6"
std::string line_of(const RegistryStatus::DeviceAccount& account) {
    const auto& [counter, device, told, here, first_serial] = account;
    const std::uint64_t arrived = here.held + here.set_aside;
    std::string line = "  " + counter + " " + device + " filed " + std::to_string(told.filed) + ", here " +
                       std::to_string(here.held) + ", set aside " + std::to_string(here.set_aside);
    if (arrived < told.filed) line += ", missing " + std::to_string(told.filed - arrived);
    if (arrived > told.filed) line += ", " + std::to_string(arrived - told.filed) + " more than it says";
    return line + "; unbroken to " + std::to_string(here.chain.serial) + "\n";
}

std::string files_in(const RegistryStatus& status) {
    std::uint64_t announced = 0;
    std::uint64_t arrived = 0;
    std::string lines;
    for (const auto& account : status.files) {
        announced += account.announced;
        arrived += account.arrived;
        lines += "  " + account.counter + " " + std::to_string(account.arrived) + " of " +
                 std::to_string(account.announced) + ", missing " + std::to_string(account.missing_bytes) + " bytes\n";
    }
    return "files: " + std::to_string(arrived) + " of " + std::to_string(announced) + " arrived\n" + lines;
}

}  // namespace

Result<std::string> json_line(const StoredReport& report) {
    auto json = nlohmann::json::parse(report.content, nullptr, /*allow_exceptions=*/false);
    const Stamp& stamp = report.stamp;
    if (!json.is_object()) return fail(Fault::damaged, "stored content is no JSON object", stamp.id.text());
    json["id"] = stamp.id.text();
    json["number"] = stamp.number.text();
    json["counter"] = stamp.number.counter.text();
    json["office"] = report.office_name;
    json["captured_at"] = iso8601(stamp.captured_at());
    json["clock"] = stamp.clock == ClockTrust::trusted ? "trusted" : "untrusted";
    json["received_at"] = iso8601(report.received_at);
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string text_of(const RegistryStatus& status) {
    std::string text = "devices: " + std::to_string(status.devices.size()) + "\n";
    for (const Device& device : status.devices) text += line_of(device);
    text += "accounts:\n";
    for (const auto& account : status.accounts) text += line_of(account);
    text += "alarms:\n";
    for (const auto& alarm : status.alarms) {
        text += "  " + alarm.device + " " + alarm.kind + " " + std::to_string(alarm.count) + ", last " +
                iso8601(alarm.last_at) + "\n";
    }
    text += files_in(status);
    std::uint64_t stored = 0;
    for (const auto& account : status.counters) stored += account.stored;
    text += "reports: " + std::to_string(stored) + "\n";
    for (const auto& account : status.counters) {
        text += "  " + account.counter + " " + std::to_string(account.stored) + ", highest serial " +
                std::to_string(account.highest_serial) + "\n";
    }
    text += "set aside:\n";
    for (const auto& row : status.set_aside) {
        text += "  " + row.verdict + " " + row.reason + " " + std::to_string(row.count) + "\n";
    }
    text += "requests refused:\n";
    for (const auto& row : status.refusals) {
        text += "  " + row.code + " " + std::to_string(row.count) + ", last " + iso8601(row.last_at) + "\n";
    }
    return text;
}

}  // namespace loket::sync
