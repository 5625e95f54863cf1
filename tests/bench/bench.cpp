#include "tests/bench/bench.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "kiosk/base/clock.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/base/log.hpp"

namespace loket::bench {
namespace {

std::string cpu_model() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("model name", 0) == 0) return line.substr(line.find(": ") + 2);
    }
    return "unknown";
}

/// The first figure of /proc/loadavg when the bench began: above the number of cores the machine was not quiet.
double load() {
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

void describe(const std::string& name, Effort effort, Figures& figures) {
    figures.note("bench", name);
    figures.note("date", iso8601(SystemClock().wall()));
    figures.note("cpu", cpu_model());
    figures.add("cores", static_cast<double>(sysconf(_SC_NPROCESSORS_ONLN)));
    figures.add("load_at_start", load());
    figures.note("build_type", LOKET_BUILD_TYPE);
    figures.note("effort", effort == Effort::full ? "full" : effort == Effort::once ? "once" : "quick");
}

}  // namespace

int run_bench(const std::string& name, int argc, char** argv, const Measure& measure) {
    CLI::App app("Measures " + name + " and prints a table");
    std::string json;
    Effort effort = Effort::full;
    app.add_option("--json", json, "write the figures into FILE as one flat JSON object");
    const auto choose = [&](const char* option, Effort chosen, const char* meaning) {
        app.add_flag_callback(
            option, [&effort, chosen] { effort = chosen; }, meaning);
    };
    choose("--once", Effort::once, "what is repeated for its median is done once");
    choose("--quick", Effort::quick, "tiny counts: only to see that it runs");
    CLI11_PARSE(app, argc, argv);

    start_log("bench-" + name);
    Figures figures;
    describe(name, effort, figures);
    Result<void> done;
    try {
        done = measure(effort, figures);
    } catch (const std::exception& error) {  // the print shop of the tests throws
        done = fail(Fault::io, error.what());
    }
    if (done) fmt::print("{}", figures.table());
    if (done && !json.empty()) done = write_file(json, as_bytes(figures.json()), FileMode::readable_by_all);
    if (done) return 0;
    fmt::print(stderr, "bench-{}: {}\n", name, done.error().text());
    return 1;
}

}  // namespace loket::bench
