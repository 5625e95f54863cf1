// How fast reports go to the hub: one courier with libcurl, one loket-hub process with its tables in a file, loopback
// HTTP in between. Sealing is measured apart; a kiosk seals at filing, long before.
#include <fmt/format.h>
#include <sys/resource.h>

#include "provisioning/identity.hpp"
#include "sync/courier/courier.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/wire/envelope.hpp"
#include "sync/wire/http.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/regency.hpp"
#include "tests/support/residents.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace loket;
using namespace loket::bench;

double own_cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Reports of one day, as they lie in the outbox.
Result<std::vector<sync::Due>> seal_reports(std::size_t count, const provisioning::Identity& device) {
    SystemEntropy entropy;
    const Instant day = std::chrono::sys_days(test::kResidentsDay);
    std::optional<sync::Ratchet> ratchet;
    std::vector<sync::Due> outbox;
    for (const auto& draft : test::make_residents(count, 2026)) {
        const auto report = validate(draft, test::kResidentsDay);
        if (!report) return fail(Fault::refused, text_of(report.error()));
        const Instant at = day + std::chrono::hours(2) + Milliseconds(outbox.size());
        const TicketNumber number{device.counter, static_cast<std::uint32_t>(outbox.size() + 1)};
        const sync::Stamp stamp{make_report_id(at, entropy), number, sync::ClockTrust::trusted};
        if (!ratchet || ratchet->is_used_up()) ratchet = TRY(sync::Ratchet::open(device.hub.box_key, entropy));
        const Secret code = make_secret_code(entropy);
        outbox.push_back(
            {stamp.id, encode(sync::seal_report(*report, code, stamp, *ratchet)), encode(ratchet->opening())});
    }
    return outbox;
}

struct Delivery {
    double seconds = 0;
    double sent_bytes = 0;
    double received_bytes = 0;
    std::vector<double> request_ms;
};

Result<Delivery> deliver(std::span<const sync::Due> outbox, const provisioning::Identity& device) {
    SystemEntropy entropy;
    const SystemClock clock;
    const auto transport = TRY(sync::make_curl_transport({.base_url = device.hub.url}));
    sync::Courier courier(
        {sync::device_id(device.device_keys.public_key), device.counter, device.device_keys.secret_key},
        {device.hub.sign_key, device.hub.box_key, device.hub.box_key_id}, {}, clock.steady(), entropy);
    Delivery delivery;
    const auto from = Stopwatch::now();
    for (std::uint64_t sequence = 1; !outbox.empty(); ++sequence) {
        const auto batch = courier.make_batch({.sequence = sequence}, outbox, clock.wall());
        const auto posted_at = Stopwatch::now();
        const auto answer = transport->post(sync::kBatchPath, sync::kBatchType, batch.bytes);
        delivery.request_ms.push_back(ms_between(posted_at, Stopwatch::now()));
        const auto outcome = courier.conclude(answer, batch.posted, clock.steady(), entropy);
        if (outcome.acknowledged.size() != batch.posted.ids.size()) {
            return fail(Fault::refused, "the hub did not take a batch: " + outcome.why);
        }
        delivery.sent_bytes += static_cast<double>(batch.bytes.size());
        delivery.received_bytes += static_cast<double>(answer->body.size());
        outbox = outbox.subspan(batch.posted.ids.size());
    }
    delivery.seconds = ms_between(from, Stopwatch::now()) / 1000;
    return delivery;
}

/// Delivers to a hub that is made in `folder` and ended again. `name` is what the figures are told apart by: "1k".
Result<void> measure_delivery(std::size_t count, const std::filesystem::path& folder, const std::string& name,
                              Figures& figures) {
    auto regency = TRY(Regency::open(folder / "hub"));
    TRY(regency.enrol(folder / "kiosk", {.printer = provisioning::PrinterKind::none}));
    const auto device = TRY(provisioning::load_identity(folder / "kiosk"));
    const auto sealing_from = Stopwatch::now();
    const auto outbox = TRY(seal_reports(count, device));
    const double sealing_ms = ms_between(sealing_from, Stopwatch::now());

    const double hub_cpu_before = regency.hub().cpu_seconds();
    const double own_cpu_before = own_cpu_seconds();
    const auto delivery = TRY(deliver(outbox, device));
    const double own_cpu = own_cpu_seconds() - own_cpu_before;
    const double hub_cpu = regency.hub().cpu_seconds() - hub_cpu_before;

    const double reports = static_cast<double>(count);
    const auto add = [&](const std::string& figure, double value) { figures.add(figure + "_" + name, value); };
    add("reports_per_s", reports / delivery.seconds);
    add("delivery_s", delivery.seconds);
    add("requests", static_cast<double>(delivery.request_ms.size()));
    figures.add_spread("request_" + name, "ms", delivery.request_ms);
    add("sent_bytes_per_report", delivery.sent_bytes / reports);
    add("received_bytes_per_report", delivery.received_bytes / reports);
    add("courier_cpu_s", own_cpu);
    add("hub_cpu_s", hub_cpu);
    add("hub_pss_mib", TRY(regency.hub().pss_mib()));
    add("make_and_seal_ms_per_report", sealing_ms / reports);
    return {};
}

Result<void> measure_reports(std::size_t count, const std::string& name, Figures& figures) {
    const test::TemporaryFolder folder;
    TRY(measure_delivery(count, folder.path(), name, figures));
    // A hub that has ended leaves everything in the one file.
    const auto bytes = std::filesystem::file_size(folder.path() / "hub" / "hub.db");
    figures.add("hub_table_bytes_per_report_" + name, static_cast<double>(bytes) / static_cast<double>(count));
    return {};
}

Result<void> measure(Effort effort, Figures& figures) {
    if (effort == Effort::quick) return measure_reports(50, "50", figures);
    TRY(measure_reports(1'000, "1k", figures));
    return measure_reports(10'000, "10k", figures);
}

}  // namespace

int main(int argc, char** argv) { return run_bench("sync", argc, argv, measure); }
