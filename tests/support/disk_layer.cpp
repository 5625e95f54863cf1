#include "tests/support/disk_layer.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "tests/support/disk.hpp"

// SQLite calls its files through two tables of functions, one for the file system and one for an open file. Those below
// ask the disk first and then pass on to the ones that SQLite brings; locks and shared memory are passed on unseen.

namespace loket::test {
namespace {

/// An open file on a disk. SQLite gives the memory, enough for this and for the file of its own layer behind it.
struct File : sqlite3_file {
    Disk* disk;
    const char* path;  // SQLite's, for as long as the file is open

    sqlite3_file* own() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods* functions() { return own()->pMethods; }
};

File& file_of(sqlite3_file* file) { return *static_cast<File*>(file); }

std::vector<Disk*>& disks() {
    static std::vector<Disk*> all;
    return all;
}

/// The one with the longest way, since a disk may be mounted in a folder of another; nothing beside all disks.
Disk* disk_of(const char* path) {
    Disk* best = nullptr;
    for (Disk* disk : disks()) {
        if (path == nullptr || !std::string_view(path).starts_with(disk->folder())) continue;
        if (best == nullptr || disk->folder().size() > best->folder().size()) best = disk;
    }
    return best;
}

std::int64_t size_of(File& file) {
    sqlite3_int64 size = 0;
    file.functions()->xFileSize(file.own(), &size);
    return size;
}

/// What stands between these two offsets.
Bytes content(File& file, std::int64_t begin, std::int64_t end) {
    Bytes bytes(std::size_t(std::max<std::int64_t>(end - begin, 0)));
    if (!bytes.empty()) file.functions()->xRead(file.own(), bytes.data(), int(bytes.size()), begin);
    return bytes;
}

int close(sqlite3_file* file) { return file_of(file).functions()->xClose(file_of(file).own()); }

int read(sqlite3_file* opened, void* into, int size, sqlite3_int64 at) {
    File& file = file_of(opened);
    if (file.disk->is_dark()) return SQLITE_IOERR_READ;
    return file.functions()->xRead(file.own(), into, size, at);
}

int write(sqlite3_file* opened, const void* from, int size, sqlite3_int64 at) {
    File& file = file_of(opened);
    if (!file.disk->take_change()) return SQLITE_IOERR_WRITE;
    const std::int64_t old_size = size_of(file);
    const std::int64_t growth = std::max<std::int64_t>(at + size - old_size, 0);
    const bool is_too_much = std::size_t(growth) > file.disk->room();
    // What still fits is written, as a real disk does it.
    const int fitting =
        is_too_much ? size - int(std::min<std::int64_t>(size, growth - std::int64_t(file.disk->room()))) : size;
    file.disk->use(std::min(std::size_t(growth), file.disk->room()));
    if (fitting > 0) {
        const auto* bytes = static_cast<const std::uint8_t*>(from);
        file.disk->note(file.path, {at, old_size, content(file, at, std::min<std::int64_t>(old_size, at + fitting)),
                                    Bytes(bytes, bytes + fitting)});
        const int code = file.functions()->xWrite(file.own(), from, fitting, at);
        if (code != SQLITE_OK) return code;
    }
    return is_too_much ? SQLITE_FULL : SQLITE_OK;
}

int truncate(sqlite3_file* opened, sqlite3_int64 size) {
    File& file = file_of(opened);
    if (!file.disk->take_change()) return SQLITE_IOERR_TRUNCATE;
    const std::int64_t old_size = size_of(file);
    file.disk->note(file.path, {size, old_size, content(file, size, old_size), {}});
    return file.functions()->xTruncate(file.own(), size);
}

int sync(sqlite3_file* opened, int /*flags*/) {
    File& file = file_of(opened);
    if (!file.disk->take_change() || file.disk->is_ailing()) return SQLITE_IOERR_FSYNC;
    file.disk->synced(file.path);
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return file_of(file).functions()->xFileSize(file_of(file).own(), size);
}
int lock(sqlite3_file* file, int level) { return file_of(file).functions()->xLock(file_of(file).own(), level); }
int unlock(sqlite3_file* file, int level) { return file_of(file).functions()->xUnlock(file_of(file).own(), level); }
int check_reserved(sqlite3_file* file, int* result) {
    return file_of(file).functions()->xCheckReservedLock(file_of(file).own(), result);
}
int control(sqlite3_file* file, int what, void* argument) {
    return file_of(file).functions()->xFileControl(file_of(file).own(), what, argument);
}
int sector_size(sqlite3_file* file) { return file_of(file).functions()->xSectorSize(file_of(file).own()); }
int characteristics(sqlite3_file* file) {
    return file_of(file).functions()->xDeviceCharacteristics(file_of(file).own());
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return file_of(file).functions()->xShmMap(file_of(file).own(), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return file_of(file).functions()->xShmLock(file_of(file).own(), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { file_of(file).functions()->xShmBarrier(file_of(file).own()); }
int shm_unmap(sqlite3_file* file, int deletes) {
    return file_of(file).functions()->xShmUnmap(file_of(file).own(), deletes);
}

constexpr sqlite3_io_methods kFileFunctions = {
    2,         close,          read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_reserved, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,        nullptr};

sqlite3_vfs* below = nullptr;  // SQLite's own layer

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* memory, int flags, int* out_flags) {
    Disk* const disk = disk_of(path);
    if (disk == nullptr) return below->xOpen(below, path, memory, flags, out_flags);
    memory->pMethods = nullptr;
    if (disk->is_dark()) return SQLITE_CANTOPEN;
    File& file = file_of(memory);
    file.disk = disk;
    file.path = path;
    const int code = below->xOpen(below, path, file.own(), flags, out_flags);
    if (file.functions() != nullptr) memory->pMethods = &kFileFunctions;
    return code;
}

int delete_file(sqlite3_vfs*, const char* path, int /*sync_folder*/) {
    if (Disk* const disk = disk_of(path)) {
        if (!disk->take_change()) return SQLITE_IOERR_DELETE;
        disk->forget(path);
    }
    return below->xDelete(below, path, /*syncDir=*/0);
}

void put_layer_between() {
    static sqlite3_vfs layer;
    if (below != nullptr) return;
    sqlite3_initialize();
    below = sqlite3_vfs_find(nullptr);
    layer = *below;
    layer.pNext = nullptr;
    layer.zName = "loket-test-disks";
    layer.szOsFile = int(sizeof(File)) + below->szOsFile;
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    sqlite3_vfs_register(&layer, /*makeDflt=*/1);
}

}  // namespace

void put_under_sqlite(Disk& disk) {
    put_layer_between();
    disks().push_back(&disk);
}

void take_from_sqlite(Disk& disk) { std::erase(disks(), &disk); }

}  // namespace loket::test
