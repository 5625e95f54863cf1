// The press thread's work: receipts that are owed, one after the other, the newest first, each followed to its end. It
// keeps no record of its own; before a slip is handed over the clerk makes `sent` durable, and what became of it goes
// back to the clerk. Where the clerk cannot record it, on a full disk, the press asks or tells again until it is done.
//
// While the printer is away or out of paper the next receipt waits here, and goes out by itself when the printer is
// ready again. One that may have reached the printer is never handed over twice; one that surely did not goes on
// waiting.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "kiosk/app/messages.hpp"
#include "kiosk/base/clock.hpp"
#include "printing/press.hpp"
#include "printing/slip.hpp"

namespace loket::kiosk {

class PressDesk {
public:
    struct Doors {
        std::function<void(ClerkMessage)> to_clerk;
        std::function<void(ScreenMessage)> to_screen;
    };
    PressDesk(printing::Press press, printing::Paper paper, const Clock& clock, Doors doors);

    void handle(PressMessage message);
    /// Looks at the job in hand, or at the printer. Call again when `patience` is over.
    void go_on();
    /// How long nothing needs to be looked at here.
    Milliseconds patience() const;

private:
    /// idle: nothing in hand. ready: a receipt waits for a ready printer. asked: the clerk is making `sent` durable.
    /// printing: the spooler has it. untold: how it ended is to be told. told: the clerk is making that durable.
    enum class Stage { idle, ready, asked, printing, untold, told };

    Milliseconds between_jobs() const;
    void take_next();
    /// Of a receipt that the spooler has nothing changes.
    void drop(AttemptKey attempt);
    Result<printing::PrintRequest> render(const PrintJob& job) const;
    void ask_when_ready();
    void follow_job();
    void settle(PrintState outcome);
    void tell_outcome();
    void go_on_after_outcome();
    /// In this stage nothing is tried for so long.
    void wait_for(Stage stage, Milliseconds pause);
    void look_at_printer();
    void tell_condition(PrinterCondition now);

    printing::Press press_;
    printing::Paper paper_;
    const Clock& clock_;
    Doors doors_;
    std::deque<std::variant<PrintJob, FollowJob>> waiting_;  // the newest last
    Stage stage_ = Stage::idle;
    Tick again_at_{};  // when the clerk may be asked or told again
    AttemptKey in_hand_{};
    PrintState outcome_{};            // of what is in hand, while it is untold or told
    printing::PrintRequest request_;  // what is in hand, rendered; empty for a job from before a restart
    bool is_job_told_ = false;
    std::optional<PrinterCondition> condition_;  // as last told to the screen
};

}  // namespace loket::kiosk
