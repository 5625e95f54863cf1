#include "kiosk/base/own_memory.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace loket;

namespace {

/// How a child ends that does this.
template <class Do>
int status_of_child(Do&& act) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) act();
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("A process that forbade it leaves no core dump behind") {
    const int status = status_of_child([] {
        if (!forbid_core_dumps() || prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0) _exit(1);
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
    });
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    CHECK_FALSE(WCOREDUMP(status));
}

TEST_CASE("Where only some memory may be locked none is, and the reason is told") {
    const int status = status_of_child([] {
        if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
        const rlimit some{1 << 20, 1 << 20};
        if (setrlimit(RLIMIT_MEMLOCK, &some) != 0) _exit(3);
        const auto locked = lock_memory();
        _exit(!locked && locked.error().text() == "refused: only 1048576 bytes may be locked (RLIMIT_MEMLOCK)" ? 0 : 1);
    });
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
