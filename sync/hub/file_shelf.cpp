#include "sync/hub/file_shelf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstring>

#include "kiosk/base/files.hpp"

namespace loket::sync {
namespace {

tl::unexpected<Error> fail_errno(const std::filesystem::path& path) {
    const int number = errno;
    const bool is_full = number == ENOSPC || number == EDQUOT;
    return fail(is_full ? Fault::full : Fault::io, std::strerror(number), path.string());
}

Result<void> sync_folder(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return fail_errno(path);
    const int synced = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    errno = number;
    if (synced != 0) return fail_errno(path);
    return {};
}

}  // namespace

PartialFile::~PartialFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> PartialFile::append(BytesView piece) {
    while (!piece.empty()) {
        const ssize_t written = ::pwrite(descriptor_, piece.data(), piece.size(), off_t(size_));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail_errno(path_);
        size_ += std::uint64_t(written);
        piece = piece.subspan(std::size_t(written));
    }
    return {};
}

Result<void> PartialFile::cut_back_to(std::uint64_t size) {
    assert(size <= size_);
    if (::ftruncate(descriptor_, off_t(size)) != 0) return fail_errno(path_);
    size_ = size;
    return {};
}

Result<void> PartialFile::sync() {
    if (::fdatasync(descriptor_) != 0) return fail_errno(path_);
    return {};
}

Result<Hash> PartialFile::hash() const {
    Hasher hasher;
    Bytes piece(64 * 1024);
    for (std::uint64_t at = 0; at < size_;) {
        const ssize_t got = ::pread(descriptor_, piece.data(), piece.size(), off_t(at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail_errno(path_);
        if (got == 0) return fail(Fault::io, "shorter than it was", path_.string());
        hasher.add(BytesView(piece).first(std::size_t(got)));
        at += std::uint64_t(got);
    }
    return hasher.finish();
}

Result<FileShelf> FileShelf::open(const std::filesystem::path& dir) {
    FileShelf shelf(dir / "files");
    TRY(make_private_folder(shelf.root_));
    TRY(make_private_folder(shelf.root_ / "partial"));
    TRY(sync_folder(dir));
    TRY(sync_folder(shelf.root_));
    return shelf;
}

Result<bool> FileShelf::has(const Hash& hash) const {
    const std::filesystem::path path = path_of(hash);
    if (::access(path.c_str(), F_OK) == 0) return true;
    if (errno == ENOENT) return false;
    return fail_errno(path);
}

Result<PartialFile> FileShelf::open_partial(const Hash& hash) const {
    const std::filesystem::path path = partial_path_of(hash);
    PartialFile file(path, ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (file.descriptor_ < 0) return fail_errno(path);
    if (::flock(file.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(Fault::busy, "another hub on this disk takes in this file", path.string());
        return fail_errno(path);
    }
    struct stat found;
    if (::fstat(file.descriptor_, &found) != 0) return fail_errno(path);
    file.size_ = std::uint64_t(found.st_size);
    // Its name has to last as well; syncing the file alone does not promise that.
    if (file.size_ == 0) TRY(sync_folder(path.parent_path()));
    return file;
}

Result<void> FileShelf::shelve(const Hash& hash, PartialFile file) const {
    const std::filesystem::path path = path_of(hash);
    if (::mkdir(path.parent_path().c_str(), 0700) != 0 && errno != EEXIST) return fail_errno(path.parent_path());
    if (::rename(file.path_.c_str(), path.c_str()) != 0) return fail_errno(path);
    return {};
}

Result<void> FileShelf::sync_place_of(const Hash& hash) const {
    TRY(sync_folder(path_of(hash).parent_path()));
    TRY(sync_folder(root_));
    return sync_folder(root_ / "partial");
}

std::filesystem::path FileShelf::path_of(const Hash& hash) const {
    const std::string name = hex(hash);
    return root_ / name.substr(0, 2) / name;
}

std::filesystem::path FileShelf::partial_path_of(const Hash& hash) const { return root_ / "partial" / hex(hash); }

Result<std::uint64_t> FileShelf::free_bytes() const {
    struct statvfs disk;
    if (::statvfs(root_.c_str(), &disk) != 0) return fail_errno(root_);
    return std::uint64_t(disk.f_bavail) * disk.f_frsize;
}

}  // namespace loket::sync
