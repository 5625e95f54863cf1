// loket-hub as a process, as a technician runs it, and programs that stand beside it.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace loket::test {

/// What a program that has ended said.
struct Ended {
    int exit_status;  ///< -1 when a signal ended it
    std::string out;
    std::string err;
};

class RunningProgram {
public:
    /// Starts loket-hub with these arguments.
    explicit RunningProgram(const std::vector<std::string>& arguments);
    /// Starts another program, which is looked for as a shell does.
    RunningProgram(const std::string& program, const std::vector<std::string>& arguments);
    /// Ends it, if nobody has waited for it.
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// The next line of its output, without the line break; waits for it. Empty when there will be none.
    std::string next_line();
    void signal(int number);
    /// Waits until it has ended. Once only.
    Ended wait();

private:
    pid_t process_ = -1;
    int out_ = -1;
    int err_ = -1;
};

/// Runs loket-hub to its end.
Ended run_hub(const std::vector<std::string>& arguments);

}  // namespace loket::test
