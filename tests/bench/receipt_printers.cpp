#include "tests/bench/receipt_printers.hpp"

#include "printing/cups_spooler.hpp"
#include "printing/escpos/unit.hpp"
#include "printing/slip.hpp"
#include "tests/bench/open_counter.hpp"
#include "tests/bench/process.hpp"
#include "tests/support/print_shop.hpp"
#include "tests/support/printer_on_port.hpp"
#include "tests/support/residents.hpp"

namespace loket::bench {
namespace {

using test::PrinterOnPort;
using test::ReceiptPrinter;

/// 32 kB/s of 576 dots, what the printers of the market take.
constexpr int kRealSpeed = 55;  // mm/s
constexpr int kAtOnce = 0;
/// Of a cheap printer: less than one band of the picture.
constexpr std::size_t kSmallBuffer = 8 * 1024;
constexpr std::size_t kLargeBuffer = 64 * 1024;
/// In the middle of a slip, which has about 1,700; a different one each time, since the kiosk looks in a rhythm that
/// begins with the job.
int rows_of_paper(std::size_t trial) { return 500 + 37 * int(trial); }

constexpr const char* kOffice = "Kantor Kecamatan Babat Toman";

struct Trials {
    std::size_t receipts;
    std::size_t paper_ends;
    std::size_t peer_receipts;
};
Trials trials_of(Effort effort) { return effort == Effort::full ? Trials{30, 10, 30} : Trials{2, 1, 2}; }

/// A counter with a receipt printer that can do everything.
class Desk {
public:
    static Result<std::unique_ptr<Desk>> open() {
        std::unique_ptr<Desk> desk(new Desk());
        desk->counter_ =
            TRY(OpenCounter::open(desk->folder_.path(), std::make_unique<printing::CupsSpooler>(printing::CupsQueue{
                                                            .host = desk->shop_.host(),
                                                            .port = desk->shop_.port(),
                                                            .name = desk->shop_.queue(),
                                                            .wants = printing::DocumentFormat::cups_raster})));
        return desk;
    }

    PrinterOnPort& printer() { return printer_; }
    OpenCounter& counter() { return *counter_; }

    /// Files, with the printer's moments beginning there.
    Result<OpenCounter::Shown> file(const Draft& draft) {
        printer_.watch_anew();
        return counter_->file(draft);
    }

    /// Waits for the newest receipt. Fails with refused when it ends otherwise.
    Result<OpenCounter::Settled> settle(PrintState expected) {
        const auto settled = TRY(counter_->wait_for_paper());
        if (settled.state == expected) return settled;
        return fail(Fault::refused, "a receipt ended as " + std::string(code_of(settled.state)));
    }

private:
    Desk() : shop_(unit_uri(printer_.port())) {}

    static std::string unit_uri(int port) {
        using printing::escpos::Can;
        return text_of(printing::escpos::Unit{
            printing::escpos::NetworkPlace{"127.0.0.1", port}, {Can::yes, Can::yes, Can::yes, Can::yes}, 576});
    }

