#include "tests/bench/sync/trials.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace loket::bench {
namespace {

struct Column {
    const char* name;
    double Run::*figure;
};
constexpr Column kColumns[] = {
    {"seconds", &Run::seconds},
    {"sender_cpu_s", &Run::sender_cpu_s},
    {"receiver_cpu_s", &Run::receiver_cpu_s},
    {"sender_peak_mib", &Run::sender_peak_mib},
    {"up_bytes", &Run::up_bytes},
    {"down_bytes", &Run::down_bytes},
    {"requests", &Run::requests},
    {"connections", &Run::connections},
    {"delivered", &Run::delivered},
};

}  // namespace

double Trials::median_of(const std::function<double(const Run&)>& figure) const {
    std::vector<double> values;
    for (const Run& run : runs_) values.push_back(figure(run));
    return percentile(values, 50);
}

double Trials::median(double Run::*figure) const {
    return median_of([=](const Run& run) { return run.*figure; });
}
double Trials::median_cpu_s() const {
    return median_of([](const Run& run) { return run.sender_cpu_s + run.receiver_cpu_s; });
}
double Trials::median_bytes() const {
    return median_of([](const Run& run) { return run.up_bytes + run.down_bytes; });
}
double Trials::least(double Run::*figure) const {
    double least = runs_.front().*figure;
    for (const Run& run : runs_) least = std::min(least, run.*figure);
    return least;
}
double Trials::most(double Run::*figure) const {
    double most = runs_.front().*figure;
    for (const Run& run : runs_) most = std::max(most, run.*figure);
    return most;
}

void Trials::add_to(Figures& figures, const std::string& name) const {
    std::vector<std::pair<std::string, double>> members;
    for (const Column& column : kColumns) {
        const std::string member = fmt::format("{}_{}", name, column.name);
        members.emplace_back(member, median(column.figure));
        members.emplace_back(member + "_min", least(column.figure));
        members.emplace_back(member + "_max", most(column.figure));
    }
    // Of what never arrived no share a report can be told.
    const double reports = std::max(median(&Run::delivered), 1.0);
    figures.add_row(
        name,
        fmt::format("{:8.2f} s ({:.2f} to {:.2f})  cpu {:6.2f} + {:.2f} s  {:6.0f} + {:.0f} B/report  {:5.0f} "
                    "requests  {:3.0f} connections  {:5.0f} delivered  {:4.0f} MiB",
                    median(&Run::seconds), least(&Run::seconds), most(&Run::seconds), median(&Run::sender_cpu_s),
                    median(&Run::receiver_cpu_s), median(&Run::up_bytes) / reports, median(&Run::down_bytes) / reports,
                    median(&Run::requests), median(&Run::connections), median(&Run::delivered),
                    median(&Run::sender_peak_mib)),
        members);
}

Result<Trials> run_trials(const Contestant& contestant, const Link& link, int times) {
    std::vector<Run> runs;
    for (int i = 0; i < times; ++i) runs.push_back(TRY(run_once(contestant, link)));
    return Trials(std::move(runs));
}

}  // namespace loket::bench
