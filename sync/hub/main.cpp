// loket-hub: serves the counters, and shows what has arrived. The commands read the same tables while it runs.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include "kiosk/base/files.hpp"
#include "kiosk/base/log.hpp"
#include "sync/hub/http_front.hpp"
#include "sync/hub/intake.hpp"
#include "sync/hub/listing.hpp"
#include "sync/hub/sqlite_registry.hpp"

namespace {

using namespace loket;
using namespace loket::sync;

constexpr const char* kRoom = "hub";

/// Connections to SQLite: one commits while the other looks up. More would only wait for each other's lock.
constexpr int kRegistries = 2;

/// What was printed has arrived. Fails with full or io: half an export must not look like a whole one.
Result<void> flush_output() {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
    return fail(errno == ENOSPC ? Fault::full : Fault::io, "the output could not be written");
}

/// Exit statuses: 1 for a failure, 2 for a command that cannot be understood.
constexpr int kFailed = 1;
constexpr int kMisused = 2;

/// Waits for SIGTERM or SIGINT; meanwhile saves the counts every second.
void serve_until_told(Intake& intake, const sigset_t& stops) {
    const timespec second{.tv_sec = 1, .tv_nsec = 0};
    while (sigtimedwait(&stops, nullptr, &second) < 0) {
        if (const auto saved = intake.save_refusals(); !saved) log_error(kRoom, saved.error());
    }
    log_info(kRoom, "told to stop");
}

/// A certificate chain or a key is some kilobytes.
constexpr std::size_t kPemMaximum = 64 * 1024;

/// Nothing when no file is named.
Result<std::optional<TlsIdentity>> tls_identity_in(const std::string& certificate, const std::string& key) {
    if (certificate.empty()) return std::nullopt;
    const Bytes chain = TRY(read_file(certificate, kPemMaximum));
    return TlsIdentity{std::string(as_text(chain)), Secret(TRY(read_file(key, kPemMaximum)))};
}

Result<void> serve(const std::filesystem::path& dir, const ListenAddress& address,
                   const std::optional<TlsIdentity>& tls, unsigned capacity) {
    // Blocked before the first thread is made, so that all of them inherit it and only the wait below takes them.
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);

    auto keys = load_hub_keys(dir);
    if (!keys && keys.error().fault == Fault::not_found) {
        return fail(Fault::not_found,
                    "this hub has no keys yet; make them with: loket-admin hub-init --data " + dir.string());
    }
    if (!keys) return tl::unexpected(keys.error());
    std::vector<std::unique_ptr<Registry>> registries;
    for (int i = 0; i < kRegistries; ++i) registries.push_back(TRY(open_sqlite_registry(dir, RegistryUse::serve)));
    const SystemClock clock;
    Intake intake(*std::move(keys), std::move(registries), clock, capacity);
    {
        const auto front = TRY(HttpFront::open(
            address, FrontLimits{}, [&](const Request& request) { return intake.handle(request); }, tls));
        std::printf("listening on %s\n", front->url().c_str());
        std::fflush(stdout);
        serve_until_told(intake, stops);
    }
    return intake.save_refusals();
}

Result<void> print_reports(const std::filesystem::path& dir) {
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    std::optional<Error> broken;
    TRY(registry->each_report([&](const StoredReport& report) {
        const auto line = json_line(report);
        if (line) {
            std::printf("%s\n", line->c_str());
        } else {
            log_error(kRoom, line.error());
            broken = line.error();
        }
    }));
    if (broken) return fail(Fault::damaged, "not every stored report could be shown");
    return flush_output();
}

Result<void> print_status(const std::filesystem::path& dir) {
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    std::fputs(text_of(TRY(registry->status())).c_str(), stdout);
    return flush_output();
}

Result<void> revoke(const std::filesystem::path& dir, const std::string& device) {
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    TRY(registry->revoke(device, SystemClock().wall()));
    std::printf("device %s is locked out\n", device.c_str());
    return flush_output();
}

int exit_status_of(const Result<void>& result) {
    if (result) return 0;
    std::fprintf(stderr, "loket-hub: %s\n", result.error().text().c_str());
    return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
    start_log("loket-hub");
    std::string dir;
    std::string listen;
    bool as_jsonl = false;
    CLI::App app("The regency's server: takes reports from the counters and keeps them.");
    app.add_option("--data", dir, "folder with the hub's keys and tables")->required();
    app.add_option("--listen", listen, "HOST:PORT; port 0 takes any free one");
    std::string certificate, key;
    auto* certificate_option = app.add_option("--tls-certificate", certificate, "PEM chain, to serve https");
    auto* key_option = app.add_option("--tls-key", key, "PEM file of its private key");
    certificate_option->needs(key_option);
    key_option->needs(certificate_option);
    unsigned capacity = kCapacity;
    app.add_option("--capacity", capacity, "batches a second; counters beyond are told when to come again")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    auto* reports = app.add_subcommand("reports", "print every stored report, opened");
    reports->add_flag("--jsonl", as_jsonl, "one JSON object a line")->required();
    auto* status = app.add_subcommand("status", "print devices, deliveries and refusals");
    auto* revoked = app.add_subcommand("revoke", "lock out a device that was stolen or replaced");
    std::string device;
    revoked->add_option("--device", device, "its id, as `status` shows it")->required();
    app.fallthrough();  // so that --data may stand before or after the command
    reports->fallthrough();
    status->fallthrough();
    revoked->fallthrough();
    app.require_subcommand(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kMisused;
    }

    if (reports->parsed()) return exit_status_of(print_reports(dir));
    if (status->parsed()) return exit_status_of(print_status(dir));
    if (revoked->parsed()) return exit_status_of(revoke(dir, device));
    const auto address = parse_listen_address(listen);
    if (!address) {
        std::fprintf(stderr, "loket-hub: --listen HOST:PORT is required to serve: %s\n",
                     address.error().text().c_str());
        return kMisused;
    }
    const auto tls = tls_identity_in(certificate, key);
    if (!tls) return exit_status_of(tl::unexpected(tls.error()));
    return exit_status_of(serve(dir, *address, *tls, capacity));
}
