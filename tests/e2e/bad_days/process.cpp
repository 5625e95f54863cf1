#include "tests/e2e/bad_days/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cassert>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/support/temporary_folder.hpp"

namespace loket::e2e {

Process::Process(const std::vector<std::string>& words, const std::filesystem::path& log) {
    std::vector<char*> argv;
    for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    assert(file >= 0);
    id_ = ::fork();
    assert(id_ >= 0);
    if (id_ == 0) {
        ::dup2(file, STDOUT_FILENO);
        ::dup2(file, STDERR_FILENO);
        ::execvp(argv.front(), argv.data());
        ::_exit(127);
    }
    ::close(file);
}

Process::~Process() { cut_off(); }

bool Process::is_running() {
    if (id_ == 0 || ::waitpid(id_, nullptr, WNOHANG) != 0) id_ = 0;
    return id_ != 0;
}

void Process::cut_off() {
    if (id_ == 0) return;
    ::kill(id_, SIGKILL);
    wait();
}

int Process::stop() {
    if (id_ != 0) ::kill(id_, SIGTERM);
    return wait();
}

int Process::wait() {
    int status = 0;
    if (id_ == 0 || ::waitpid(id_, &status, 0) != id_) return -1;
    id_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Ended run(const std::vector<std::string>& words) {
    const test::TemporaryFolder folder;
    const auto log = folder.path() / "output";
    const int status = Process(words, log).wait();
    return {status, text_of_file(log)};
}

bool comes_true(const std::function<bool()>& condition) {
    for (int looks = 0; looks < 900; ++looks) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

std::string text_of_file(const std::filesystem::path& file) {
    std::stringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace loket::e2e
