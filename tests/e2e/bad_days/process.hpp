// A program of the house that runs beside a test, as a technician or systemd would have started it. It is ended by its
// process id when this goes, whatever the test came to.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace loket::e2e {

class Process {
public:
    /// Starts `words` with both outputs appended to `log`. A program that is not there ends with status 127.
    Process(const std::vector<std::string>& words, const std::filesystem::path& log);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t id() const { return id_; }
    bool is_running();
    /// SIGKILL: as when the power goes.
    void cut_off();
    /// SIGTERM, then waits. Exit status, or -1 when a signal ended it.
    int stop();
    /// Waits until it has ended by itself. Exit status, or -1 when a signal ended it.
    int wait();

private:
    pid_t id_;  // 0 once it has ended and was waited for
};

struct Ended {
    int status;
    std::string output;  ///< standard output and error, as they came
};
/// Runs a program to its end.
Ended run(const std::vector<std::string>& words);

/// Whether it comes true within a minute and a half. Looks ten times a second, since what is waited for is the work of
/// other processes.
bool comes_true(const std::function<bool()>& condition);

/// The whole of a file; empty when it is not there.
std::string text_of_file(const std::filesystem::path& file);

}  // namespace loket::e2e
