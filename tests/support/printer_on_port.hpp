// A receipt printer on a TCP port of 127.0.0.1: a model of one (receipt_printer.hpp) that lives in real time, for hosts
// that know nothing of the test. It listens to one connection at a time, as real ones do. Switched off or dead, it
// hangs up and nobody can connect.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include "kiosk/base/worker.hpp"
#include "tests/support/receipt_printer.hpp"

namespace loket::test {

class PrinterOnPort {
public:
    PrinterOnPort();
    ~PrinterOnPort();

    int port() const { return port_; }
    /// A hand on the printer, or an eye: printer.with([](ReceiptPrinter& p) { p.open_cover(); }).
    template <class Hand>
    auto with(Hand hand) {
        const std::lock_guard lock(mutex_);
        return hand(printer_);
    }
    void switch_off() { is_on_ = false; }
    /// With what was in its buffer forgotten, and everything else as it was.
    void switch_on();

    /// When each of these was first seen since `watch_anew`, within its beat of two milliseconds.
    struct Moments {
        using Moment = std::optional<std::chrono::steady_clock::time_point>;
        Moment byte;       ///< anything arrived, be it a question
        Moment picture;    ///< the first of a picture (GS v 0) arrived, or had its turn behind what came before
        Moment paper_end;  ///< it stands without paper
        Moment echo;       ///< it said that what came before is printed
    };
    Moments moments();
    void watch_anew();

private:
    void live();
    void serve(int connection);
    /// Lets the time that has passed pass for the printer. False when it is off, dead or goes away.
    bool go_on();
    /// With the printer in hand.
    void note_moments();

    std::mutex mutex_;
    ReceiptPrinter printer_;
    Tick now_;
    Moments moments_;
    ReceiptPrinter::Counts watched_from_;
    std::atomic<bool> is_on_ = true;
    std::atomic<bool> is_over_ = false;
    int listener_;  // -1 while it is off
    int port_;
    Worker worker_;  // last: it uses all of the above
};

}  // namespace loket::test
