// A CUPS queue, spoken to by IPP through libcups. Each call opens its own connection to the scheduler named here, never
// to the machine's default one, and gives up after `patience`. Whether a printer that speaks IPP, or is ours by
// ESC/POS, is there and has paper is asked of the printer itself. The press thread owns it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/clock.hpp"
#include "printing/spooler.hpp"

namespace loket::printing {

struct CupsQueue {
    std::string host;  ///< "127.0.0.1", or the absolute path of a socket
    int port = 631;
    std::string name;              ///< "loket"
    Milliseconds patience{3'000};  ///< to connect, and for each wait on the scheduler
    DocumentFormat wants = DocumentFormat::pdf;
};

class CupsSpooler final : public Spooler {
public:
    explicit CupsSpooler(CupsQueue queue) : queue_(std::move(queue)) {}

    DocumentFormat wants() const override { return queue_.wants; }
    Result<JobHandle> submit(const PrintRequest& request) override;
    Result<JobReport> look_at(const JobHandle& job) override;
    Result<void> cancel(const JobHandle& job) override;
    Result<PrinterReport> printer() override;

    /// How long a printer that speaks IPP had been on when it was asked.
    struct Sight {
        std::chrono::seconds up_time;
        Tick at;
    };

private:
    Result<std::vector<std::string>> look_at_printer(const std::string& address);

    CupsQueue queue_;
    std::optional<Sight> before_;
};

/// A sheet by its own name, "iso_a4_210x297mm". Otherwise the one form of a custom size that CUPS obeys:
/// "custom_loket_80x163.5mm"; without a name in the middle it prints at the default length and says nothing.
std::string media_name(double width_mm, double height_mm);

}  // namespace loket::printing
