// One run: residents file at a kiosk while a plan does its worst to the kiosk, the hub and the network between them.
// Then the faults end, time is given, and the books are compared: what residents were shown, what the kiosk holds, what
// the hub holds. The whole house in one process and one thread, on real SQLite files (tests/stories/story.hpp).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/faults/plan.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/disk.hpp"

namespace loket::test {

/// What no house can withstand; runs with it show that the comparison would notice.
enum class Betrayal {
    none,
    hub_forgets,  ///< it signs with its true key that it has stored everything, and stores nothing
    disk_lies,    ///< the kiosk's disk says that it has synced, and has not
};

/// What came of a run.
struct Verdict {
    std::vector<std::string> complaints;  ///< none: everything is where it belongs
    std::string chronicle;                ///< what happened, a line for each
    std::size_t shown = 0;                ///< numbers that residents saw
    std::map<std::string, int> deaths;    ///< "store.filing", "kiosk's disk": how often a side died there
};

class Ordeal {
public:
    explicit Ordeal(Plan plan, Betrayal betrayal = Betrayal::none);
    ~Ordeal();

    /// Once only.
    Verdict run();

    /// What the checkpoints of both sides call.
    void reach(std::string_view checkpoint);

private:
    void act(const ResidentFiles&) { let_resident_file(std::chrono::hours(0)); }
    void act(const ClockTurnsWhileFiling& turn) { let_resident_file(turn.by); }
    void act(const TimePasses& passing) { story_->pass(passing.time); }
    void act(const WeatherComes& coming);
    void act(const DiesAtCheckpoint& death) { checkpoints_left_[death.side] = death.nth; }
    void act(const DiesAtWrite& death) { disk_of(death.side).cut_power_at(death.nth); }
    void act(const DiskFills& filling) { disk_of(filling.side).fill(filling.room); }
    void act(const DiskAils& ailing) { disk_of(ailing.side).ail(); }
    void act(const DiskIsMended& mended) { disk_of(mended.side).mend(); }
    void act(const ClockIsWrong& wrong) { turn_clock(wrong.side, true_time() + wrong.by); }
    void act(const ClockIsRight& right) { turn_clock(right.side, true_time()); }
    void act(const Restarts& restart);
    void act(const HubGoesAway&);
    void act(const HubReturns&) { is_hub_away_ = false; }
    void act(const CableIsPluggedIn&);

    void turn_clock(Side side, Instant to);
    void let_resident_file(std::chrono::hours clock_turns_by);
    void look_at_screen();
    void bring_back_the_dead();
    void switch_kiosk_on();
    void end_faults();
    void wait_until_delivered();
    void compare();
    void compare_reports();
    void compare_files();

    bool is_in_service() const;
    Instant true_time() const;
    Disk& disk_of(Side side) { return side == Side::kiosk ? *kiosk_disk_ : *hub_disk_; }
    void note(std::string line) { verdict_.chronicle += line + "\n"; }
    void complain(std::string of) { verdict_.complaints.push_back(std::move(of)); }

    Plan plan_;
    TemporaryFolder folder_;
    std::unique_ptr<Disk> kiosk_disk_;
    std::unique_ptr<Disk> hub_disk_;
    std::unique_ptr<Story> story_;
    Instant true_start_;
    Tick start_;

    std::vector<Draft> residents_;
    std::vector<Draft> sent_;  // as typed, in the order of the touches on Send
    SeededEntropy camera_;
    std::map<std::string, std::size_t> shown_;  // number to its place in `sent_`
    std::map<Side, int> checkpoints_left_;      // until a side dies; 0: it does not
    bool is_hub_away_ = false;
    Verdict verdict_;
};

}  // namespace loket::test
