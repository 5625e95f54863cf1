// Where files lie on the hub's disk: DIR/files/partial/<hash> while they come in, DIR/files/<two digits>/<hash> when
// they are whole. How far an upload has come is the size of its partial file and stands nowhere else, so that a crash
// can leave no two opinions. Names are made of hashes only, never of what a stranger wrote.
#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>

#include "kiosk/base/seal.hpp"

namespace loket::sync {

/// An open partial file. One thread at a time.
class PartialFile {
public:
    PartialFile(PartialFile&& other) noexcept
        : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}
    PartialFile& operator=(PartialFile&&) = delete;
    ~PartialFile();

    /// Bytes that are there.
    std::uint64_t size() const { return size_; }
    /// Fails with full or io; what was written before that stays and counts.
    Result<void> append(BytesView piece);
    /// Drops what comes after the first `size` bytes. Requires that they are there. Fails with io.
    Result<void> cut_back_to(std::uint64_t size);
    /// Until this returns a power cut may take back what was appended. Fails with full or io.
    Result<void> sync();
    /// Of all that is there, read from the disk. Fails with io.
    Result<Hash> hash() const;

private:
    friend class FileShelf;
    PartialFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

    std::filesystem::path path_;
    int descriptor_;
    std::uint64_t size_ = 0;
};

/// Any number of threads may use one shelf; which of them may write to which partial file is for
/// FileClaims to say.
class FileShelf {
public:
    /// Makes the folders under `dir` that are missing. Fails with io.
    static Result<FileShelf> open(const std::filesystem::path& dir);

    /// Whether the whole file is there. Fails with io.
    Result<bool> has(const Hash& hash) const;
    /// Opens what has come of the file, empty when that is nothing. Fails with busy while it is open already, also in
    /// another process; with full or io.
    Result<PartialFile> open_partial(const Hash& hash) const;
    /// Puts a partial file that is whole and synced in its place. Fails with full or io.
    Result<void> shelve(const Hash& hash, PartialFile file) const;
    /// Until this returns a power cut may take the file off the shelf again. Fails with io.
    Result<void> sync_place_of(const Hash& hash) const;
    /// Where the whole file lies, or will.
    std::filesystem::path path_of(const Hash& hash) const;
    /// Bytes that an ordinary program can still write to this disk. Fails with io.
    Result<std::uint64_t> free_bytes() const;

private:
    explicit FileShelf(std::filesystem::path root) : root_(std::move(root)) {}
    std::filesystem::path partial_path_of(const Hash& hash) const;

    std::filesystem::path root_;
};

}  // namespace loket::sync
