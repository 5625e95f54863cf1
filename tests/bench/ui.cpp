// The kiosk as it stands in an office, seen from outside: the real loket-kiosk in a window of Xvfb, with a real hub and
// a real CUPS queue behind it. How soon it shows something, what it takes while nobody is there, and how soon it
// answers a finger. Without a graphics card Mesa draws with the CPU, so every frame here is dearer than on the smallest
// GPU.
#include <fmt/format.h>

#include <optional>
#include <thread>

#include "kiosk/base/clock.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/regency.hpp"
#include "tests/bench/screen.hpp"
#include "tests/e2e/visit.hpp"
#include "tests/support/print_shop.hpp"
#include "tests/support/residents.hpp"

namespace {

using namespace loket;
using namespace loket::bench;
using namespace std::chrono_literals;

struct Counts {
    int starts;
    std::chrono::seconds idle;
    int touches;
    std::size_t reports;
};
Counts counts_of(Effort effort) {
    return effort == Effort::full ? Counts{.starts = 20, .idle = 15s, .touches = 30, .reports = 10}
                                  : Counts{.starts = 1, .idle = 1s, .touches = 1, .reports = 0};
}

/// Longer than the 400 ms for which the kiosk ignores fingers after a change of screen, and than the 500 ms in which a
/// second touch on the same place does not count.
constexpr auto kRest = 520ms;

class Bench {
public:
    Bench(std::filesystem::path device, const Screen& screen)
        : device_(std::move(device)), layout_(device_ / "layout.jsonl"), screen_(screen) {}

    Result<Process> start_kiosk() const {
        std::filesystem::remove(layout_);
        return Process::start({program("loket-kiosk"), "--data", device_, "--window", "1920x1080", "--trace-texts",
                               "--trace-layout", layout_},
                              device_ / "kiosk.log");
    }

    /// A finger goes up on `id`: milliseconds until `next` is drawn.
    Result<double> touch(e2e::Finger& finger, const std::string& id, std::string_view next) const {
        e2e::LayoutTrace trace(layout_);
        const auto before = TRY(trace.wait_for(id, [&](const e2e::Layout& now) {
            const auto* element = now.find(id);
            return element != nullptr && element->state == e2e::Element::State::enabled;
        }));
        const auto& target = *before.find(id);
        std::this_thread::sleep_for(kRest);
        finger.tap(int(target.x + target.width / 2), int(target.y + target.height / 2));
        const auto up = Stopwatch::now();
        while (trace.now().screen != next) {
            if (Stopwatch::now() > up + 10s) return fail(Fault::timeout, "no answer to a touch on", id);
            std::this_thread::sleep_for(200us);
        }
        return ms_between(up, Stopwatch::now());
    }

    Result<e2e::Visit> visit() const {
        return e2e::Visit(TRY(e2e::Finger::open(screen_.name())), e2e::LayoutTrace(layout_), [](std::string_view) {});
    }
    Result<e2e::Finger> finger() const { return e2e::Finger::open(screen_.name()); }

private:
    std::filesystem::path device_;
    std::filesystem::path layout_;
    const Screen& screen_;
};

Result<void> measure_starts(int starts, const Bench& bench, Screen& screen, Figures& figures) {
    std::vector<double> times;
    for (int i = 0; i < starts; ++i) {
        {
            const auto from = Stopwatch::now();
            const auto kiosk = TRY(bench.start_kiosk());
            times.push_back(ms_between(from, TRY(screen.wait_for_light())));
            std::this_thread::sleep_for(kRest);
        }
        TRY(screen.wait_for_darkness());
    }
    figures.add_spread("first_frame", "ms", times);
    return {};
}

Result<void> measure_idleness(std::chrono::seconds time, const Process& kiosk, Screen& screen, Figures& figures) {
    const auto figure = [&](const char* name) { return fmt::format("{}_{}s", name, time.count()); };
    const long ticks = TRY(kiosk.cpu_ticks());
    const long sleeps = TRY(kiosk.sleeps());
    const long frames = screen.frames_within(time);
    figures.add(figure("idle_ticks"), static_cast<double>(TRY(kiosk.cpu_ticks()) - ticks));
    figures.add(figure("idle_wakeups"), static_cast<double>(TRY(kiosk.sleeps()) - sleeps));
    figures.add(figure("idle_frames"), static_cast<double>(frames));
    return {};
}

Result<void> measure_touches(int touches, const Bench& bench, Figures& figures) {
    auto finger = TRY(bench.finger());
    std::vector<double> times;
    for (int i = 0; i < touches; ++i) {
        times.push_back(TRY(bench.touch(finger, "kind.pengaduan", "topic")));
        times.push_back(TRY(bench.touch(finger, "back", "welcome")));
    }
    figures.add_spread("touch_to_screen", "ms", times);
    return {};
}

/// Residents in a hurry: one sentence, no name.
std::vector<Draft> short_drafts(std::size_t count) {
    auto drafts = test::make_residents(count, 2026, test::Stories::typed);
    for (auto& draft : drafts) {
        draft.story = "Jalan rusak berat.";
        draft.place_detail.clear();
        draft.event_date.reset();
        draft.identity = Identity::none;
    }
    return drafts;
}

Result<void> measure_filings(std::size_t reports, const Bench& bench, Figures& figures) {
    auto finger = TRY(bench.finger());
    std::vector<double> times;
    for (const auto& draft : short_drafts(reports)) {
        auto resident = TRY(bench.visit());
        TRY(resident.fill_in(draft));
        times.push_back(TRY(bench.touch(finger, "send", "filed")));
        TRY(bench.touch(finger, "done", "welcome"));
    }
    if (!times.empty()) figures.add_spread("press_send_to_number_shown", "ms", times);
    return {};
}

Result<void> measure(Effort effort, Figures& figures) {
    const Counts counts = counts_of(effort);
    const test::TemporaryFolder folder;
    const auto regency = TRY(Regency::open(folder.path() / "hub"));
    const test::PrintShop shop;
    TRY(regency.enrol(folder.path() / "kiosk", {.printer = provisioning::PrinterKind::ipp,
                                                .printer_server = fmt::format("{}:{}", shop.host(), shop.port()),
                                                .printer_queue = shop.queue()}));
    auto screen = TRY(Screen::open(1920, 1080, folder.path()));
    const Bench bench(folder.path() / "kiosk", screen);

    TRY(measure_starts(counts.starts, bench, screen, figures));
    const auto kiosk = TRY(bench.start_kiosk());
    TRY(screen.wait_for_light());
    std::this_thread::sleep_for(2s);  // the threads behind the screen have found hub, printer and store
    figures.add("pss_mib", TRY(kiosk.pss_mib()));
    figures.add("private_mib", TRY(kiosk.private_mib()));
    TRY(measure_idleness(counts.idle, kiosk, screen, figures));
    TRY(measure_touches(counts.touches, bench, figures));
    TRY(measure_filings(counts.reports, bench, figures));
    figures.add("pss_after_use_mib", TRY(kiosk.pss_mib()));
    figures.add("private_after_use_mib", TRY(kiosk.private_mib()));
    return {};
}

}  // namespace

int main(int argc, char** argv) { return run_bench("ui", argc, argv, measure); }
