// bench-sync-kiosk: a counter without window and printer that has a full outbox and a hub, and ends when the last
// report is acknowledged and noted in its store. All of it is the real house: clerk, courier, store, libcurl. Only the
// wait before the first attempt is left out, which would spread a country's counters over a minute.
//
// Its last line is what tests/bench/sync/run.hpp expects of a sender.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <fstream>
#include <thread>

#include "kiosk/base/log.hpp"
#include "sync/courier/curl_transport.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/sync/counter.hpp"

namespace {

using namespace loket;
using namespace loket::bench;

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The most memory that this program ever held; rusage would tell its parent's where that was more.
double peak_mib() {
    constexpr std::string_view kName = "VmHWM:";
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);) {
        if (line.rfind(kName, 0) == 0) return std::stod(line.substr(kName.size())) / 1024;
    }
    return 0;
}

/// What the hub said so far.
struct Progress {
    std::atomic<int> requests = 0;
    std::atomic<std::uint64_t> upload_offset = 0;  ///< of the one file there is
};

/// Counts what is sent through the real one.
class CountingTransport final : public sync::Transport {
public:
    CountingTransport(std::unique_ptr<Transport> real, Progress& progress)
        : real_(std::move(real)), progress_(progress) {}
    Result<sync::Answer> send(const sync::Call& call) override {
        ++progress_.requests;
        auto answer = real_->send(call);
        if (answer && answer->upload_offset) progress_.upload_offset = *answer->upload_offset;
        return answer;
    }
    std::size_t carried() const override { return real_->carried(); }

private:
    std::unique_ptr<Transport> real_;
    Progress& progress_;
};

struct Orders {
    std::filesystem::path data;
    sync::CurlSettings hub;
    int limit_s = 0;
    std::uint64_t file_bytes = 0;
};

/// How many reports the hub does not have.
Result<std::int64_t> waiting_in(const std::filesystem::path& data) {
    const auto identity = TRY(provisioning::load_identity(data));
    auto store = TRY(kiosk::Store::open(data / kiosk::kStoreFile, identity.counter));
    return TRY(store.outbox().account()).waiting;
}

Result<void> drain(const Orders& orders) {
    const std::int64_t waiting = TRY(waiting_in(orders.data));
    sync::Tuning courier;
    courier.first_attempt_within = Milliseconds(0);
    Progress progress;
    auto transport = std::make_unique<CountingTransport>(TRY(sync::make_curl_transport(orders.hub)), progress);
    const SystemClock clock;
    SystemEntropy entropy;
    const auto house = TRY(open_counter(orders.data, courier, std::move(transport), clock, entropy));

    const double cpu_before = cpu_seconds();
    const auto from = Stopwatch::now();
    const auto end = from + std::chrono::seconds(orders.limit_s);
    std::int64_t delivered = 0;
    house->open_doors([] {});
    while (delivered < waiting && Stopwatch::now() < end) {
        const auto message = house->screen_box().take_within(end - Stopwatch::now());
        const auto* event = message ? std::get_if<ui::Event>(&*message) : nullptr;
        if (event != nullptr && std::holds_alternative<ui::ReportDelivered>(*event)) ++delivered;
    }
    // What became of a file is not for the screen.
    while (progress.upload_offset < orders.file_bytes && Stopwatch::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    const double seconds = ms_between(from, Stopwatch::now()) / 1000;
    fmt::print("sent {{\"seconds\":{},\"cpu_s\":{},\"peak_mib\":{},\"requests\":{},\"delivered\":{}}}\n", seconds,
               cpu_seconds() - cpu_before, peak_mib(), progress.requests.load(), delivered);
    std::fflush(stdout);  // before the doors close, which may have to wait for a silent hub
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Delivers what lies in the outbox of a counter, and says what it cost");
    Orders orders;
    std::string authority;
    app.add_option("--data", orders.data, "folder of the counter")->required();
    app.add_option("--url", orders.hub.base_url, "where the hub is")->required();
    app.add_option("--ca", authority, "PEM of the authority that is believed");
    app.add_option("--file-bytes", orders.file_bytes, "of the one photo that must arrive as well");
    app.add_option("--limit", orders.limit_s, "seconds after which it gives up")->required();
    CLI11_PARSE(app, argc, argv);
    if (!authority.empty()) orders.hub.ca_file = authority;

    start_log("bench-sync-kiosk");
    const auto done = drain(orders);
    if (done) return 0;
    fmt::print(stderr, "bench-sync-kiosk: {}\n", done.error().text());
    return 1;
}
