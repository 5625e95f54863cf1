// Files: small ones read whole with a bound, larger ones in pieces, and all written so that a power cut leaves the old
// or the new one, never half.
#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

namespace loket {

/// Fails with not_found, too_large (over `limit` bytes) or io.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit);

/// Who may read a file that is written.
enum class FileMode { private_to_owner, readable_by_all };

/// Writes a temporary file beside it, syncs it, renames it, syncs the folder. Fails with full or io; the old file
/// then stands unchanged.
Result<void> write_file(const std::filesystem::path& path, BytesView content, FileMode mode);

/// A file in the making, under a temporary name beside its own. It is seen under its own name once it is published, and
/// goes without a trace when it is not. Works where there are no permissions to set (FAT32, exFAT).
class NewFile {
public:
    /// In the place of what an earlier try has left. Fails with not_found (no such folder), full or io.
    static Result<NewFile> make(std::filesystem::path path, FileMode mode);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    /// Fails with full or io.
    Result<void> append(BytesView content);
    /// On the medium, and no longer in memory as far as the system lets go of it: who opens `temporary` now reads what
    /// was written. Fails with full or io.
    Result<void> sync();
    /// Takes the place of a file of its name, which stood unchanged until now. Requires `sync` before. Fails with io.
    Result<void> publish();

    const std::filesystem::path& temporary() const { return temporary_; }

private:
    NewFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);

    std::filesystem::path path_;
    std::filesystem::path temporary_;
    int descriptor_;  // -1 when it was published or moved from
};

/// A file that is read in pieces. Of a medium that a stranger brought: no link is followed, and only what is a file at
/// all is opened.
class InputFile {
public:
    /// Fails with not_found, refused (a link, a folder, a device) or io.
    static Result<InputFile> open(const std::filesystem::path& path);
    InputFile(InputFile&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), path_(std::move(other.path_)) {}
    InputFile& operator=(InputFile&&) = delete;
    ~InputFile();

    std::uint64_t size() const { return size_; }
    /// Fills the whole span. Fails with io, also for a file that has become shorter.
    Result<void> read(std::uint64_t offset, std::span<std::uint8_t> into) const;

private:
    InputFile(int descriptor, std::uint64_t size, std::filesystem::path path)
        : descriptor_(descriptor), size_(size), path_(std::move(path)) {}

    int descriptor_;
    std::uint64_t size_;
    std::filesystem::path path_;
};

/// Makes the folder and its parents, readable by the owner only. Fails with io.
Result<void> make_private_folder(const std::filesystem::path& path);

/// A folder that no other process can hold, while this lives.
class FolderHold {
public:
    explicit FolderHold(int descriptor) : descriptor_(descriptor) {}
    FolderHold(FolderHold&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderHold& operator=(FolderHold&&) = delete;
    ~FolderHold();

private:
    int descriptor_;
};
/// Fails with busy when another process holds it, with not_found or io.
Result<FolderHold> hold_folder(const std::filesystem::path& path);

}  // namespace loket
