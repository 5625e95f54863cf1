// What a bench has measured: a list of named figures, shown as a table and written as one flat JSON object. Names carry
// their unit ("first_frame_p50_ms"). Where something was done many times the figures are its spread: least, 50%, 95%,
// 99% and most, so that a bad moment is not hidden by an average.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loket::bench {

using Stopwatch = std::chrono::steady_clock;

/// Milliseconds between two moments, with fractions.
double ms_between(Stopwatch::time_point from, Stopwatch::time_point to);

/// The value at or below which `percent` (0 to 100) of them lie, by nearest rank. Requires one value at least.
double percentile(std::vector<double> values, double percent);

class Figures {
public:
    /// What the figures depend on: a machine, a count, a version.
    void note(std::string name, std::string text);
    void add(std::string name, double value);
    /// One line of the table for several figures, which are told apart only in the JSON.
    void add_row(std::string name, std::string text, const std::vector<std::pair<std::string, double>>& members);
    /// "send_to_number" in "ms" becomes send_to_number_min_ms, _p50_ms, _p95_ms, _p99_ms, _max_ms and _count. Requires
    /// one value at least.
    void add_spread(const std::string& name, const std::string& unit, const std::vector<double>& values);

    /// One line a note, a figure or a spread.
    std::string table() const;
    /// One object without nesting, in the order in which they were added.
    std::string json() const;

private:
    struct Member {
        std::string name;
        std::variant<std::string, double> value;
    };
    std::vector<Member> members_;
    std::vector<std::pair<std::string, std::string>> rows_;
};

}  // namespace loket::bench
