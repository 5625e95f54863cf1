// What a queue's backend remembers from one job to the next, over the end of the scheduler: a file in its cache folder.
//
// CUPS begins anew with the job that it was working on when it was stopped, and what came out before would come out
// twice. So a backend that has begun with a job writes that down first, and does not begin with it again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/report/print_state.hpp"
#include "printing/escpos/leftover.hpp"

namespace loket::printing {

class QueueMemory {
public:
    /// In the scheduler's cache folder; a file that cannot be understood counts as none. Fails with io.
    static Result<QueueMemory> open(const std::filesystem::path& folder, std::string_view queue);

    /// Nothing of a job that was never begun; of one that was begun and of whose end nobody wrote: unknown.
    std::optional<PrintState> end_of(std::string_view job) const;
    const escpos::Leftover& leftover() const { return leftover_; }

    /// To be called before the printer gets a byte of it; durable on return. `job` names it for ever, without white
    /// space: its job-uuid. `if_killed`: what it leaves when nobody comes to say it. Fails with full or io.
    Result<void> begin(std::string job, escpos::Leftover if_killed);
    /// How the job ended that was begun last, if it was begun at all, and what it has left. Fails with full or io.
    Result<void> end(std::string_view job, PrintState state, escpos::Leftover leftover);

private:
    struct Begun {
        std::string job;
        PrintState end = PrintState::unknown;
    };

    explicit QueueMemory(std::filesystem::path path) : path_(std::move(path)) {}
    void read(std::string_view text);
    void read_begun(std::string_view line);
    Result<void> write() const;

    std::filesystem::path path_;
    std::vector<Begun> begun_;  // the newest last
    escpos::Leftover leftover_;
};

}  // namespace loket::printing
