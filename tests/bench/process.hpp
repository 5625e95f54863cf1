// A program that a bench starts, watches from outside through /proc, and ends.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket::bench {

/// Where the programs of this build lie: beside the bench.
std::filesystem::path program(const std::string& name);

/// Where run.sh has put the peers of a bench: beside the folder of its program. They need node.
std::filesystem::path peers_folder();

class Process {
public:
    /// `words` is the command line; what it writes goes to `output`, its errors to `output` and ".err". Fails with
    /// not_found.
    static Result<Process> start(std::vector<std::string> words, const std::filesystem::path& output);
    /// The same, and it hears on its standard input what `tell` says.
    static Result<Process> start_listener(std::vector<std::string> words, const std::filesystem::path& output);
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;
    /// Ends it by SIGTERM and waits until it is gone.
    ~Process();

    bool is_running();
    /// A line for its standard input. Requires `start_listener`. Fails with io when it has stopped listening.
    Result<void> tell(const std::string& line);

    /// User and system time of all its threads, in the kernel's ticks (100 a second).
    Result<long> cpu_ticks() const;
    double cpu_seconds() const;
    /// Its share of the memory that it has mapped: less when other programs use the same libraries.
    Result<double> pss_mib() const;
    /// What would be free again if it ended.
    Result<double> private_mib() const;
    /// How often its threads have gone to sleep, which is how often they had been woken.
    Result<long> sleeps() const;

private:
    explicit Process(pid_t pid, int input = -1) : pid_(pid), input_(input) {}
    /// `input`: what is to be its standard input; -1: ours.
    static Result<pid_t> spawn(std::vector<std::string> words, const std::filesystem::path& output, int input);
    std::string proc(const std::string& file) const;
    Result<double> memory_mib(std::initializer_list<const char*> kinds) const;

    pid_t pid_;
    int input_;  // the end that we write to, or -1
};

/// Waits until the first line of a file that begins with `start` is complete; the rest of that line. Fails with
/// timeout.
Result<std::string> wait_for_line(const std::filesystem::path& file, const std::string& start,
                                  std::chrono::seconds patience);

}  // namespace loket::bench
