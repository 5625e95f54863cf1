// What setting and drawing a receipt costs by itself. Then how soon it is at the printer: through a real CUPS scheduler
// to the simulated 80 mm printer of provisioning/rig, and to a receipt printer that speaks ESC/POS
// (receipt_printers.hpp).
#include "kiosk/base/mailbox.hpp"
#include "printing/cups_spooler.hpp"
#include "printing/slip.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/open_counter.hpp"
#include "tests/bench/receipt_printers.hpp"
#include "tests/support/print_shop.hpp"
#include "tests/support/residents.hpp"

namespace {

using namespace loket;
using namespace loket::bench;

/// A CUPS queue that tells when it took a document.
class WatchedSpooler final : public printing::Spooler {
public:
    WatchedSpooler(printing::CupsQueue queue, Mailbox<Stopwatch::time_point>& accepted)
        : cups_(std::move(queue)), accepted_(accepted) {}

    Result<printing::JobHandle> submit(const printing::PrintRequest& request) override {
        auto job = cups_.submit(request);
        if (job) accepted_.put(Stopwatch::now());
        return job;
    }
    Result<printing::JobReport> look_at(const printing::JobHandle& job) override { return cups_.look_at(job); }
    Result<void> cancel(const printing::JobHandle& job) override { return cups_.cancel(job); }
    Result<printing::PrinterReport> printer() override { return cups_.printer(); }

private:
    printing::CupsSpooler cups_;
    Mailbox<Stopwatch::time_point>& accepted_;
};

Result<void> measure_queue(std::size_t receipts, Figures& figures) {
    const test::PrintShop shop;
    const test::TemporaryFolder folder;
    Mailbox<Stopwatch::time_point> accepted;
    const auto counter = TRY(OpenCounter::open(
        folder.path(),
        std::make_unique<WatchedSpooler>(
            printing::CupsQueue{.host = shop.host(), .port = shop.port(), .name = shop.queue()}, accepted)));
    std::vector<double> to_accepted;
    std::vector<double> to_confirmed;
    for (const auto& draft : test::make_residents(receipts, 2026)) {
        const auto shown = TRY(counter->file(draft));
        const auto settled = TRY(counter->wait_for_paper());
        const auto accepted_at = accepted.try_take();
        if (!accepted_at || settled.state != PrintState::confirmed) {
            return fail(Fault::refused, "a receipt ended as " + std::string(code_of(settled.state)));
        }
        to_accepted.push_back(ms_between(shown.shown_at, *accepted_at));
        to_confirmed.push_back(ms_between(shown.shown_at, settled.at));
    }
    figures.add_spread("number_to_accepted", "ms", to_accepted);
    figures.add_spread("number_to_confirmed", "ms", to_confirmed);
    figures.add("first_number_to_accepted_ms", to_accepted.front());
    return {};
}

Result<void> measure_setting(std::size_t receipts, Figures& figures) {
    const auto code = make_secret_code(*std::make_unique<SystemEntropy>());
    const auto captured_at = SystemClock().wall();
    std::vector<double> layouts;
    std::vector<double> rasters;
    std::vector<double> renders;
    std::vector<double> sizes;
    std::uint32_t serial = 0;
    for (const auto& draft : test::make_residents(receipts, 2027)) {
        const auto report = validate(draft, test::kResidentsDay);
        if (!report) return fail(Fault::refused, text_of(report.error()));
        const TicketNumber number{*Counter::parse("BTM2"), ++serial};
        const auto ticket = printing::make_ticket(
            *report, number, code, captured_at, {.name = "Kantor Kecamatan Babat Toman", .officer = {}, .tracking = {}},
            Calendar::built_in());
        const auto from = Stopwatch::now();
        const auto slip = TRY(printing::lay_out(ticket, printing::kRoll80));
        const auto laid_out = Stopwatch::now();
        const auto raster = TRY(printing::render_raster(slip));
        const auto rastered = Stopwatch::now();
        const auto document = TRY(printing::render_pdf(slip));
        layouts.push_back(ms_between(from, laid_out));
        rasters.push_back(ms_between(laid_out, rastered));
        renders.push_back(ms_between(rastered, Stopwatch::now()));
        sizes.push_back(static_cast<double>(document.size()));
    }
    figures.add("first_layout_ms", layouts.front());
    figures.add("first_render_ms", renders.front());
    figures.add("layout_ms", percentile(layouts, 50));
    figures.add("raster_ms", percentile(rasters, 50));
    figures.add_spread("layout", "ms", layouts);
    figures.add_spread("raster", "ms", rasters);
    figures.add_spread("render", "ms", renders);
    figures.add_spread("document", "bytes", sizes);
    return {};
}

Result<void> measure(Effort effort, Figures& figures) {
    // Before any other receipt is set, so that the first one pays for the fonts as it does in the kiosk.
    TRY(measure_setting(effort == Effort::full ? 200 : 3, figures));
    TRY(measure_queue(effort == Effort::full ? 30 : 2, figures));
    return measure_receipt_printers(effort, figures);
}

}  // namespace

int main(int argc, char** argv) { return run_bench("printing", argc, argv, measure); }
