#include "tests/bench/sync/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace loket::bench {
namespace {

struct Target {
    enum class Bound { at_most, at_least };
    const char* key;
    Bound bound;
    double value;
};

constexpr Target kTargets[] = {
    {"wall_ratio_pouchdb_10k", Target::Bound::at_most, 0.3},
    {"cpu_ratio_pouchdb_10k", Target::Bound::at_most, 0.1},
    {"bytes_per_report_10k", Target::Bound::at_most, 300},
    {"requests_1k", Target::Bound::at_most, 6},
    {"dying20k_delivered", Target::Bound::at_least, 1'000},
    {"dying20k_bytes_ratio", Target::Bound::at_most, 1.25},
    {"photo_dying20k_bytes_ratio", Target::Bound::at_most, 1.05},
    {"time_ratio_pouchdb_2g_100", Target::Bound::at_most, 0.3},
    {"time_ratio_pouchdb_vsat_1k", Target::Bound::at_most, 0.15},
    {"courier_peak_ratio_10k_1k", Target::Bound::at_most, 1.1},
};

bool is_met(const Target& target, double value) {
    return target.bound == Target::Bound::at_most ? value <= target.value : value >= target.value;
}

}  // namespace

void add_target(Figures& figures, const std::string& key, double value) {
    const auto* target =
        std::find_if(std::begin(kTargets), std::end(kTargets), [&](const Target& each) { return each.key == key; });
    assert(target != std::end(kTargets));
    const std::string bound = target->bound == Target::Bound::at_most ? "at most" : "at least";
    const std::string verdict =
        is_met(*target, value) ? "ok" : fmt::format("missed by {:.1f}%", std::abs(value / target->value - 1) * 100);
    figures.add_row(key, fmt::format("{:.3g}, {} {}: {}", value, bound, target->value, verdict), {{key, value}});
}

}  // namespace loket::bench
