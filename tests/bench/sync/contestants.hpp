// The kiosk and its peers, each as a pair of programs that deliver the same reports.
#pragma once

#include "tests/bench/sync/run.hpp"

namespace loket::bench {

enum class Wire { https, http };

/// bench-sync-kiosk and loket-hub, each with its own copy of the queue in `queue` (see sealed_queue.hpp).
Contestant kiosk_and_hub(const std::filesystem::path& queue, Wire wire);
/// The same; it has delivered when its one photo of so many bytes has arrived too.
Contestant kiosk_with_photo(const std::filesystem::path& queue, Wire wire, std::size_t file_bytes);

/// Whether run.sh has put the peers where `peers_folder` says. They need node, and one of them mosquitto.
bool are_peers_installed();

/// Whether PouchDB replicates once, or goes on after failures.
enum class Replication { once, lasting };

Contestant pouchdb(const std::filesystem::path& queue, int batch_size, Replication replication);
Contestant mqtt(const std::filesystem::path& queue);
Contestant https_posts(const std::filesystem::path& queue);

}  // namespace loket::bench
