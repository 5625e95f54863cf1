#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/base/files.hpp"
#include "tests/bench/sync/certificate.hpp"
#include "tests/bench/sync/contestants.hpp"
#include "tests/bench/sync/sealed_queue.hpp"

namespace loket::bench {
namespace {

constexpr std::chrono::seconds kToStart{20};

/// "node SCRIPT options...", with the queue and the patience that every sender is told.
std::vector<std::string> node(const std::string& script, std::vector<std::string> options) {
    std::vector<std::string> words = {"node", peers_folder() / script};
    words.insert(words.end(), options.begin(), options.end());
    return words;
}
std::vector<std::string> sender(const std::string& script, const std::filesystem::path& queue, std::uint16_t port,
                                std::vector<std::string> options) {
    options.insert(options.end(), {"--documents", queue / kDocuments, "--port", std::to_string(port), "--limit",
                                   std::to_string(kPatience.count())});
    return node(script, std::move(options));
}

/// Starts a receiver that says on which port it listens.
Result<std::pair<Process, std::uint16_t>> start_receiver(const std::vector<std::string>& words,
                                                         const std::filesystem::path& folder) {
    const auto said = folder / "receiver";
    auto receiver = TRY(Process::start(words, said));
    const auto port = TRY(wait_for_line(said, "listening on ", kToStart));
    return std::pair(std::move(receiver), static_cast<std::uint16_t>(std::stoi(port)));
}

Result<Stage> prepare_pouchdb(const std::filesystem::path& queue, int batch_size, Replication replication,
                              const std::filesystem::path& folder) {
    TRY(make_private_folder(folder / "stored"));
    auto [receiver, port] = TRY(start_receiver(node("pouchdb_receiver.mjs", {"--folder", folder / "stored"}), folder));
    const std::string lasting = replication == Replication::lasting ? "yes" : "no";
    return Stage{std::move(receiver), port, [=](std::uint16_t way) {
                     return sender("pouchdb_sender.mjs", queue, way,
                                   {"--folder", folder, "--batch", std::to_string(batch_size), "--lasting", lasting});
                 }};
}

/// A port that was free a moment ago: mosquitto does not tell which one it would choose.
Result<std::uint16_t> free_port() {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const place = reinterpret_cast<sockaddr*>(&address);
    const bool is_known = bind(listener, place, size) == 0 && getsockname(listener, place, &size) == 0;
    close(listener);
    if (!is_known) return fail(Fault::io, "no free port");
    return ntohs(address.sin_port);
}

/// As durable as Mosquitto gets: after each round of its loop in which anything was queued it writes its whole database
/// anew and syncs it. A message can be acknowledged in the round before it is on the disk.
constexpr const char* kMosquitto = R"(user root
listener {port} 127.0.0.1
allow_anonymous true
persistence true
persistence_location {folder}/
autosave_on_changes true
autosave_interval 1
max_queued_messages 0
max_inflight_messages 0
set_tcp_nodelay true
log_dest stderr
log_type notice
log_type information
log_timestamp false
)";

Result<Stage> prepare_mqtt(const std::filesystem::path& queue, const std::filesystem::path& folder) {
    const auto port = TRY(free_port());
    const std::string settings =
        fmt::format(fmt::runtime(kMosquitto), fmt::arg("port", port), fmt::arg("folder", folder.string()));
    const auto file = folder / "mosquitto.conf";
    TRY(write_file(file, as_bytes(settings), FileMode::readable_by_all));
    const auto said = folder / "receiver";
    auto receiver = TRY(Process::start({"/usr/sbin/mosquitto", "-c", file}, said));
    TRY(wait_for_line(said.string() + ".err", "mosquitto version", kToStart));
    return Stage{std::move(receiver), port, [=](std::uint16_t way) {
                     return sender("mqtt_sender.mjs", queue, way, {"--direct", std::to_string(port)});
                 }};
}

Result<Stage> prepare_posts(const std::filesystem::path& queue, const std::filesystem::path& folder) {
    const Certificate certificate = TRY(make_certificate(folder));
    auto [receiver, port] = TRY(start_receiver(
        node("post_receiver.mjs", {"--folder", folder, "--certificate", certificate.chain, "--key", certificate.key}),
        folder));
    return Stage{std::move(receiver), port, [=](std::uint16_t way) {
                     return sender("post_sender.mjs", queue, way, {"--certificate", certificate.chain});
                 }};
}

}  // namespace

bool are_peers_installed() { return std::filesystem::exists(peers_folder() / "node_modules"); }

Contestant pouchdb(const std::filesystem::path& queue, int batch_size, Replication replication) {
    return {"pouchdb", [=](const std::filesystem::path& folder) {
                return prepare_pouchdb(queue, batch_size, replication, folder);
            }};
}
Contestant mqtt(const std::filesystem::path& queue) {
    return {"mqtt", [=](const std::filesystem::path& folder) { return prepare_mqtt(queue, folder); }};
}
Contestant https_posts(const std::filesystem::path& queue) {
    return {"post", [=](const std::filesystem::path& folder) { return prepare_posts(queue, folder); }};
}

}  // namespace loket::bench
