// One day of a counter at which residents want their receipts: a kiosk of the whole house in one thread, on a real
// SQLite file, and a print room of real programs (print_room.hpp), harmed as the plan says. Afterwards what the kiosk
// holds of each attempt is compared with the paper that came out.
//
// Time is real here: the house's clock goes on as much as passed meanwhile.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/faults/paper/paper_plan.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/disk.hpp"

namespace loket::test {

/// What came of a day.
struct PaperVerdict {
    int receipts = 0;                         ///< attempts to print that came to an end
    int lost = 0;                             ///< residents with a number who cannot get their receipt
    int duplicates = 0;                       ///< papers that cannot be told from one that had come out before
    int false_printed = 0;                    ///< said to be printed, with no whole paper
    std::string chronicle;                    ///< what happened, a line for each
    std::map<std::string, int> deaths;        ///< of the kiosk, by checkpoint
    std::map<std::string, int> ends;          ///< attempts by their state
    std::map<std::string, int> blows_struck;  ///< by name

    int wrongs() const { return lost + duplicates + false_printed; }
    void add(const PaperVerdict& other);
    /// "receipts=40 lost=0 duplicates=0 false_printed=0"
    std::string text() const;
};

class PaperOrdeal {
public:
    /// The room outlives it, and is mended when it begins and ends.
    PaperOrdeal(PrintRoom& room, std::uint64_t seed, std::size_t visits);
    ~PaperOrdeal();

    /// Once only.
    PaperVerdict run();

    /// What the kiosk's checkpoints and its spooler call.
    void reach(std::string_view checkpoint);
    void reach(Step step);
    void hand_over(const printing::PrintRequest& request);

private:
    /// A resident who was shown a number.
    struct Shown {
        TicketNumber number;
        std::string code;
    };
    struct Attempt {
        kiosk::AttemptKey key;
        PrintState state;
        std::string document;  ///< empty: none was handed over
    };

    void live(const Visit& visit);
    bool is_confirmed(const Shown& resident);
    /// Whatever the one before has left there.
    void come_to_the_screen();
    void strike(Blow blow);
    void mend();
    void print_copy(const Shown& resident);
    /// Lets the house work, brings it back when it dies, and takes down what it says.
    void breathe();
    void wait(Milliseconds time);
    /// Until nothing is at the press. False after `patience`.
    bool wait_until_settled(Milliseconds patience);
    void look_at_screen();
    void take_down_attempts();
    void bring_kiosk_back();
    bool is_in_service() const;
    bool is_settled();
    void end_faults();
    void compare();
    void collect_paper();
    void note(const std::string& line);

    PrintRoom& room_;
    std::vector<Visit> day_;
    TemporaryFolder folder_;
    Disk disk_;
    std::unique_ptr<Story> story_;
    Tick start_;
    Tick now_;

    Visit visit_;
    int steps_left_ = 0;  // of the kind that the visit waits for; 0: nothing is to be done
    bool is_scheduler_down_ = false;
    bool is_queue_gone_ = false;
    bool is_spool_away_ = false;

    std::vector<Draft> residents_;
    std::map<std::uint32_t, Shown> shown_;            // by serial
    std::map<std::string, std::string> handed_over_;  // the newest document, by number
    std::map<kiosk::AttemptKey, Attempt> attempts_;
    std::map<std::string, std::vector<Piece>> paper_;  // by document
    PaperVerdict verdict_;
};

}  // namespace loket::test
