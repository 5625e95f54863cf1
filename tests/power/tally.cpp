#include "tests/power/tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

namespace loket::test {
namespace {

constexpr std::size_t kShown = 5;

/// Played first, to see how many cut points a day has. The others then follow all at once.
constexpr std::uint64_t kFirstDays = 2;

/// What LOKET_POWER_CUTS is in proportion to.
constexpr std::uint64_t kUsual = 100'000;

std::uint64_t cuts_wanted(std::uint64_t usual) {
    const char* wanted = std::getenv("LOKET_POWER_CUTS");
    return wanted != nullptr ? usual * std::strtoull(wanted, nullptr, 10) / kUsual : usual;
}

}  // namespace

void Tally::count(Harm harm, const std::string& where) {
    ++cuts_;
    ++harms_[static_cast<std::size_t>(harm)];
    if (harm != Harm::none && first_.size() < kShown) first_.push_back(where);
}

void Tally::add(const Tally& other) {
    cuts_ += other.cuts_;
    for (std::size_t i = 0; i < std::size(harms_); ++i) harms_[i] += other.harms_[i];
    for (const std::string& where : other.first_) {
        if (first_.size() < kShown) first_.push_back(where);
    }
}

std::string Tally::text(std::string_view what) const {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - since_;
    return fmt::format("{}: {}, lost {}, reused {}, unreadable {}, half done {}, stuck {} ({:.0f} a second)", what,
                       cuts_, of(Harm::lost), of(Harm::reused), of(Harm::unreadable), of(Harm::half_done),
                       of(Harm::stuck), static_cast<double>(cuts_) / took.count());
}

std::string Tally::first_harms() const {
    std::string text;
    for (const std::string& where : first_) text += where + "\n\n";
    return text;
}

Tally play_days(std::uint64_t usual, const std::function<void(std::uint64_t day, Tally& tally)>& play_day) {
    const std::uint64_t wanted = cuts_wanted(usual);
    Tally all;
    std::uint64_t first = 1;
    std::uint64_t count = kFirstDays;
    while (all.cuts() < wanted) {
        std::vector<Tally> days(count);
        std::atomic<std::uint64_t> next = 0;
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads.emplace_back([&] {
                for (std::uint64_t day; (day = next++) < count;) play_day(first + day, days[day]);
            });
        }
        threads.clear();
        for (const Tally& day : days) all.add(day);
        first += count;
        const std::uint64_t cuts_of_day = std::max(std::uint64_t{1}, all.cuts() / (first - 1));
        count = wanted > all.cuts() ? (wanted - all.cuts() + cuts_of_day - 1) / cuts_of_day : 0;
    }
    return all;
}

}  // namespace loket::test
