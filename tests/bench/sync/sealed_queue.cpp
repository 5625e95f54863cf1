#include "tests/bench/sync/sealed_queue.hpp"

#include <random>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "tests/bench/regency.hpp"
#include "tests/bench/sync/counter.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/residents.hpp"

namespace loket::bench {
namespace {

/// Nobody listens there: a connection is refused at once.
constexpr const char* kNoHub = "http://127.0.0.1:1";

/// Files one report in a house whose doors are closed. Fails with refused when the clerk did not.
Result<void> file(kiosk::House& house, const Report& report) {
    house.to_clerk(kiosk::FileRequest{report});
    house.settle();
    bool is_filed = false;
    while (const auto message = house.screen_box().try_take()) {
        const auto* event = std::get_if<ui::Event>(&*message);
        is_filed = is_filed || (event != nullptr && std::holds_alternative<ui::ReportFiled>(*event));
    }
    return is_filed ? Result<void>() : fail(Fault::refused, "the clerk did not file a report");
}

}  // namespace

Result<void> make_sealed_queue(std::size_t count, const std::filesystem::path& folder) {
    TRY(make_private_folder(folder / kHubFolder));
    TRY(make_private_folder(folder / kKioskFolder));
    {
        const auto regency = TRY(Regency::open(folder / kHubFolder));
        TRY(regency.enrol(folder / kKioskFolder, {.printer = provisioning::PrinterKind::none}));
    }
    test::ManualClock clock;
    SystemEntropy entropy;
    sync::Tuning no_call;
    no_call.first_attempt_within = std::chrono::hours(24 * 365 * 100);
    auto transport = TRY(sync::make_curl_transport({.base_url = kNoHub}));
    const auto house = TRY(open_counter(folder / kKioskFolder, no_call, std::move(transport), clock, entropy));
    std::mt19937_64 chance(2026);
    std::string documents;
    for (const auto& draft : test::make_residents(count, 2026)) {
        const auto report = validate(draft, test::kResidentsDay);
        if (!report) return fail(Fault::refused, text_of(report.error()));
        clock.advance(std::chrono::seconds(60 + chance() % 600));  // one resident after the other
        TRY(file(*house, *report));
        documents += to_json(*report) + "\n";
    }
    return write_file(folder / kDocuments, as_bytes(documents), FileMode::private_to_owner);
}

}  // namespace loket::bench
