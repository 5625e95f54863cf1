// A program at work, step by step, whose disk answers with an error at every operation of each step: once, a few times,
// or until the program has been closed; as a broken disk (EIO), and as a full one (ENOSPC). Then the disk is well
// again, and the program is opened once more, as its caller does that has got an error. Each time:
//
// - a step that said done is done, also when the power is cut now and nothing more reaches the disk;
// - a step that failed with full or io is not done; with unknown, it is done or not, and nothing between;
// - the step can be done again, which comes to the same end as if nothing had happened, is then on the disk, and gives
//   no second number.
//
// Names are kept by any sync, as on ext4 and XFS. An attempt that fails may leave an empty log, and the next then never
// syncs the folder: SQLite does so only after the first sync of a log that it has made itself. Where names wait for
// that (on btrfs up to half a minute), a deleted journal of the founding could come back; that is SQLite's to mend.
//
// `Program` is as in power_cuts.hpp.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <set>

#include "kiosk/base/result.hpp"
#include "tests/power/power_cuts.hpp"

namespace loket::test {

template <class Program>
class DiskTroubles {
public:
    /// Begins on an empty disk. The folder of `database` exists.
    DiskTroubles(std::filesystem::path database, std::function<Program()> make, Tally& tally)
        : database_(std::move(database)), make_(std::move(make)), tally_(tally) {}

    /// Does the step, which must succeed, on a well disk; and on ailing ones before.
    void play(const Step<Program>& step) {
        PowerDisk well = disk_.after_kill();
        Texts texts{.before = now_, .after = {}};
        {
            const PowerMount mount(well, database_);
            Program program = make_();
            (void)program.open();  // fails before there is a database
            const auto told = step.act(program);
            REQUIRE_MESSAGE(told.has_value(), step.name << ": " << told.error().text());
            texts.after = program.text().value();
            program.close();
        }
        for (const DiskAnswer answer : {DiskAnswer::failed, DiskAnswer::full}) {
            for (const std::uint64_t count : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{3}, kLasting}) {
                for (std::uint64_t after = 0; try_with({after, count, answer}, step, texts);) ++after;
            }
        }
        disk_ = std::move(well);
        now_ = texts.after;
    }

private:
    static constexpr std::uint64_t kLasting = 1'000'000;

    struct Texts {
        std::string before;
        std::string after;
    };

    struct Finding {
        Harm harm;
        std::string what;
    };

    /// Returns whether the trouble came before the step had ended.
    bool try_with(Trouble trouble, const Step<Program>& step, const Texts& texts) {
        for (const auto go_on : {&DiskTroubles::open_again, &DiskTroubles::call_again}) {
            PowerDisk disk = disk_.after_kill();
            const PowerMount mount(disk, database_);
            Program program = make_();
            (void)program.open();
            disk.order(trouble);
            const std::uint64_t begun_at = disk.operations();
            const Result<std::string> told = step.act(program);
            if (disk.operations() - begun_at <= trouble.after) return program.close(), false;

            const Finding finding = (this->*go_on)(disk, program, step, texts, told);
            program.close();
            tally_.count(finding.harm,
                         fmt::format("operation {} and {} more in {}, {}: {}\n{}", trouble.after, trouble.count - 1,
                                     step.name, trouble.answer == DiskAnswer::full ? "full" : "failed",
                                     told ? "done" : told.error().text(), finding.what));
        }
        return true;
    }

    Finding call_again(PowerDisk& disk, Program& program, const Step<Program>& step, const Texts& texts,
                       const Result<std::string>& told) {
        disk.end_trouble();
        if (!told) (void)step.act(program);  // may say that it was done before; the text tells
        const auto text = program.text();
        if (!text) return {Harm::unreadable, text.error().text()};
        if (*text != texts.after) return {Harm::stuck, *text};
        const std::string on_disk = text_on(disk.after_worst_cut());
        return {on_disk == texts.after ? Harm::none : Harm::lost, on_disk};
    }

    Finding open_again(PowerDisk& disk, Program& ailing, const Step<Program>& step, const Texts& texts,
                       const Result<std::string>& told) {
        ailing.close();
        disk.end_trouble();
        if (told) {
            const std::string on_disk = text_on(disk.after_worst_cut());
            if (on_disk != texts.after) return {Harm::lost, on_disk};
        }
        const PowerMount mount(disk, database_);
        Program program = make_();
        std::string found;
        if (const auto opened = program.open()) {
            const auto text = program.text();
            if (!text) return {Harm::unreadable, text.error().text()};
            found = *text;
        } else if (!texts.before.empty()) {
            return {Harm::unreadable, opened.error().text()};
        }
        const bool is_told_undone =
            !told && told.error().fault != Fault::unknown && step.made == Made::of_one_transaction;
        const bool may_be_done = !is_told_undone || texts.before == texts.after;
        const bool may_be_undone = !told;
        const bool is_done = found == texts.after && may_be_done;
        if (!is_done && !(found == texts.before && may_be_undone)) return {Harm::half_done, found};

        if (!is_done || step.again == Again::always) {
            const auto again = step.act(program);
            if (!again) return {Harm::stuck, again.error().text()};
            if (told && *told != *again) return {Harm::reused, *told + " and " + *again};
        }
        // What is told now must outlive a cut.
        const std::string on_disk = text_on(disk.after_worst_cut());
        return {on_disk == texts.after ? Harm::none : Harm::lost, on_disk};
    }

    /// What a program finds there that is switched on; or its error.
    std::string text_on(PowerDisk disk) {
        const PowerMount mount(disk, database_);
        Program program = make_();
        const auto text = program.open().and_then([&] { return program.text(); });
        program.close();
        return text ? *text : text.error().text();
    }

    std::filesystem::path database_;
    std::function<Program()> make_;
    Tally& tally_;
    PowerDisk disk_{NamesKept::by_any_sync};  // see the essay above
    std::string now_;                         // what the database holds
};

}  // namespace loket::test
