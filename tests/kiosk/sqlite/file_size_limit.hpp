// A disk that answers writes with an error, while this lives: the kernel lets no file of this process grow beyond the
// limit. SQLite sees EFBIG, as an SQLITE_IOERR.
#pragma once

#include <sys/resource.h>

#include <cassert>
#include <csignal>
#include <cstdint>

namespace loket::test {

class FileSizeLimit {
public:
    explicit FileSizeLimit(std::uintmax_t bytes) {
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        [[maybe_unused]] const int got = getrlimit(RLIMIT_FSIZE, &old_);
        assert(got == 0);
        set(rlimit{static_cast<rlim_t>(bytes), old_.rlim_max});
    }
    ~FileSizeLimit() {
        set(old_);
        std::signal(SIGXFSZ, old_handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    static void set(const rlimit& limit) {
        [[maybe_unused]] const int done = setrlimit(RLIMIT_FSIZE, &limit);
        assert(done == 0);
    }

    rlimit old_{};
    void (*old_handler_)(int) = SIG_DFL;
};

}  // namespace loket::test
