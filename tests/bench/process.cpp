#include "tests/bench/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

namespace loket::bench {

std::filesystem::path program(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

std::filesystem::path peers_folder() { return program("").parent_path().parent_path() / "bench-peers"; }

Result<pid_t> Process::spawn(std::vector<std::string> words, const std::filesystem::path& output, int input) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (input >= 0) posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output.c_str(), kFlags, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, (output.string() + ".err").c_str(), kFlags, 0600);
    pid_t pid = -1;
    const int error = posix_spawnp(&pid, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) return fail(Fault::not_found, std::strerror(error), words.front());
    return pid;
}

Result<Process> Process::start(std::vector<std::string> words, const std::filesystem::path& output) {
    return Process(TRY(spawn(std::move(words), output, -1)));
}

Result<Process> Process::start_listener(std::vector<std::string> words, const std::filesystem::path& output) {
    int ends[2];
    // A socket rather than a pipe: to one that nobody reads it can be written without a signal.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return fail(Fault::io, std::strerror(errno));
    const auto pid = spawn(std::move(words), output, ends[1]);
    close(ends[1]);
    if (!pid) {
        close(ends[0]);
        return tl::unexpected(pid.error());
    }
    return Process(*pid, ends[0]);
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), input_(std::exchange(other.input_, -1)) {}

Process::~Process() {
    if (input_ >= 0) close(input_);
    if (pid_ < 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

bool Process::is_running() {
    if (pid_ < 0 || waitpid(pid_, nullptr, WNOHANG) == 0) return pid_ >= 0;
    pid_ = -1;
    return false;
}

Result<void> Process::tell(const std::string& line) {
    std::string rest = line + "\n";
    while (!rest.empty()) {
        const ssize_t count = send(input_, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count < 0) return fail(Fault::io, std::strerror(errno));
        rest.erase(0, std::size_t(count));
    }
    return {};
}

std::string Process::proc(const std::string& file) const { return "/proc/" + std::to_string(pid_) + "/" + file; }

Result<long> Process::cpu_ticks() const {
    std::ifstream file(proc("stat"));
    std::string line;
    std::getline(file, line);
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) return fail(Fault::not_found, "the process is gone", proc("stat"));
    std::istringstream fields(line.substr(name_end + 1));
    constexpr int kBeforeUtime = 11;  // from state, the first field after the name (proc(5))
    std::string skipped;
    for (int i = 0; i < kBeforeUtime; ++i) fields >> skipped;
    long user = 0, system = 0;
    fields >> user >> system;
    return user + system;
}

double Process::cpu_seconds() const {
    return static_cast<double>(cpu_ticks().value_or(0)) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

Result<double> Process::memory_mib(std::initializer_list<const char*> kinds) const {
    std::ifstream file(proc("smaps_rollup"));
    if (!file) return fail(Fault::not_found, "the process is gone", proc("smaps_rollup"));
    double kib = 0;
    for (std::string line; std::getline(file, line);) {
        for (const std::string kind : kinds) {
            if (line.rfind(kind, 0) == 0) kib += std::stod(line.substr(kind.size()));
        }
    }
    return kib / 1024;
}

Result<double> Process::pss_mib() const { return memory_mib({"Pss:"}); }
Result<double> Process::private_mib() const { return memory_mib({"Private_Clean:", "Private_Dirty:"}); }

Result<long> Process::sleeps() const {
    long sum = 0;
    std::error_code error;
    for (const auto& thread : std::filesystem::directory_iterator(proc("task"), error)) {
        std::ifstream file(thread.path() / "status");
        for (std::string line; std::getline(file, line);) {
            if (line.rfind("voluntary_ctxt_switches:", 0) == 0) sum += std::stol(line.substr(line.find(':') + 1));
        }
    }
    if (error) return fail(Fault::not_found, "the process is gone", proc("task"));
    return sum;
}

Result<std::string> wait_for_line(const std::filesystem::path& file, const std::string& start,
                                  std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            if (!stream.eof() && line.rfind(start, 0) == 0) return line.substr(start.size());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return fail(Fault::timeout, "waited for a line \"" + start + "...\"", file.string());
}

}  // namespace loket::bench
