// SQLite on a PowerDisk: a VFS for this process, its default as soon as the first disk is mounted, so that the
// product's own code runs on it as it is. Around the disk it does what SQLite's VFS for Unix does: it reports sectors
// of 4096 bytes and powersafe overwrite, syncs the folder after the first sync of a new journal or log and where a
// deletion asks for it, and takes an empty file for none. Locks are real between the connections of one disk; they and
// the shared memory of the log's index live as long as a file is open, so that a cut loses them.
#pragma once

#include <filesystem>

#include "tests/support/power_disk.hpp"

namespace loket::test {

/// While it lives, this thread's databases are opened on the disk, and nothing else is: files that are open stay on the
/// disk where they were opened. Inside it another disk may be mounted for a while.
///
/// The product looks at the real folder too before it opens a database. There a placeholder stands for it, empty when
/// the disk has no such file or an empty one; it is put right at the mounting, and when a database is opened or synced.
class PowerMount {
public:
    /// The folder of `database` exists in the real file system. The disk outlives the mount.
    PowerMount(PowerDisk& disk, const std::filesystem::path& database);
    ~PowerMount();
    PowerMount(const PowerMount&) = delete;
    PowerMount& operator=(const PowerMount&) = delete;

private:
    PowerDisk* before_;  // what was mounted until now
};

}  // namespace loket::test
