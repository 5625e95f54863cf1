// A counter without its window: the real house with its three threads and its store in a file on the disk, at which
// residents file one after the other. No hub is in reach, as on most days of the year; the spooler is the bench's.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app/house.hpp"
#include "tests/bench/figures.hpp"

namespace loket::bench {

class OpenCounter {
public:
    static Result<std::unique_ptr<OpenCounter>> open(const std::filesystem::path& folder,
                                                     std::unique_ptr<printing::Spooler> spooler);

    struct Shown {
        TicketNumber number;
        Stopwatch::time_point sent_at;   ///< the resident touched Send
        Stopwatch::time_point shown_at;  ///< the screen has the number
    };
    /// Validates the draft and files it. Fails with refused, or timeout after 10 s.
    Result<Shown> file(const Draft& draft);

    struct Settled {
        PrintState state;
        Stopwatch::time_point at;
    };
    /// Waits until the screen hears that its printer is so, and returns when it did. What it hears before is passed
    /// over. Fails with timeout after 30 s.
    Result<Stopwatch::time_point> wait_for_printer(PrinterCondition condition);

    /// Waits until it is known, and recorded, what became of the newest receipt. Fails with timeout after 30 s.
    Result<Settled> wait_for_paper();

private:
    explicit OpenCounter(std::unique_ptr<SystemEntropy> entropy) : entropy_(std::move(entropy)) {}

    SystemClock clock_;
    std::unique_ptr<SystemEntropy> entropy_;
    std::unique_ptr<kiosk::House> house_;  // ends first: its threads use the others
};

}  // namespace loket::bench
