#include "tests/support/print_shop.hpp"

#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace loket::test {
namespace {

void require(bool is_done, const std::string& what) {
    if (!is_done) throw std::runtime_error("print shop: " + what);
}

void run(const std::string& command) { require(std::system(command.c_str()) == 0, command); }

std::string rig(const char* verb, const std::filesystem::path& folder) {
    std::string command = "sh '" LOKET_SOURCE_DIR "/provisioning/rig/printer.sh' ";
    command.append(verb).append(" '").append(folder.string()).append("'");
    return command;
}

/// Not our child, so it cannot be waited for; it may stay listed as a zombie.
bool is_gone(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string status;
    std::getline(file, status);
    return status.empty() || status.find(") Z ") != std::string::npos;
}

}  // namespace

PrintShop::PrintShop(Simulated printer) {
    const char* verb = printer == Simulated::sheets           ? "start-a4"
                       : printer == Simulated::absurd_margins ? "start-absurd"
                                                              : "start";
    run(rig(verb, folder_.path()) + " '" LOKET_BACKENDS "'");
    read_env();
}

PrintShop::PrintShop(const std::string& unit_uri) {
    run(rig("start-escpos", folder_.path()) + " '" LOKET_BACKENDS "' '" + unit_uri + "'");
    read_env();
}

void PrintShop::read_env() {
    std::ifstream env(folder_.path() / "printer.env");
    for (std::string line; std::getline(env, line);) {
        line.erase(std::remove(line.begin(), line.end(), '\''), line.end());
        const std::size_t equals = line.find('=');
        said_[line.substr(0, equals)] = line.substr(equals + 1);
    }
}

PrintShop::~PrintShop() { (void)!std::system(rig("stop", folder_.path()).c_str()); }

int PrintShop::port() const {
    const std::string& server = said_.at("CUPS_SERVER");
    return std::stoi(server.substr(server.find(':') + 1));
}

std::vector<std::filesystem::path> PrintShop::printed() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(said_.at("OUT"))) {
        if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    }
    const auto count_of = [](const std::filesystem::path& file) { return std::stoi(file.filename().string()); };
    std::sort(files.begin(), files.end(), [&](const auto& a, const auto& b) { return count_of(a) < count_of(b); });
    return files;
}

void PrintShop::take_paper_out() { std::ofstream(folder_.path() / "media-empty"); }
void PrintShop::put_paper_in() { std::filesystem::remove(folder_.path() / "media-empty"); }
void PrintShop::jam() { std::ofstream(folder_.path() / "jammed"); }

void PrintShop::slow_down(double seconds) { std::ofstream(folder_.path() / "slow") << seconds << '\n'; }
void PrintShop::complain_for_nothing() { std::ofstream(folder_.path() / "complains"); }
void PrintShop::mend_printer() {
    for (const char* trouble : {"media-empty", "jammed", "slow", "complains"}) {
        std::filesystem::remove(folder_.path() / trouble);
    }
}

void PrintShop::signal(const std::string& process, int number) {
    require(kill(std::stoi(said_.at(process)), number) == 0, "signal to " + process);
}

void PrintShop::end(const std::string& process, int number) {
    signal(process, number);
    while (!is_gone(std::stoi(said_.at(process)))) sched_yield();
}

void PrintShop::freeze_printer() { signal("PRINTER_PID", SIGSTOP); }
void PrintShop::thaw_printer() { signal("PRINTER_PID", SIGCONT); }

void PrintShop::again(const char* what) {
    run(rig(what, folder_.path()));
    read_env();
}

void PrintShop::switch_printer_off() { end("PRINTER_PID", SIGKILL); }
bool PrintShop::is_printer_on() const { return !is_gone(std::stoi(said_.at("PRINTER_PID"))); }
void PrintShop::switch_printer_on() { again("switch-on"); }

void PrintShop::kill_scheduler() { end("CUPSD_PID", SIGKILL); }
void PrintShop::stop_scheduler() { end("CUPSD_PID", SIGTERM); }
void PrintShop::start_scheduler() { again("schedule"); }

void PrintShop::take_spool_away() {
    const std::filesystem::path cups = said_.at("SHOP") + "/cups";
    std::filesystem::rename(cups / "spool", cups / "spool.away");
}
void PrintShop::put_spool_back() {
    const std::filesystem::path cups = said_.at("SHOP") + "/cups";
    std::filesystem::rename(cups / "spool.away", cups / "spool");
}

void PrintShop::pause_queue() { run("PATH=$PATH:/usr/sbin cupsdisable -h " + said_.at("CUPS_SERVER") + " " + queue()); }

void PrintShop::delete_queue() { run("PATH=$PATH:/usr/sbin lpadmin -h " + said_.at("CUPS_SERVER") + " -x " + queue()); }
void PrintShop::make_queue() { again("queue"); }

}  // namespace loket::test
