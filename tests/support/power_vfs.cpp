#include "tests/support/power_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <fstream>
#include <random>

namespace loket::test {
namespace {

constexpr int kSectorReported = 4096;

thread_local PowerDisk* mounted = nullptr;

/// What connections to one file have in common while any of them is open.
struct Sharing {
    int readers = 0;
    bool is_reserved = false;
    bool is_pending = false;
    bool is_exclusive = false;

    struct Slot {
        int readers = 0;
        bool is_exclusive = false;
    };
    std::array<Slot, SQLITE_SHM_NLOCK> slots;
    std::vector<std::unique_ptr<std::uint8_t[]>> regions;
};

std::shared_ptr<Sharing> sharing_of(const DiskFile& file) {
    thread_local std::map<const DiskFile*, std::weak_ptr<Sharing>> all;
    std::erase_if(all, [](const auto& entry) { return entry.second.expired(); });
    auto sharing = all[&file].lock();
    if (!sharing) {
        sharing = std::make_shared<Sharing>();
        all[&file] = sharing;
    }
    return sharing;
}

/// Whether the folder is still to be synced with the file.
enum class NameSync { owed, none };

struct OpenFile {
    PowerDisk& disk;
    std::shared_ptr<DiskFile> file;
    std::shared_ptr<Sharing> sharing;
    NameSync name_sync;
    std::string database;  // its name when it is one and no log or journal of one; or empty
    int lock = SQLITE_LOCK_NONE;
    unsigned slots_shared = 0;
    unsigned slots_exclusive = 0;
};

/// What SQLite allocates for each open file.
struct Handle {
    sqlite3_file base;
    OpenFile* open;
};

OpenFile& open_file(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->open; }

int code_of(DiskAnswer answer, int when_failed, int when_full) {
    switch (answer) {
        case DiskAnswer::done: return SQLITE_OK;
        case DiskAnswer::failed: return when_failed;
        case DiskAnswer::full: return when_full;
    }
    return when_failed;
}

/// What the product sees of the file in the real folder.
void place(const std::filesystem::path& holder, const std::shared_ptr<DiskFile>& file) {
    const std::uintmax_t size = file && !file->content.empty() ? 1 : 0;
    std::error_code missing;
    if (std::filesystem::file_size(holder, missing) == size && !missing) return;
    std::ofstream(holder).close();
    std::filesystem::resize_file(holder, size);
}

// ---- One open file

int release(OpenFile& open, int to) {
    Sharing& all = *open.sharing;
    if (open.lock >= SQLITE_LOCK_RESERVED && to < SQLITE_LOCK_RESERVED) {
        all.is_reserved = all.is_pending = all.is_exclusive = false;
    }
    if (open.lock >= SQLITE_LOCK_SHARED && to < SQLITE_LOCK_SHARED) --all.readers;
    open.lock = std::min(open.lock, to);
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    OpenFile& open = open_file(file);
    release(open, SQLITE_LOCK_NONE);
    delete &open;
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
    const Bytes& content = open_file(file).file->content;
    const std::size_t from = std::min(content.size(), static_cast<std::size_t>(offset));
    const std::size_t got = std::min(content.size() - from, static_cast<std::size_t>(size));
    if (got > 0) std::memcpy(out, content.data() + from, got);
    if (got == static_cast<std::size_t>(size)) return SQLITE_OK;
    std::memset(static_cast<char*>(out) + got, 0, static_cast<std::size_t>(size) - got);
    return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    OpenFile& open = open_file(file);
    const BytesView bytes(static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size));
    return code_of(open.disk.write(*open.file, static_cast<std::size_t>(offset), bytes), SQLITE_IOERR_WRITE,
                   SQLITE_FULL);
}

int truncate(sqlite3_file* file, sqlite3_int64 length) {
    OpenFile& open = open_file(file);
    return code_of(open.disk.truncate(*open.file, static_cast<std::size_t>(length)), SQLITE_IOERR_TRUNCATE,
                   SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* file, int) {
    OpenFile& open = open_file(file);
    const DiskAnswer answer = open.disk.sync(*open.file);
    if (answer != DiskAnswer::done) return SQLITE_IOERR_FSYNC;
    if (!open.database.empty()) place(open.database, open.file);
    if (open.name_sync == NameSync::owed) {
        open.disk.sync_names();
        open.name_sync = NameSync::none;
    }
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(open_file(file).file->content.size());
    return SQLITE_OK;
}

int lock(sqlite3_file* file, int wanted) {
    OpenFile& open = open_file(file);
    Sharing& all = *open.sharing;
    if (open.lock >= wanted) return SQLITE_OK;
    if (wanted == SQLITE_LOCK_SHARED) {
        if (all.is_pending || all.is_exclusive) return SQLITE_BUSY;
        ++all.readers;
    } else if (wanted == SQLITE_LOCK_RESERVED) {
        if (all.is_reserved) return SQLITE_BUSY;
        all.is_reserved = true;
    } else {
        if (all.is_reserved && open.lock < SQLITE_LOCK_RESERVED) return SQLITE_BUSY;
        all.is_reserved = all.is_pending = true;
        if (all.readers > 1) {
            open.lock = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
        all.is_exclusive = true;
    }
    open.lock = wanted;
    return SQLITE_OK;
}

int unlock(sqlite3_file* file, int to) { return release(open_file(file), to); }

int check_reserved_lock(sqlite3_file* file, int* is_reserved) {
    *is_reserved = open_file(file).sharing->is_reserved;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }

int sector_size(sqlite3_file*) { return kSectorReported; }

int device_characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

// ---- The shared memory of the log's index

int shm_map(sqlite3_file* file, int region, int size, int may_extend, void volatile** out) {
    auto& regions = open_file(file).sharing->regions;
    const auto index = static_cast<std::size_t>(region);
    *out = nullptr;
    if (index >= regions.size() && may_extend == 0) return SQLITE_OK;
    while (regions.size() <= index) {
        regions.push_back(std::make_unique<std::uint8_t[]>(static_cast<std::size_t>(size)));
    }
    *out = regions[index].get();
    return SQLITE_OK;
}

/// Whether others leave a slot free for a lock, SQLITE_SHM_SHARED or SQLITE_SHM_EXCLUSIVE.
bool is_free(const OpenFile& open, int index, int flags) {
    const Sharing::Slot& slot = open.sharing->slots[static_cast<std::size_t>(index)];
    const unsigned bit = 1U << index;
    const int own_readers = (open.slots_shared & bit) != 0 ? 1 : 0;
    if (slot.is_exclusive && (open.slots_exclusive & bit) == 0) return false;
    return (flags & SQLITE_SHM_EXCLUSIVE) == 0 || slot.readers == own_readers;
}

void take(OpenFile& open, int index, int flags) {
    Sharing::Slot& slot = open.sharing->slots[static_cast<std::size_t>(index)];
    const unsigned bit = 1U << index;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0) {
        slot.is_exclusive = true;
        open.slots_exclusive |= bit;
    } else if ((open.slots_shared & bit) == 0) {
        ++slot.readers;
        open.slots_shared |= bit;
    }
}

void give_back(OpenFile& open, int index) {
    Sharing::Slot& slot = open.sharing->slots[static_cast<std::size_t>(index)];
    const unsigned bit = 1U << index;
    if ((open.slots_exclusive & bit) != 0) slot.is_exclusive = false;
    if ((open.slots_shared & bit) != 0) --slot.readers;
    open.slots_exclusive &= ~bit;
    open.slots_shared &= ~bit;
}

int shm_lock(sqlite3_file* file, int first, int count, int flags) {
    OpenFile& open = open_file(file);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        for (int i = first; i < first + count; ++i) give_back(open, i);
        return SQLITE_OK;
    }
    for (int i = first; i < first + count; ++i) {
        if (!is_free(open, i, flags)) return SQLITE_BUSY;
    }
    for (int i = first; i < first + count; ++i) take(open, i, flags);
    return SQLITE_OK;
}

void shm_barrier(sqlite3_file*) {}

int shm_unmap(sqlite3_file* file, int) { return shm_lock(file, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK); }

constexpr sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

// ---- The disk

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr;
    assert(mounted != nullptr && "no disk is mounted in this thread");
    assert(name != nullptr && "temporary files stay in memory");
    PowerDisk& disk = *mounted;
    auto found = disk.find(name);
    NameSync name_sync = NameSync::none;
    if (!found) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (disk.create(name) != DiskAnswer::done) return SQLITE_CANTOPEN;
        found = disk.find(name);
        if ((flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0) {
            name_sync = NameSync::owed;
        }
    }
    auto sharing = sharing_of(*found);
    const std::string database = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? name : "";
    if (!database.empty()) place(database, found);
    reinterpret_cast<Handle*>(file)->open =
        new OpenFile{disk, std::move(found), std::move(sharing), name_sync, database};
    file->pMethods = &kMethods;
    if (flags_out != nullptr) *flags_out = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    if (!mounted->find(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (mounted->remove(name) != DiskAnswer::done) return SQLITE_IOERR_DELETE;
    if (sync_folder != 0) mounted->sync_names();
    return SQLITE_OK;
}

int access(sqlite3_vfs*, const char* name, int, int* is_there) {
    const auto found = mounted->find(name);
    *is_there = found && !found->content.empty();
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

/// It makes the salts of the logs. From one seed, so that no run is luckier than another.
int randomness(sqlite3_vfs*, int size, char* out) {
    thread_local std::mt19937_64 generator(1);
    for (int i = 0; i < size; ++i) out[i] = static_cast<char>(generator());
    return size;
}

void register_once() {
    static const bool is_registered = [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);           // counting each allocation costs a tenth of the time
        static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);  // for its clock, and its sleep
        vfs.zName = "power";
        vfs.szOsFile = sizeof(Handle);
        vfs.pNext = nullptr;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        vfs.xAccess = access;
        vfs.xFullPathname = full_path;
        vfs.xRandomness = randomness;
        return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
    }();
    assert(is_registered);
    (void)is_registered;
}

}  // namespace

PowerMount::PowerMount(PowerDisk& disk, const std::filesystem::path& database) : before_(mounted) {
    register_once();
    mounted = &disk;
    place(database, disk.find(database.string()));
}

PowerMount::~PowerMount() { mounted = before_; }

}  // namespace loket::test
