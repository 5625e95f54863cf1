#include "kiosk/base/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loket {
namespace {

tl::unexpected<Error> fail_errno(const std::filesystem::path& path) {
    const int number = errno;
    const Fault fault = number == ENOENT                       ? Fault::not_found
                        : number == ENOSPC || number == EDQUOT ? Fault::full
                                                               : Fault::io;
    return fail(fault, std::strerror(number), path.string());
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    bool is_open() const { return fd_ >= 0; }

private:
    int fd_;
};

bool write_all(int fd, BytesView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content = content.subspan(std::size_t(written));
    }
    return true;
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return fail_errno(path);
    Bytes content;
    for (;;) {
        constexpr std::size_t kStep = 64 * 1024;
        const std::size_t before = content.size();
        content.resize(before + kStep);
        const ssize_t got = ::read(file.get(), content.data() + before, kStep);
        if (got < 0 && errno != EINTR) return fail_errno(path);
        content.resize(before + std::size_t(got < 0 ? 0 : got));
        if (content.size() > limit) return fail(Fault::too_large, "file over its limit", path.string());
        if (got == 0) return content;
    }
}

Result<void> write_file(const std::filesystem::path& path, BytesView content, FileMode mode) {
    const std::filesystem::path temporary = path.string() + ".new";
    const mode_t bits = mode == FileMode::private_to_owner ? 0600 : 0644;
    {
        ::unlink(temporary.c_str());
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, bits));
        if (!file.is_open()) return fail_errno(temporary);
        if (!write_all(file.get(), content) || ::fsync(file.get()) != 0) {
            auto failure = fail_errno(temporary);
            ::unlink(temporary.c_str());
            return failure;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return fail_errno(path);
    const auto folder_path = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor folder(::open(folder_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.get()) != 0) return fail_errno(folder_path);
    return {};
}

FolderHold::~FolderHold() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<FolderHold> hold_folder(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return fail_errno(path);
    FolderHold hold(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return hold;
    if (errno == EWOULDBLOCK) return fail(Fault::busy, "another program works with this folder", path.string());
    return fail_errno(path);
}

Result<void> make_private_folder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) return fail(Fault::io, error.message(), path.string());
    if (::chmod(path.c_str(), 0700) != 0) return fail_errno(path);
    return {};
}

}  // namespace loket
