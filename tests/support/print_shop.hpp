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

class PrintShop {
public:
    PrintShop() : PrintShop(Simulated::roll_80mm) {}
    enum class Simulated { roll_80mm, sheets, absurd_margins };
    explicit PrintShop(Simulated printer);
    /// With a queue to a receipt printer that the test has elsewhere, in place of the simulated one.
    explicit PrintShop(const std::string& unit_uri);
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
    /// Each document takes so long.
    void slow_down(double seconds);
    /// It says that it is jammed, and prints.
    void complain_for_nothing();
    /// None of these any more.
    void mend_printer();
    /// It hangs, and goes on as if nothing had been.
    void freeze_printer();
    void thaw_printer();
    /// The printer is switched off, without a word.
    void switch_printer_off();
    /// The simulated one ends by itself now and then.
    bool is_printer_on() const;
    /// It is back, at the same address and with an empty memory.
    void switch_printer_on();
    /// Somebody stops the queue: it takes jobs and passes nothing on.
    void pause_queue();
    /// Somebody deletes the queue.
    void delete_queue();
    /// The same one again.
    void make_queue();
    /// The scheduler ends without a word; what it had started goes on.
    void kill_scheduler();
    /// It is told to end, as for an update of the system, and ends what it had started.
    void stop_scheduler();
    /// It is back, with what it had on its disk.
    void start_scheduler();
    /// It has nowhere to put a document, as on a full disk.
    void take_spool_away();
    void put_spool_back();

private:
    void read_env();
    void signal(const std::string& process, int number);
    void end(const std::string& process, int number);
    void again(const char* what);

    TemporaryFolder folder_;
    std::map<std::string, std::string> said_;  // printer.env
};

}  // namespace loket::test
