// loket-hub: serves the counters, and shows what has arrived. The commands read the same tables while it runs.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <sstream>

#include "kiosk/base/files.hpp"
#include "kiosk/base/log.hpp"
#include "sync/hub/attachments.hpp"
#include "sync/hub/certification.hpp"
#include "sync/hub/file_intake.hpp"
#include "sync/hub/http_front.hpp"
#include "sync/hub/intake.hpp"
#include "sync/hub/listing.hpp"
#include "sync/hub/publication.hpp"
#include "sync/hub/sqlite_registry.hpp"
#include "sync/hub/stick.hpp"

namespace {

using namespace loket;
using namespace loket::sync;

constexpr const char* kRoom = "hub";

/// Connections to SQLite: one commits while the other looks up. More would only wait for each other's lock.
constexpr int kRegistries = 2;

Result<std::vector<std::unique_ptr<Registry>>> open_registries(const std::filesystem::path& dir) {
    std::vector<std::unique_ptr<Registry>> registries;
    for (int i = 0; i < kRegistries; ++i) registries.push_back(TRY(open_sqlite_registry(dir, RegistryUse::serve)));
    return registries;
}

/// What was printed has arrived. Fails with full or io: half an export must not look like a whole one.
Result<void> flush_output() {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
    return fail(errno == ENOSPC ? Fault::full : Fault::io, "the output could not be written");
}

/// Exit statuses: 1 for a failure, 2 for a command that cannot be understood.
constexpr int kFailed = 1;
constexpr int kMisused = 2;

/// Tells the counters of their certificates whenever a day has begun.
class DailyCertificates {
public:
    DailyCertificates(const HubKeys& keys, std::unique_ptr<Registry> registry, const Clock& clock)
        : keys_(keys), registry_(std::move(registry)), clock_(clock) {}

