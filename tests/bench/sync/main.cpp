// bench-sync: N reports from a full outbox to the hub, and the same reports through the kiosk's peers, over the same
// links. sync/README.md says how it is measured, and what came out.
#include <fmt/format.h>
#include <zstd.h>

#include "kiosk/base/files.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/sync/contestants.hpp"
#include "tests/bench/sync/sealed_queue.hpp"
#include "tests/bench/sync/targets.hpp"
#include "tests/bench/sync/trials.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

const Link kGood{"good", {}};
const Link k2g{"2g", {.round_trip = 600ms, .up_bits_per_s = 40'000, .down_bits_per_s = 80'000}};
const Link kSatellite{"vsat", {.round_trip = 600ms, .up_bits_per_s = 256'000, .down_bits_per_s = 1'000'000}};
const Link kDying{"dying20k", {.round_trip = 50ms, .up_bits_per_s = 2'000'000, .down_bits_per_s = 8'000'000, .dies_after_bytes = 20'000}};

/// Queues are made here: syncing ten thousand reports to a disk takes minutes, and is measured by bench-filing. Their
/// copies, which are drained, lie in the folder for temporary files.
std::filesystem::path queues_folder() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

/// A queue, and how its size is told in the names of figures: "10k".
struct Load {
    std::string name;
    int reports;
    std::filesystem::path queue;
};

struct PhotoLoad {
    Load load;
    std::size_t file_bytes;  ///< of the ciphertext
};

class SyncBench {
public:
    SyncBench(Figures& figures, int times) : figures_(figures), times_(times) {}

    Result<Load> fill(const std::string& name, int reports) {
        Load load{name, reports, folder_.path() / name};
        TRY(make_sealed_queue(static_cast<std::size_t>(reports), load.queue));
        return load;
    }

    /// A report with a photo of so many bytes, which is also the load's name.
    Result<PhotoLoad> fill_with_photo(const std::string& name, std::size_t bytes) {
        PhotoLoad load{{name, 1, folder_.path() / name}, 0};
        load.file_bytes = TRY(make_photo_queue(bytes, load.load.queue));
        return load;
    }

    /// What the targets are about is measured as often as asked; what only stands beside it on a slow link, once.
    Result<Trials> measure(const Contestant& contestant, const Link& link, const Load& load) {
        return measure(contestant, link, load, times_);
    }
    Result<void> measure_once(const Contestant& contestant, const Link& link, const Load& load) {
        TRY(measure(contestant, link, load, 1));
        return {};
    }

    /// PouchDB with the batch size that is quickest on this link, found by trying each once.
    Result<Trials> measure_pouchdb(const Link& link, const Load& load) {
        int best = 0;
        double best_seconds = 0;
        for (const int size : {100, 500, 1'000, 2'000}) {
            const Run run = TRY(run_once(pouchdb(load.queue, size, Replication::once), link));
            figures_.add(fmt::format("pouchdb_{}_{}_batch_{}_seconds", link.name, load.name, size), run.seconds);
            if (best == 0 || run.seconds < best_seconds) {
                best = size;
                best_seconds = run.seconds;
            }
            if (size >= load.reports) break;  // a larger one would be the same
        }
        figures_.add(fmt::format("pouchdb_{}_{}_best_batch", link.name, load.name), best);
        return measure(pouchdb(load.queue, best, Replication::once), link, load);
    }

    Figures& figures() { return figures_; }

private:
    Result<Trials> measure(const Contestant& contestant, const Link& link, const Load& load, int times) {
        const std::string name = fmt::format("{}_{}_{}", contestant.name, link.name, load.name);
        const auto trials = TRY(run_trials(contestant, link, times));
        // A whole run takes half an hour: whoever watches is told how far it is.
        fmt::print(stderr, "bench-sync: {} {:.2f} s\n", name, trials.median(&Run::seconds));
        trials.add_to(figures_, name);
        return trials;
    }

    Figures& figures_;
    int times_;
    test::TemporaryFolder folder_{queues_folder()};
};

/// How long the reports are, and what nobody can go below who does not know them beforehand: all of them, in clear, as
/// one zstd stream.
Result<void> measure_documents(SyncBench& bench, const Load& load) {
    constexpr std::size_t kDocumentsMaximum = 64 * 1024 * 1024;
    const Bytes documents = TRY(read_file(load.queue / kDocuments, kDocumentsMaximum));
    Bytes packed(ZSTD_compressBound(documents.size()));
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), documents.data(), documents.size(), 19);
    if (ZSTD_isError(size) != 0) return fail(Fault::full, ZSTD_getErrorName(size));
    const auto reports = static_cast<double>(std::count(documents.begin(), documents.end(), '\n'));
    bench.figures().add("json_bytes_per_report_" + load.name, static_cast<double>(documents.size()) / reports);
    bench.figures().add("zstd19_bytes_per_report_" + load.name, static_cast<double>(size) / reports);
    return {};
}

/// The most memory that the courier's process held, MiB.
Result<double> measure_thousand(SyncBench& bench, const Load& load) {
    const auto good = TRY(bench.measure(kiosk_and_hub(load.queue, Wire::https), kGood, load));
    TRY(bench.measure(kiosk_and_hub(load.queue, Wire::http), kGood, load));
    TRY(bench.measure_pouchdb(kGood, load));
    TRY(bench.measure(mqtt(load.queue), kGood, load));
    TRY(bench.measure(https_posts(load.queue), kGood, load));
    add_target(bench.figures(), "requests_1k", good.most(&Run::requests));

    const auto dying = TRY(bench.measure(kiosk_and_hub(load.queue, Wire::https), kDying, load));
    constexpr int kSmallBatch = 100;  // a larger one would only die more surely
    TRY(bench.measure_once(pouchdb(load.queue, kSmallBatch, Replication::lasting), kDying, load));
    TRY(bench.measure_once(mqtt(load.queue), kDying, load));
    TRY(bench.measure_once(https_posts(load.queue), kDying, load));
    add_target(bench.figures(), "dying20k_delivered", dying.least(&Run::delivered));
    add_target(bench.figures(), "dying20k_bytes_ratio", dying.median_bytes() / good.median_bytes());

    const auto far = TRY(bench.measure(kiosk_and_hub(load.queue, Wire::https), kSatellite, load));
    const auto pouchdb_far = TRY(bench.measure_pouchdb(kSatellite, load));
    TRY(bench.measure_once(mqtt(load.queue), kSatellite, load));
    TRY(bench.measure_once(https_posts(load.queue), kSatellite, load));
    add_target(bench.figures(), "time_ratio_pouchdb_vsat_1k",
               far.median(&Run::seconds) / pouchdb_far.median(&Run::seconds));
    return good.median(&Run::sender_peak_mib);
}

Result<double> measure_ten_thousand(SyncBench& bench, const Load& load) {
    const auto good = TRY(bench.measure(kiosk_and_hub(load.queue, Wire::https), kGood, load));
    TRY(bench.measure(kiosk_and_hub(load.queue, Wire::http), kGood, load));
    const auto pouchdb_good = TRY(bench.measure_pouchdb(kGood, load));
    TRY(bench.measure_once(mqtt(load.queue), kGood, load));  // it writes all that it has again and again: minutes
    TRY(bench.measure(https_posts(load.queue), kGood, load));
    TRY(measure_documents(bench, load));
    add_target(bench.figures(), "wall_ratio_pouchdb_10k",
               good.median(&Run::seconds) / pouchdb_good.median(&Run::seconds));
    add_target(bench.figures(), "cpu_ratio_pouchdb_10k", good.median_cpu_s() / pouchdb_good.median_cpu_s());
    add_target(bench.figures(), "bytes_per_report_10k", good.median_bytes() / good.median(&Run::delivered));
    return good.median(&Run::sender_peak_mib);
}

Result<void> measure_hundred(SyncBench& bench, const Load& load) {
    const auto slow = TRY(bench.measure(kiosk_and_hub(load.queue, Wire::https), k2g, load));
    const auto pouchdb_slow = TRY(bench.measure_pouchdb(k2g, load));
    TRY(bench.measure_once(mqtt(load.queue), k2g, load));
    TRY(bench.measure_once(https_posts(load.queue), k2g, load));
    add_target(bench.figures(), "time_ratio_pouchdb_2g_100",
               slow.median(&Run::seconds) / pouchdb_slow.median(&Run::seconds));
    return {};
}

Result<void> measure_photo(SyncBench& bench, const PhotoLoad& photo) {
    const auto delivered = [&](Wire wire) { return kiosk_with_photo(photo.load.queue, wire, photo.file_bytes); };
    const auto good = TRY(bench.measure(delivered(Wire::https), kGood, photo.load));
    const auto dying = TRY(bench.measure(delivered(Wire::https), kDying, photo.load));
    const auto good_http = TRY(bench.measure(delivered(Wire::http), kGood, photo.load));
    const auto dying_http = TRY(bench.measure(delivered(Wire::http), kDying, photo.load));
    add_target(bench.figures(), "photo_dying20k_bytes_ratio", dying.median_bytes() / good.median_bytes());
    bench.figures().add("photo_http_dying20k_bytes_ratio", dying_http.median_bytes() / good_http.median_bytes());
    return {};
}

/// Only to see that everybody starts and arrives.
Result<void> measure_few(SyncBench& bench) {
    const Load few = TRY(bench.fill("20", 20));
    TRY(bench.measure_once(kiosk_and_hub(few.queue, Wire::https), kGood, few));
    TRY(bench.measure_once(kiosk_and_hub(few.queue, Wire::http), kDying, few));
    TRY(measure_documents(bench, few));
    const PhotoLoad photo = TRY(bench.fill_with_photo("photo_40k", 40'000));
    TRY(measure_photo(bench, photo));
    if (!are_peers_installed()) return {};
    TRY(bench.measure_once(pouchdb(few.queue, 100, Replication::once), kGood, few));
    TRY(bench.measure_once(mqtt(few.queue), kGood, few));
    return bench.measure_once(https_posts(few.queue), kGood, few);
}

Result<void> measure(Effort effort, Figures& figures) {
    SyncBench bench(figures, effort == Effort::full ? 3 : 1);
    if (effort == Effort::quick) return measure_few(bench);
    if (!are_peers_installed()) {
        return fail(Fault::not_found, "the peers are not installed: sh tests/bench/run.sh sync", peers_folder());
    }
    const Load hundred = TRY(bench.fill("100", 100));
    const Load thousand = TRY(bench.fill("1k", 1'000));
    const Load ten_thousand = TRY(bench.fill("10k", 10'000));
    TRY(measure_hundred(bench, hundred));
    const PhotoLoad photo = TRY(bench.fill_with_photo("photo_200k", 200'000));
    TRY(measure_photo(bench, photo));
    const double peak_1k = TRY(measure_thousand(bench, thousand));
    const double peak_10k = TRY(measure_ten_thousand(bench, ten_thousand));
    figures.add("courier_peak_mib_1k", peak_1k);
    figures.add("courier_peak_mib_10k", peak_10k);
    add_target(figures, "courier_peak_ratio_10k_1k", peak_10k / peak_1k);
    return {};
}

}  // namespace

int main(int argc, char** argv) { return run_bench("sync", argc, argv, measure); }
