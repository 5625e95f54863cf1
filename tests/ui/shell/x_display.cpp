#include "tests/ui/shell/x_display.hpp"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace loket::test {
namespace {

[[noreturn]] void become(const char* command) {
    execl("/bin/sh", "sh", "-c", command, nullptr);
    _exit(127);
}

}  // namespace

XDisplay::XDisplay(int width, int height) {
    int ends[2];
    if (pipe(ends) != 0) abort();
    char command[160];
    // -displayfd picks a free number and writes it once connections are taken. -noreset, or the server would begin anew
    // when a window closes, and refuse the next one meanwhile.
    std::snprintf(command, sizeof command,
                  "exec Xvfb -displayfd %d -noreset -nolisten tcp -screen 0 %dx%dx24 2>/dev/null", ends[1], width,
                  height);
    server_ = fork();
    if (server_ == 0) become(command);
    close(ends[1]);
    char number[16] = {};
    const ssize_t got = read(ends[0], number, sizeof number - 1);
    close(ends[0]);
    if (got <= 0) {
        std::fprintf(stderr, "Xvfb did not start\n");
        abort();
    }
    std::string name = ":";
    for (const char* c = number; *c >= '0' && *c <= '9'; ++c) name += *c;
    setenv("DISPLAY", name.c_str(), 1);
}

XDisplay::~XDisplay() {
    kill(server_, SIGTERM);
    waitpid(server_, nullptr, 0);
}

void XDisplay::play(const std::string& words) {
    const pid_t child = fork();
    // Forked twice, so that nobody has to wait for it.
    if (child == 0) {
        if (fork() == 0) become(("exec xdotool " + words).c_str());
        _exit(0);
    }
    waitpid(child, nullptr, 0);
}

}  // namespace loket::test
