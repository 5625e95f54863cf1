// A channel to a receipt printer on the table: waiting lets its time and the clock's pass. A test can cut the cable, or
// have somebody end the job; and while it waits, a hand may reach in.
#pragma once

#include <functional>

#include "printing/escpos/channel.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/receipt_printer.hpp"

namespace loket::printing::test {

class HandChannel final : public escpos::Channel {
public:
    HandChannel(loket::test::ReceiptPrinter& printer, loket::test::ManualClock& clock)
        : printer_(printer), clock_(clock) {}

    Result<std::size_t> write(BytesView bytes) override;
    Result<std::size_t> read(std::span<std::uint8_t> into) override;
    Result<void> wait(Until until, Milliseconds patience) override;

    /// The cable holds for so many bytes more to the printer.
    void cut_cable_after(std::size_t bytes) { bytes_left_ = bytes; }
    /// Somebody ends the job when so many rows are out.
    void end_job_after(int rows) { rows_until_end_ = rows; }
    /// Called whenever something goes over or time passes.
    std::function<void()> hand = [] {};

private:
    loket::test::ReceiptPrinter& printer_;
    loket::test::ManualClock& clock_;
    std::optional<std::size_t> bytes_left_;
    std::optional<int> rows_until_end_;
};

}  // namespace loket::printing::test
