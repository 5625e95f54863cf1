// A private print shop (provisioning/rig/printer.sh) that is open as long as it lives: a real CUPS scheduler and a
// simulated 80 mm printer, for tests and benches that meet both. A test can make it fail. What cannot be
// done is thrown as std::runtime_error, which fails a test.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace loket::test {

/// Where the built backend is, and the address of a receipt printer.
struct EscposQueue {
    std::filesystem::path backend;
    std::string uri;
};

class PrintShop {
public:
    PrintShop();
    /// With our own queue to a receipt printer that the test has elsewhere, in place of the simulated one.
    explicit PrintShop(const EscposQueue& queue);
    ~PrintShop();
    PrintShop(const PrintShop&) = delete;
    PrintShop& operator=(const PrintShop&) = delete;

    std::string host() const { return "127.0.0.1"; }
    int port() const;
    std::string queue() const { return said_.at("QUEUE"); }
    /// What the printer received, one PDF a receipt, in the order in which they came.
    std::vector<std::filesystem::path> printed() const;

    void take_paper_out();
    void put_paper_in();
    void jam();
    /// The printer is switched off, without a word.
    void switch_printer_off();
    /// It is back, at the same address and with an empty memory.
    void switch_printer_on();
    /// Somebody stops the queue: it takes jobs and passes nothing on.
    void pause_queue();
    /// Somebody deletes the queue.
    void delete_queue();
    /// The scheduler ends.
    void stop_scheduler();

private:
    void read_env();
    void end(const std::string& process);

    TemporaryFolder folder_;
    std::map<std::string, std::string> said_;  // printer.env
};

}  // namespace loket::test
