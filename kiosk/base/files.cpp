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

/// Makes the name of a new file or folder durable.
Result<void> sync_folder_of(const std::filesystem::path& path) {
    const auto folder_path = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor folder(::open(folder_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.get()) != 0) return fail_errno(folder_path);
    return {};
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
    NewFile file = TRY(NewFile::make(path, mode));
    TRY(file.append(content));
    TRY(file.sync());
    return file.publish();
}

NewFile::NewFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
    : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

NewFile::~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

Result<NewFile> NewFile::make(std::filesystem::path path, FileMode mode) {
    std::filesystem::path temporary = path.string() + ".new";
    const mode_t bits = mode == FileMode::private_to_owner ? 0600 : 0644;
    ::unlink(temporary.c_str());
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, bits);
    if (descriptor < 0) return fail_errno(temporary);
    return NewFile(std::move(path), std::move(temporary), descriptor);
}

Result<void> NewFile::append(BytesView content) {
    if (!write_all(descriptor_, content)) return fail_errno(temporary_);
    return {};
}

Result<void> NewFile::sync() {
    if (::fsync(descriptor_) != 0) return fail_errno(temporary_);
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_DONTNEED);
    return {};
}

Result<void> NewFile::publish() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return fail_errno(path_);
    ::close(std::exchange(descriptor_, -1));
    return sync_folder_of(path_);
}

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
    // Not blocking, or a pipe of that name would hold us for ever.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && errno == ELOOP) return fail(Fault::refused, "a link, and no file", path.string());
    if (descriptor < 0) return fail_errno(path);
    InputFile file(descriptor, 0, path);
    struct stat info {};
    if (::fstat(descriptor, &info) != 0) return fail_errno(path);
    if (!S_ISREG(info.st_mode)) return fail(Fault::refused, "no file", path.string());
    file.size_ = std::uint64_t(info.st_size);
    return file;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> InputFile::read(std::uint64_t offset, std::span<std::uint8_t> into) const {
    while (!into.empty()) {
        const ssize_t got = ::pread(descriptor_, into.data(), into.size(), off_t(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail_errno(path_);
        if (got == 0) return fail(Fault::io, "the file ends early", path_.string());
        offset += std::uint64_t(got);
        into = into.subspan(std::size_t(got));
    }
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
    const bool is_new = std::filesystem::create_directories(path, error);
    if (error) return fail(Fault::io, error.message(), path.string());
    if (is_new) TRY(sync_folder_of(path));
    if (::chmod(path.c_str(), 0700) != 0) return fail_errno(path);
    return {};
}

}  // namespace loket
