#include "tests/sync/hub/running_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cassert>
#include <csignal>

namespace loket::test {
namespace {

std::string read_all(int descriptor) {
    std::string text;
    char piece[4096];
    for (ssize_t got = 0; (got = ::read(descriptor, piece, sizeof piece)) > 0;) text.append(piece, std::size_t(got));
    return text;
}

}  // namespace

RunningProgram::RunningProgram(const std::vector<std::string>& arguments)
    : RunningProgram(LOKET_HUB_PROGRAM, arguments) {}

RunningProgram::RunningProgram(const std::string& program, const std::vector<std::string>& arguments) {
    int out[2];
    int err[2];
    [[maybe_unused]] const int piped = ::pipe2(out, O_CLOEXEC) + ::pipe2(err, O_CLOEXEC);
    assert(piped == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    [[maybe_unused]] const int spawned =
        posix_spawnp(&process_, program.c_str(), &actions, nullptr, argv.data(), environ);
    assert(spawned == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    ::close(err[1]);
    out_ = out[0];
    err_ = err[0];
}

RunningProgram::~RunningProgram() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(out_);
    ::close(err_);
}

std::string RunningProgram::next_line() {
    std::string line;
    for (char character = 0; ::read(out_, &character, 1) == 1 && character != '\n';) line += character;
    return line;
}

void RunningProgram::signal(int number) { ::kill(process_, number); }

Ended RunningProgram::wait() {
    Ended ended{-1, read_all(out_), read_all(err_)};
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    if (WIFEXITED(status)) ended.exit_status = WEXITSTATUS(status);
    return ended;
}

Ended run_hub(const std::vector<std::string>& arguments) { return RunningProgram(arguments).wait(); }

}  // namespace loket::test