    PrinterOnPort printer_;
    test::PrintShop shop_;
    test::TemporaryFolder folder_;
    std::unique_ptr<OpenCounter> counter_;
};

Result<void> measure_receipts(Desk& desk, std::size_t receipts, Figures& figures) {
    desk.printer().with([](ReceiptPrinter& it) { it.set_speed(kRealSpeed), it.set_buffer(kLargeBuffer); });
    std::vector<double> first_bytes, device_times, rows, echoes, ratios;
    for (const auto& draft : test::make_residents(receipts, 2028)) {
        const auto shown = TRY(desk.file(draft));
        const auto settled = TRY(desk.settle(PrintState::confirmed));
        const auto moments = desk.printer().moments();
        if (!moments.picture || !moments.echo) {
            return fail(Fault::refused, "a receipt was confirmed that the printer has not printed");
        }
        first_bytes.push_back(ms_between(shown.shown_at, *moments.picture));
        const auto paper = desk.printer().with([](ReceiptPrinter& it) { return it.take_paper(); });
        rows.push_back(paper.empty() ? 0 : paper.back().picture.height);
        device_times.push_back(ms_between(*moments.picture, *moments.echo));
        echoes.push_back(ms_between(*moments.echo, settled.at));
        ratios.push_back(ms_between(*moments.picture, settled.at) / device_times.back());
    }
    figures.add_spread("first_byte", "ms", first_bytes);
    figures.add_spread("device_time", "ms", device_times);
    figures.add_spread("slip", "rows", rows);
    figures.add_spread("echo_to_confirmed", "ms", echoes);
    figures.add("confirmed_over_device_time", percentile(ratios, 50));
    figures.add("confirmed_over_device_time_p95", percentile(ratios, 95));
    return {};
}

Result<double> end_paper_after(int rows, Desk& desk, const Draft& draft) {
    desk.printer().with([rows](ReceiptPrinter& it) {
        it.set_speed(kRealSpeed), it.set_buffer(kSmallBuffer), it.end_paper_after(rows);
    });
    TRY(desk.file(draft));
    const auto told_at = TRY(desk.counter().wait_for_printer(PrinterCondition::no_paper));
    TRY(desk.settle(PrintState::failed));
    const auto ended_at = desk.printer().moments().paper_end;
    if (!ended_at) return fail(Fault::refused, "the paper was said to have ended, and had not");
    return ms_between(*ended_at, told_at);
}

/// The rest of the slip that broke off comes out, and a whole one after it.
Result<void> refill(Desk& desk, const Draft& draft) {
    desk.printer().with(
        [](ReceiptPrinter& it) { it.set_speed(kAtOnce), it.set_buffer(kLargeBuffer), it.put_paper_in(); });
    TRY(desk.file(draft));
    TRY(desk.settle(PrintState::confirmed));
    return {};
}

Result<void> measure_paper_ends(Desk& desk, std::size_t times, Figures& figures) {
    const auto residents = test::make_residents(2 * times, 2029);
    std::vector<double> to_screen;
    for (std::size_t i = 0; i < times; ++i) {
        to_screen.push_back(TRY(end_paper_after(rows_of_paper(i), desk, residents[2 * i])));
        TRY(refill(desk, residents[2 * i + 1]));
    }
    figures.add_spread("paper_out_to_screen", "ms", to_screen);
    figures.add("paper_out_to_screen_ms", percentile(to_screen, 95));
    return {};
}

/// What the kiosk prints for these residents, as the JSON of its tickets.
Result<std::vector<std::string>> tickets_for(std::size_t count) {
    SystemEntropy entropy;
    std::vector<std::string> tickets;
    for (const auto& draft : test::make_residents(count, 2028)) {
        const auto report = validate(draft, test::kResidentsDay);
        if (!report) return fail(Fault::refused, text_of(report.error()));
        const TicketNumber number{*Counter::parse("BTM2"), std::uint32_t(tickets.size() + 1)};
        const auto ticket =
            printing::make_ticket(*report, number, make_secret_code(entropy), SystemClock().wall(),
                                  {.name = kOffice, .officer = {}, .tracking = {}}, Calendar::built_in());
        tickets.emplace_back(to_json(ticket).reveal_text());
    }
    return tickets;
}

/// Not only those of another bench, from before this one had any.
bool is_peer_installed() { return std::filesystem::exists(peers_folder() / "node_modules" / "receiptline"); }

/// The slip's words, typeset by the printer itself, as receiptline has it.
Result<void> measure_peer(std::size_t receipts, Figures& figures) {
    constexpr std::chrono::seconds kPatience{20};
    PrinterOnPort printer;
    const test::TemporaryFolder folder;
    const auto said = folder.path() / "sender";
    auto sender = TRY(Process::start_listener(
        {"node", peers_folder() / "receipt_sender.mjs", "--port", std::to_string(printer.port())}, said));
    TRY(wait_for_line(said, "ready", kPatience));
    const auto tickets = TRY(tickets_for(receipts + 1));
    std::vector<double> first_bytes;
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        printer.watch_anew();
        const auto told_at = Stopwatch::now();
        TRY(sender.tell("print " + tickets[i]));
        TRY(wait_for_line(said, "sent " + std::to_string(i + 1), kPatience));
        const auto arrived_at = printer.moments().byte;
        if (!arrived_at) return fail(Fault::refused, "the peer has sent nothing");
        if (i > 0) first_bytes.push_back(ms_between(told_at, *arrived_at));  // the first one warms it up
    }
    figures.add_spread("peer_first_byte", "ms", first_bytes);
    return {};
}

}  // namespace

Result<void> measure_receipt_printers(Effort effort, Figures& figures) {
    if (effort != Effort::quick && !is_peer_installed()) {
        return fail(Fault::not_found, "the peer is not installed: sh tests/bench/run.sh printing", peers_folder());
    }
    const Trials trials = trials_of(effort);
    const auto desk = TRY(Desk::open());
    TRY(measure_receipts(*desk, trials.receipts, figures));
    TRY(measure_paper_ends(*desk, trials.paper_ends, figures));
    return is_peer_installed() ? measure_peer(trials.peer_receipts, figures) : Result<void>();
}

}  // namespace loket::bench