    Result<void> go_on() {
        const Instant now = clock_.wall();
        const auto today = std::chrono::floor<std::chrono::days>(now);
        if (today == published_) return {};
        TRY(publish_certificates(*registry_, keys_, now));
        published_ = today;
        return {};
    }

private:
    HubKeys keys_;
    std::unique_ptr<Registry> registry_;
    const Clock& clock_;
    std::chrono::sys_days published_{};
};

/// Waits for SIGTERM or SIGINT; meanwhile saves the counts every second.
void serve_until_told(Intake& intake, FileIntake& files, DailyCertificates& certificates, const sigset_t& stops) {
    const timespec second{.tv_sec = 1, .tv_nsec = 0};
    while (sigtimedwait(&stops, nullptr, &second) < 0) {
        if (const auto saved = intake.save_refusals(); !saved) log_error(kRoom, saved.error());
        if (const auto saved = files.save_refusals(); !saved) log_error(kRoom, saved.error());
        if (const auto published = certificates.go_on(); !published) log_error(kRoom, published.error());
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

Result<HubKeys> keys_in(const std::filesystem::path& dir) {
    auto keys = load_hub_keys(dir);
    if (!keys && keys.error().fault == Fault::not_found) {
        return fail(Fault::not_found,
                    "this hub has no keys yet; make them with: loket-admin hub-init --data " + dir.string());
    }
    return keys;
}

/// The usual 1,024 descriptors are too few for all connections of FrontLimits and all uploads of FileLimits at once.
void raise_descriptor_limit() {
    rlimit limit;
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

Result<void> serve(const std::filesystem::path& dir, const ListenAddress& address,
                   const std::optional<TlsIdentity>& tls, unsigned capacity) {
    // Blocked before the first thread is made, so that all of them inherit it and only the wait below takes them.
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);
    raise_descriptor_limit();

    HubKeys keys = TRY(keys_in(dir));
    const SystemClock clock;
    auto registries = TRY(open_registries(dir));
    // Told only by a hub that can open what the counters then seal.
    const BoxKeyChange box_key{keys.identity().box_key};
    TRY(registries.front()->publish({.counter = {}, .item = box_key, .at = clock.wall()}));
    DailyCertificates certificates(keys, TRY(open_sqlite_registry(dir, RegistryUse::serve)), clock);
    TRY(certificates.go_on());
    Intake intake(std::move(keys), std::move(registries), clock, capacity);
    FileIntake files(TRY(FileShelf::open(dir)), TRY(open_registries(dir)), clock);
    {
        const auto front = TRY(HttpFront::open(
            address, FrontLimits{}, [&](const Request& request) { return intake.handle(request); }, tls,
            [&](const Request& head) { return files.receive(head); }));
        std::printf("listening on %s\n", front->url().c_str());
        std::fflush(stdout);
        serve_until_told(intake, files, certificates, stops);
    }
    TRY(intake.save_refusals());
    return files.save_refusals();
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

Result<void> take_out(const std::filesystem::path& dir, const std::string& text, const std::filesystem::path& folder) {
    const TicketNumber number = TRY(parse_ticket_number(text));
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    const TakenOut out = TRY(take_out_files(*registry, TRY(FileShelf::open(dir)), number, folder));
    for (const auto& file : out.files) std::printf("%s\n", file.c_str());
    if (out.missing > 0) std::printf("not arrived yet: %zu\n", out.missing);
    return flush_output();
}

/// What was imported is printed, and is a failure when a human must look at something.
Result<void> import_from(const std::filesystem::path& dir, const std::filesystem::path& stick) {
    HubKeys keys = TRY(keys_in(dir));
    const SignPublicKey sign_key = keys.sign.public_key;
    const auto one_registry = [&]() -> Result<std::vector<std::unique_ptr<Registry>>> {
        std::vector<std::unique_ptr<Registry>> registries;
        registries.push_back(TRY(open_sqlite_registry(dir, RegistryUse::look)));
        return registries;
    };
    const SystemClock clock;
    Intake intake(std::move(keys), TRY(one_registry()), clock, kStickCapacity);
    FileIntake files(TRY(FileShelf::open(dir)), TRY(one_registry()), clock);
    const StickImport import = TRY(import_stick({intake, files}, sign_key, stick));
    TRY(intake.save_refusals());
    TRY(files.save_refusals());
    std::fputs(import.text().c_str(), stdout);
    TRY(flush_output());
    if (import.is_in_order()) return {};
    return fail(Fault::damaged, "not all of it was in order", stick.string());
}

Result<void> revoke(const std::filesystem::path& dir, const std::string& device) {
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    TRY(registry->revoke(device, SystemClock().wall()));
    std::printf("device %s is locked out\n", device.c_str());
    return flush_output();
}

/// What a resident will read about a report: given by number, told only to whoever has the code on its paper.
struct Reply {
    std::string number;
    std::string standing;
    std::string text;
};

/// What the smallest screen of a counter shows in one piece, bytes.
constexpr std::size_t kReplyMaximum = 600;

Result<void> reply_to(const std::filesystem::path& dir, const Reply& reply) {
    const TicketNumber number = TRY(parse_ticket_number(reply.number));
    const auto standing = parse_standing(reply.standing);
    if (!standing) return fail(Fault::malformed, "no such standing", reply.standing);
    if (reply.text.size() > kReplyMaximum)
        return fail(Fault::too_large, "more than 600 bytes: a letter says it better");
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    const auto code = TRY(registry->find_code(number));
    if (!code) return fail(Fault::not_found, "no such report is stored", number.text());
    SystemEntropy entropy;
    const Instant now = SystemClock().wall();
    const Secret key = TRY(status_key(number, *code));
    const StatusChange change{number.serial, lock_status({now, *standing, reply.text}, number, key, entropy)};
    TRY(registry->publish({.counter = number.counter, .item = change, .at = now}));
    std::printf("%s: %s\n", number.text().c_str(), reply.standing.c_str());
    return flush_output();
}

/// A file of items for all counters, a line each; all or none.
Result<void> publish_file(const std::filesystem::path& dir, const std::string& file) {
    constexpr std::size_t kFileMaximum = 4 * 1024 * 1024;
    const Bytes content = TRY(read_file(file, kFileMaximum));
    std::vector<FeedItem> items;
    std::istringstream lines{std::string(as_text(content))};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        auto item = feed_item_from_json(line);
        if (!item) {
            item.error().where = file + ", item " + std::to_string(items.size() + 1) + ", " + item.error().where;
            return tl::unexpected(item.error());
        }
        items.push_back(*std::move(item));
    }
    const auto registry = TRY(open_sqlite_registry(dir, RegistryUse::look));
    for (const FeedItem& item : items) {
        TRY(registry->publish({.counter = {}, .item = item, .at = SystemClock().wall()}));
    }
    std::printf("%zu items published\n", items.size());
    return flush_output();
}

Result<void> change_box_key(const std::filesystem::path& dir) {
    SystemEntropy entropy;
    const HubKeys keys = TRY(rotate_box_key(dir, entropy));
    std::printf("box key %s made; restart the hub, which then tells the counters\n",
                keys.identity().box_key_id.c_str());
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
    auto* files = app.add_subcommand("files", "put a report's photographs and recordings, opened, into a folder");
    std::string number, folder;
    files->add_option("--number", number, "BTM2-00427-P")->required();
    files->add_option("FOLDER", folder, "that only those may read who may know the report")->required();
    auto* revoked = app.add_subcommand("revoke", "lock out a device that was stolen or replaced");
    std::string device;
    revoked->add_option("--device", device, "its id, as `status` shows it")->required();
    auto* replied = app.add_subcommand("reply", "tell whoever holds a report's paper how far it has come");
    Reply reply;
    replied->add_option("--number", reply.number, "BTM2-00427-P")->required();
    replied->add_option("--standing", reply.standing, "forwarded, in_progress, answered or closed")->required();
    replied->add_option("--text", reply.text, "what the resident shall read; may be left out");
    auto* published = app.add_subcommand("publish", "tell all counters proposals, holidays, topics, settings");
    std::string items;
    published->add_option("file", items, "one JSON object a line")->required();
    auto* rotated = app.add_subcommand("rotate-key", "make a new key for reports to be sealed to; old ones still open");
    auto* imported = app.add_subcommand("import", "take in what a stick brings, and put the answers on it");
    std::string stick;
    imported->add_option("FOLDER", stick, "where the stick is mounted")->required();
    app.fallthrough();  // so that --data may stand before or after the command
    for (auto* command : {reports, status, files, revoked, replied, published, rotated, imported})
        command->fallthrough();
    app.require_subcommand(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kMisused;
    }

    if (reports->parsed()) return exit_status_of(print_reports(dir));
    if (status->parsed()) return exit_status_of(print_status(dir));
    if (files->parsed()) return exit_status_of(take_out(dir, number, folder));
    if (replied->parsed()) return exit_status_of(reply_to(dir, reply));
    if (published->parsed()) return exit_status_of(publish_file(dir, items));
    if (rotated->parsed()) return exit_status_of(change_box_key(dir));
    if (imported->parsed()) return exit_status_of(import_from(dir, stick));
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
