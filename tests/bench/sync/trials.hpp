// The same delivery several times, because one time says little: the median counts, and the least and the most are
// told.
#pragma once

#include "tests/bench/figures.hpp"
#include "tests/bench/sync/run.hpp"

namespace loket::bench {

class Trials {
public:
    /// Requires one run at least.
    explicit Trials(std::vector<Run> runs) : runs_(std::move(runs)) {}

    double median(double Run::*figure) const;
    double least(double Run::*figure) const;
    double most(double Run::*figure) const;

    /// Medians of sums are not sums of medians.
    double median_cpu_s() const;
    double median_bytes() const;

    /// One row, and in the JSON each figure with its least and most: "loket_good_1k_seconds", "..._seconds_min".
    void add_to(Figures& figures, const std::string& name) const;

private:
    double median_of(const std::function<double(const Run&)>& figure) const;

    std::vector<Run> runs_;
};

/// Fails as run_once.
Result<Trials> run_trials(const Contestant& contestant, const Link& link, int times);

}  // namespace loket::bench
