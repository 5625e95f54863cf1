// A program at work, step by step, whose power is cut at every I/O operation of each step, and once more when the step
// has returned. Each time several of the disks that may be left are looked at, as the program looks at them when it is
// switched on again:
//
// - it opens, and is whole (what that means, the program's stand-in checks);
// - it holds exactly what it held before the step or exactly what it holds after it, and what was told to the outside
//   world is there;
// - the step can be done again, and then comes to the same end as if nothing had happened;
// - the program goes on, and gives no number a second time.
//
// The program's stand-in, `Program`, is:
//
//   Result<void> open();                      // as it is switched on; it is made closed
//   void close();
//   Result<std::string> text();               // all that its database holds; damaged when it is not whole
//   Result<bool> holds(const std::string&);   // something that a step has told
//   Result<std::vector<std::string>> go_on(); // does something new; what it then tells was never told before
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"
#include "tests/power/tally.hpp"
#include "tests/support/power_vfs.hpp"

namespace loket::test {

/// Whether a step may be done again after it was done: its caller does so when the answer was lost.
enum class Again { always, unless_done };

/// What an error of a step says. A step of one transaction that fails with full or io is not done; one of several, or
/// one that goes on after its transaction, may have got anywhere.
enum class Made { of_one_transaction, of_several };

template <class Program>
struct Step {
    std::string name;
    /// Returns what is told to the outside world, a report's number; empty for nothing.
    std::function<Result<std::string>(Program&)> act;
    Again again = Again::always;
    Made made = Made::of_one_transaction;
};

template <class Program>
class PowerCuts {
public:
    /// Begins on an empty disk. The folder of `database` exists.
    PowerCuts(std::filesystem::path database, std::function<Program()> make, Tally& tally, std::uint64_t seed)
        : database_(std::move(database)), make_(std::move(make)), program_(make_()), tally_(tally), seed_(seed) {}
    ~PowerCuts() {
        const PowerMount mount(disk_, database_);
        program_.close();
    }

    /// What was on the disk before the program is switched on for the first time. Nothing is cut.
    void prepare(const std::function<Result<void>(const Program&)>& leave) {
        const PowerMount mount(disk_, database_);
        const auto left = leave(program_);
        REQUIRE_MESSAGE(left.has_value(), left.error().text());
        PowerDisk copy = disk_.after_kill();
        const PowerMount copy_mount(copy, database_);
        Program program = make_();
        REQUIRE(program.open().has_value());
        now_ = text_of(program);
        program.close();
    }

    /// Does the step, which must succeed, and cuts the power at each operation of it.
    void play(const Step<Program>& step) {
        std::vector<PowerDisk> left;
        {
            const PowerMount mount(disk_, database_);
            disk_.on_operation([&] { cut_into(left); });
            const Result<std::string> told = step.act(program_);
            disk_.on_operation({});
            REQUIRE_MESSAGE(told.has_value(), step.name << ": " << told.error().text());
            const std::string before = std::exchange(now_, text_of(program_));
            count(left, step, {before, now_});
            if (!told->empty()) told_.insert(*told);
        }
        left.clear();
        cut_into(left);
        count(left, step, {now_, now_});
    }

    /// The power is cut for good, and comes back: the program goes on with what is left.
    void switch_off_and_on() {
        PowerDisk left = disk_.after_cut(++seed_);
        {
            const PowerMount mount(disk_, database_);
            program_.close();
        }
        disk_ = std::move(left);
        play({"switch on", [](Program& program) { return program.open().map([] { return std::string(); }); }});
    }

private:
    /// How many of the possible disks are looked at for each cut.
    static constexpr int kDisks = 2;

    struct Texts {
        std::string before;
        std::string after;
    };

    void cut_into(std::vector<PowerDisk>& left) {
        for (int i = 0; i < kDisks; ++i) left.push_back(disk_.after_cut(++seed_));
    }

    static std::string text_of(Program& program) {
        const Result<std::string> text = program.text();
        REQUIRE_MESSAGE(text.has_value(), text.error().text());
        return *text;
    }

    /// Counts every cut. Where one leaves byte for byte what another cut of the step has left, it has the same end.
    void count(std::vector<PowerDisk>& left, const Step<Program>& step, const Texts& texts) {
        std::map<Hash, std::pair<Harm, std::string>> ends;
        for (PowerDisk& disk : left) {
            const auto [end, is_new] = ends.try_emplace(disk.content_hash());
            auto& [harm, what] = end->second;
            if (is_new) {
                const PowerMount mount(disk, database_);
                Program program = make_();
                harm = judge(program, step, texts, what);
                program.close();
            }
            tally_.count(harm,
                         harm == Harm::none ? "" : fmt::format("cut {} in {}: {}", tally_.cuts(), step.name, what));
        }
    }

    Harm judge(Program& program, const Step<Program>& step, const Texts& texts, std::string& what) {
        const auto trouble = [&](Harm harm, const Error& error) {
            what = error.text();
            return harm;
        };
        std::string found;  // nothing while there is no database yet
        if (const auto opened = program.open()) {
            auto text = program.text();
            if (!text) return trouble(Harm::unreadable, text.error());
            found = std::move(*text);
        } else if (!texts.before.empty()) {
            return trouble(Harm::unreadable, opened.error());
        }
        if (found != texts.before && found != texts.after) {
            what = found;
            return has_lost(program) ? Harm::lost : Harm::half_done;
        }

        std::set<std::string> told = told_;
        if (found != texts.after || step.again == Again::always) {
            const auto again = step.act(program);
            if (!again) return trouble(Harm::stuck, again.error());
            const auto text = program.text();
            if (!text) return trouble(Harm::unreadable, text.error());
            if (*text != texts.after) return what = *text, Harm::stuck;
            told.insert(*again);
        }
        const auto news = program.go_on();
        if (!news) return trouble(Harm::stuck, news.error());
        for (const std::string& number : *news) {
            if (told.count(number) != 0) return what = number, Harm::reused;
        }
        return Harm::none;
    }

    /// Both texts hold all that was told; this is for one that is neither.
    bool has_lost(Program& program) const {
        return std::any_of(told_.begin(), told_.end(),
                           [&](const std::string& told) { return !program.holds(told).value_or(false); });
    }

    std::filesystem::path database_;
    std::function<Program()> make_;
    PowerDisk disk_;
    Program program_;
    Tally& tally_;
    std::uint64_t seed_;
    std::string now_;             // what the database holds
    std::set<std::string> told_;  // to the outside world
};

}  // namespace loket::test
