// Small files, read whole with a bound and written so that a power cut leaves the old or the new one, never half.
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
