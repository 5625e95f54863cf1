#include "tests/bench/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

namespace loket::bench {
namespace {

/// Digits that a reader can use: 0.0123, 1.23, 12.3, 1234.
std::string text_of(double value) {
    const double size = std::abs(value);
    if (size == std::floor(size) && size < 1e9) return fmt::format("{:.0f}", value);
    if (size >= 100) return fmt::format("{:.0f}", value);
    if (size >= 10) return fmt::format("{:.1f}", value);
    return size >= 0.1 ? fmt::format("{:.2f}", value) : fmt::format("{:.4f}", value);
}

/// A count stays a whole number; of anything else four decimals are plenty.
nlohmann::ordered_json json_of(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return std::round(value * 10'000) / 10'000;
}
nlohmann::ordered_json json_of(const std::string& text) { return text; }

}  // namespace

double ms_between(Stopwatch::time_point from, Stopwatch::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

double percentile(std::vector<double> values, double percent) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const double rank = std::ceil(percent / 100 * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

void Figures::note(std::string name, std::string text) {
    rows_.emplace_back(name, text);
    members_.push_back({std::move(name), std::move(text)});
}

void Figures::add(std::string name, double value) {
    rows_.emplace_back(name, text_of(value));
    members_.push_back({std::move(name), value});
}

void Figures::add_row(std::string name, std::string text, const std::vector<std::pair<std::string, double>>& members) {
    rows_.emplace_back(std::move(name), std::move(text));
    for (const auto& [member, value] : members) members_.push_back({member, value});
}

void Figures::add_spread(const std::string& name, const std::string& unit, const std::vector<double>& values) {
    constexpr std::pair<const char*, double> kRanks[] = {
        {"min", 0}, {"p50", 50}, {"p95", 95}, {"p99", 99}, {"max", 100}};
    std::string row;
    for (const auto& [rank, percent] : kRanks) {
        const double value = percentile(values, percent);
        members_.push_back({fmt::format("{}_{}_{}", name, rank, unit), value});
        row += fmt::format("{} {:<8} ", rank, text_of(value));
    }
    members_.push_back({name + "_count", static_cast<double>(values.size())});
    rows_.emplace_back(fmt::format("{}_{}", name, unit), fmt::format("{}of {}", row, values.size()));
}

std::string Figures::table() const {
    std::size_t width = 0;
    for (const auto& row : rows_) width = std::max(width, row.first.size());
    std::string table;
    for (const auto& [name, text] : rows_) table += fmt::format("{:<{}}  {}\n", name, width, text);
    return table;
}

std::string Figures::json() const {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& member : members_) {
        std::visit([&](const auto& value) { object[member.name] = json_of(value); }, member.value);
    }
    return object.dump(2) + "\n";
}

}  // namespace loket::bench
