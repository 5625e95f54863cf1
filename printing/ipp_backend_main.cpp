// loket-ipp and loket-ipps: backends that lead CUPS's own for IPP printers, which each starts for its job. They see to
// it that the printer gets a job once at most.
//
// CUPS begins anew with what it was working on when it was stopped (an update of the system is enough), and what was
// printed by then comes out again, unmarked. So a job that was begun before, or that whoever gave it away has long
// given up, ends here, with a word of it among the queue's reasons (job_state.hpp).
//
// CUPS leaves a mark on the queue when a printer has lost a job, and takes it away never. It goes before each job, so
// that it speaks of this one.
//
// When a queue is deleted, CUPS kills what works for it, as one group of processes. A printer that had just made the
// job would wait for its document, and take no other, for minutes. So the other backend is in a group of its own; it
// hears that its leader has gone, and takes the job back.
//
// CUPS's backend may also ask for its job to be tried again or for the whole queue to be stopped, until somebody comes
// who knows how to start it. Here a job that did not end well is canceled, and the queue goes on.
#include <cups/backend.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "printing/backend_job.hpp"
#include "printing/job_state.hpp"
#include "printing/queue_memory.hpp"

using namespace loket;
using namespace loket::printing;

namespace {

void take_away(std::string_view reason) { std::fprintf(stderr, "STATE: -%s\n", std::string(reason).c_str()); }

/// What stands there of jobs before.
void take_old_words_away() {
    std::string_view rest = in_environment("PRINTER_STATE_REASONS");
    while (!rest.empty()) {
        const std::string_view reason = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), reason.size() + 1));
        if (reason.starts_with(kWitnessStart)) take_away(reason);
    }
    for (const char* severity : {"", "-warning", "-error", "-report"}) {
        take_away(std::string(kLostJob) + severity);
    }
}

int end(const BackendJob& job, PrintState state, const std::string& why) {
    std::fprintf(stderr, "STATE: +%s\nDEBUG: %s\n", word_of_witness(job.id, state).c_str(), why.c_str());
    return CUPS_BACKEND_CANCEL;
}

/// All that is written to this process, in memory, to be read from its beginning; -1 where there is no room. One of a
/// size that no slip has counts as cut off, which no printer is to see.
int whole_document() {
    constexpr std::size_t kMost = 64U << 20;
    const int memory = ::memfd_create("document", MFD_CLOEXEC);
    std::vector<char> piece(1U << 16);
    std::size_t all = 0;
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got == 0) break;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || (all += std::size_t(got)) > kMost || ::write(memory, piece.data(), std::size_t(got)) != got) {
            ::close(memory);
            return -1;
        }
    }
    ::lseek(memory, 0, SEEK_SET);
    return memory;
}

/// The other backend, in a process of its own from here on.
[[noreturn]] void become_other(char** arguments, pid_t leader, const sigset_t& signals) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != leader) ::_exit(CUPS_BACKEND_CANCEL);  // gone before it could be heard
    ::sigprocmask(SIG_SETMASK, &signals, nullptr);
    const std::string address(led_address(in_environment("DEVICE_URI")));
    const std::string program =
        std::string(in_environment("CUPS_SERVERBIN")) + "/backend/" + address.substr(0, address.find(':'));
    ::setenv("DEVICE_URI", address.c_str(), 1);
    ::execv(program.c_str(), arguments);
    std::perror(("ERROR: " + program).c_str());
    ::_exit(CUPS_BACKEND_CANCEL);
}

/// The exit status of a process, which is told to end when this one is.
int wait_for(pid_t process, const sigset_t& signals) {
    int status = 0;
    pid_t ended = 0;
    while ((ended = ::waitpid(process, &status, WNOHANG)) == 0) {
        if (::sigwaitinfo(&signals, nullptr) == SIGTERM) ::kill(process, SIGTERM);
    }
    return ended == process && WIFEXITED(status) ? WEXITSTATUS(status) : CUPS_BACKEND_CANCEL;
}

int lead(char** arguments) {
    sigset_t signals, before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &signals, &before);
    const pid_t leader = ::getpid();
    const pid_t other = ::fork();
    if (other < 0) return CUPS_BACKEND_CANCEL;
    if (other == 0) become_other(arguments, leader, before);
    return wait_for(other, signals) == CUPS_BACKEND_OK ? CUPS_BACKEND_OK : CUPS_BACKEND_CANCEL;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 1) {
        // Asked which printers there are: those that CUPS's own finds.
        std::printf("network loket-ipp \"Unknown\" \"IPP printer, each job once (ipp)\"\n");
        return CUPS_BACKEND_OK;
    }
    const auto job = backend_job_of({argv, std::size_t(argc)});
    if (!job) {
        std::fprintf(stderr, "ERROR: %s\n", job.error().text().c_str());
        return CUPS_BACKEND_CANCEL;
    }
    take_old_words_away();
    auto memory = QueueMemory::open(in_environment("CUPS_CACHEDIR"), in_environment("PRINTER"));
    if (!memory) return end(*job, PrintState::failed, memory.error().text());
    if (const auto before = memory->end_of(job->uuid)) return end(*job, *before, "begun before");
    if (is_stale(*job, SystemClock().wall())) return end(*job, PrintState::queued, "given up long ago");
    if (job->file.empty()) {
        const int document = whole_document();
        if (document < 0) return end(*job, PrintState::failed, "the document does not come whole");
        ::dup2(document, STDIN_FILENO);
        ::close(document);
    }
    if (const auto begun = memory->begin(job->uuid, {}); !begun) {
        return end(*job, PrintState::failed, begun.error().text());
    }
    return lead(argv);
}
