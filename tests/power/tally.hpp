// What became of a database at each cut of its power, counted.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loket::test {

enum class Harm {
    none,
    lost,        ///< something that the program had said is not there
    reused,      ///< a number was given a second time
    unreadable,  ///< the database does not open, or is not whole
    half_done,   ///< it holds neither what it held before the step that was cut, nor what it holds after
    stuck,       ///< what was cut cannot be done again, or comes to another end
};

class Tally {
public:
    /// `where`: what tells this cut from all others, kept for the first few that do harm.
    void count(Harm harm, const std::string& where);

    void add(const Tally& other);

    std::uint64_t cuts() const { return cuts_; }
    std::uint64_t of(Harm harm) const { return harms_[static_cast<std::size_t>(harm)]; }
    std::uint64_t harmful() const { return cuts_ - of(Harm::none); }

    /// "cut points: 100000, lost 0, reused 0, unreadable 0, half done 0, stuck 0 (2100 a second)"; `what` is "cut
    /// points".
    std::string text(std::string_view what) const;
    /// The first few that did harm, a paragraph each.
    std::string first_harms() const;

private:
    std::uint64_t cuts_ = 0;
    std::uint64_t harms_[6] = {};
    std::vector<std::string> first_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

/// Plays days 1, 2 and so on, a thread a core, until there are `usual` cut points or a few more; with
/// LOKET_POWER_CUTS=N in the environment N / 100,000 times as many. How many they are at the end is the same on every
/// machine.
Tally play_days(std::uint64_t usual, const std::function<void(std::uint64_t day, Tally& tally)>& play_day);

}  // namespace loket::test
