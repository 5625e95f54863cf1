// loket-admin: reads the command line, runs one command of admin.hpp, prints. Exit status 0: done and in order; 1: it
// failed, or what was looked at is not in order; 2: the command line makes no sense.
#include <CLI/CLI.hpp>
#include <cassert>
#include <iostream>
#include <optional>
#include <thread>

#include "kiosk/app/admin_printer.hpp"
#include "kiosk/app/admin_stick.hpp"
#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"

using namespace loket;
using namespace loket::kiosk;

namespace {

constexpr std::size_t kOptionMaximum = 4 * 1024;

/// "TEXT", or the content of FILE for "@FILE".
Result<std::string> text_of_option(const std::string& option) {
    std::string text = option;
    if (text.rfind('@', 0) == 0) text = std::string(as_text(TRY(read_file(text.substr(1), kOptionMaximum))));
    while (!text.empty() && std::string_view(" \r\n\t").find(text.back()) != std::string_view::npos) text.pop_back();
    return text;
}

Result<std::unique_ptr<sync::Transport>> open_transport(const provisioning::Settings::Hub& hub) {
    sync::CurlSettings settings{hub.url};
    if (!hub.ca_file.empty()) settings.ca_file = hub.ca_file;
    settings.connect_timeout = hub.connect_timeout;
    return sync::make_curl_transport(settings);
}

Result<std::string> invite_to(const InviteOptions& options, const std::string& out, Entropy& entropy) {
    std::string invitation = TRY(invite(options, SystemClock().wall(), entropy)) + "\n";
    if (out.empty()) return invitation;
    TRY(write_file(out, as_bytes(invitation), FileMode::private_to_owner));
    return "invitation for " + options.counter + " written to " + out + "; it is good once\n";
}

int print(const Result<Finding>& finding) {
    if (!finding) {
        std::cerr << "loket-admin: " << finding.error().text() << "\n";
        return 1;
    }
    std::cout << finding->text << std::flush;
    return finding->state == Finding::State::in_order && std::cout ? 0 : 1;
}

int print(const Result<std::string>& text) {
    return print(text.map([](const std::string& words) { return Finding{Finding::State::in_order, words}; }));
}

struct CommandLine {
    std::string data;
    std::string code;
    std::string key;
    InviteOptions invite;
    int days = 7;
    std::string out;
    std::string invitation;
    std::string printer;
    EnrolSettings settings;
    std::string place;
    std::string paper = "80mm";
    std::string stick;
    provisioning::Settings::Hub hub;
};

/// Nothing for an empty word; the command line has let through no other.
std::optional<provisioning::PrinterKind> printer_kind(std::string_view word) {
    using provisioning::PrinterKind;
    if (word.empty()) return std::nullopt;
    if (word == "ipp") return PrinterKind::ipp;
    if (word == "escpos") return PrinterKind::escpos;
    return word == "folder" ? PrinterKind::folder : PrinterKind::none;
}

CLI::App* add_command(CLI::App& app, const char* name, const char* meaning, CommandLine& line) {
    CLI::App* command = app.add_subcommand(name, meaning);
    command->add_option("--data", line.data, "Data folder")->required();
    return command;
}

void add_invite_options(CLI::App& command, CommandLine& line) {
    command.add_option("--counter", line.invite.counter, "Three letters and a digit, as BTM2")->required();
    command.add_option("--office", line.invite.office_name, "Name of the office")->required();
    command.add_option("--kecamatan", line.invite.kecamatan, "Code of the kecamatan, as 16.06.01")->required();
    command.add_option("--hub-url", line.invite.hub_url, "Address of the hub, as https://hub.example")->required();
    command.add_option("--days", line.days, "How long it is good, 1 to 365 days")
        ->check(CLI::Range(1, 365))
        ->capture_default_str();
    command.add_option("--out", line.out, "File to write it to; without: standard output");
}

void add_enrol_options(CLI::App& command, CommandLine& line) {
    command.add_option("--invitation", line.invitation, "The invitation, or @FILE")->required();
    command.add_option("--printer", line.printer, "ipp, escpos, folder or none")
        ->check(CLI::IsMember({"ipp", "escpos", "folder", "none"}));
    command.add_option("--printer-server", line.settings.printer_server, "host:port of CUPS, or its socket");
    command.add_option("--printer-queue", line.settings.printer_queue, "CUPS queue");
    command.add_option("--ca-file", line.settings.ca_file, "PEM file of the only authorities believed");
}

Result<Finding> check_receipt(const CommandLine& line) {
    const std::string code = TRY(text_of_option(line.code));
    if (line.key.empty()) return verify_receipt(code, TRY(regency_key_in(line.data)));
    const std::string digits = TRY(text_of_option(line.key));
    return verify_receipt(code, TRY(parse_regency_key(digits)));
}

CLI::App* add_receipt_command(CLI::App& app, CommandLine& line) {
    CLI::App* command = app.add_subcommand("verify-receipt", "Check the code on a receipt, without a network");
    command->add_option("CODE", line.code, "The code or its whole address, or @FILE")->required();
    auto* where = command->add_option_group("the regency's public key");
    where->add_option("--key", line.key, "64 hexadecimal digits, or @FILE");
    where->add_option("--data", line.data, "Data folder of a kiosk or of the hub");
    where->require_option(1);
    return command;
}

CLI::App* add_probe_command(CLI::App& app, CommandLine& line) {
    CLI::App* printer = app.add_subcommand("printer", "The receipt printer");
    printer->require_subcommand(1);
    CLI::App* probe =
        printer->add_subcommand("probe", "Ask a receipt printer (ESC/POS) what it can do; with a full roll");
    probe->add_option("PLACE", line.place, "Its IPv4 address, perhaps with a port, or its file below /dev")->required();
    probe->add_option("--paper", line.paper, "80mm or 58mm")
        ->check(CLI::IsMember({"80mm", "58mm"}))
        ->capture_default_str();
    return probe;
}

Result<Finding> probe_at(const CommandLine& line) {
    using provisioning::Paper;
    return probe_printer({line.place, line.paper == "58mm" ? Paper::roll_58mm : Paper::roll_80mm}, SystemClock());
}

CLI::App* add_stick_command(CLI::App& app, const char* name, const char* meaning, CommandLine& line) {
    CLI::App* command = app.add_subcommand(name, meaning);
    command->add_option("FOLDER", line.stick, "Where the stick is mounted")->required();
    return command;
}

Result<Finding> relay_to(const CommandLine& line, Entropy& entropy) {
    const auto transport = TRY(open_transport(line.hub));
    const auto pause = [](Milliseconds time) { std::this_thread::sleep_for(time); };
    return relay(line.stick, *transport, SystemClock(), pause, entropy);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Sets up and looks after the counters of Loket and their hub.", "loket-admin");
    app.require_subcommand(1);
    CommandLine line;
    auto* hub_init_command = add_command(app, "hub-init", "Make the keys of a hub", line);
    auto* invite_command = add_command(app, "invite", "Invite one device to become a counter", line);
    add_invite_options(*invite_command, line);
    auto* enrol_command = add_command(app, "enrol", "Make this device the counter that an invitation names", line);
    add_enrol_options(*enrol_command, line);
    auto* status_command = add_command(app, "status", "Tell what a kiosk has filed, delivered and printed", line);
    auto* journal_command = app.add_subcommand("journal", "The record of what happened at a counter");
    journal_command->require_subcommand(1);
    auto* verify_command = add_command(*journal_command, "verify", "Walk the chain; tell where it breaks", line);
    auto* export_command = add_stick_command(app, "export", "Put what waits on a stick", line);
    export_command->add_option("--data", line.data, "Data folder")->required();
    auto* import_command = add_stick_command(app, "import", "Take the hub's receipts from a stick", line);
    import_command->add_option("--data", line.data, "Data folder")->required();
    auto* relay_command = add_stick_command(app, "relay", "Send what a stick holds to the hub, from any machine", line);
    relay_command->add_option("--hub", line.hub.url, "Address of the hub, as https://hub.example")->required();
    relay_command->add_option("--ca", line.hub.ca_file, "PEM file of the only authorities believed");
    auto* receipt_command = add_receipt_command(app, line);
    auto* key_command = add_command(app, "public-key", "Print the key that receipts are checked with", line);
    auto* probe_command = add_probe_command(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }

    SystemEntropy entropy;
    if (hub_init_command->parsed()) return print(hub_init(line.data, entropy));
    if (invite_command->parsed()) {
        line.invite.data = line.data;
        line.invite.valid_for = std::chrono::days(line.days);
        return print(invite_to(line.invite, line.out, entropy));
    }
    if (enrol_command->parsed()) {
        line.settings.printer = printer_kind(line.printer);
        return print(text_of_option(line.invitation).and_then([&](const std::string& invitation) {
            return enrol(line.data, invitation, line.settings, open_transport, entropy);
        }));
    }
    if (receipt_command->parsed()) return print(check_receipt(line));
    if (key_command->parsed()) {
        return print(regency_key_in(line.data).map([](const SignPublicKey& key) { return hex(key) + "\n"; }));
    }
    if (export_command->parsed()) return print(export_to(line.data, line.stick, SystemClock(), entropy));
    if (import_command->parsed()) return print(import_from(line.data, line.stick, SystemClock(), entropy));
    if (relay_command->parsed()) return print(relay_to(line, entropy));
    if (probe_command->parsed()) return print(probe_at(line));
    if (status_command->parsed()) return print(status_of(line.data));
    assert(verify_command->parsed());
    return print(verify_journal(line.data));
}
