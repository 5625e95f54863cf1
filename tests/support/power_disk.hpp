// A disk in memory that forgets what was not synced, as a real one does when its power is cut.
//
// The program on it sees every write at once. Durable is only what was synced before; of all that came later, each
// sector of 512 bytes, each length of a file and each name was last brought to the platters at a moment of its own.
// From this one rule follows what a power cut may do here: lose writes, truncations, new files and deletions, keep
// later ones and lose earlier ones, tear a write at any 512 bytes, leave a file longer than what is in it (the rest is
// zeros or noise), bring a deleted file back. Renaming is not modelled; SQLite does not rename.
//
// What the rule does not allow, because the file systems that a kiosk runs on (ext4, XFS, btrfs) do not do it, and
// SQLite rests on that: a sector half old and half new; bytes changed beside those that were written (powersafe
// overwrite); a truncation that takes some of the sectors behind it and leaves others; a sync that says done and was
// not.
//
// Trouble can be ordered too: operations that answer with an error. A full disk takes the first part of a write. A sync
// that fails is final, as on Linux: of what it should have brought, a part is on the disk; the rest never gets there,
// however often it is synced again, although the program still reads it. The sync of a folder always goes well:
// SQLite's VFS for Unix does not tell its callers when it fails after the first sync of a journal, so no program on it
// can know.
//
// A value without a file or a thread. Whoever writes to it next must be alone with it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/seal.hpp"

namespace loket::test {

/// What makes a new name, or the end of an old one, durable.
enum class NamesKept {
    by_folder_sync,  ///< the sync of the folder alone, as POSIX has it
    by_any_sync,     ///< that of any file too: ext4 and XFS note both in one journal, and write it in order
};

/// Counts operations of one disk, from 1.
using Moment = std::uint64_t;

/// A file, under a name or (deleted while open) under none.
struct DiskFile {
    struct Change {
        Moment at;
        std::size_t offset;            ///< of a write; of a truncation the new length
        std::optional<Bytes> written;  ///< nothing for a truncation
    };

    Bytes content;                ///< as the program reads it
    Bytes durable;                ///< as it was last synced
    std::vector<Change> changes;  ///< since then
};

enum class DiskAnswer { done, failed, full };

/// Which of the coming operations go wrong, and how.
struct Trouble {
    std::uint64_t after;  ///< so many operations go well first
    std::uint64_t count;  ///< and so many then do not
    DiskAnswer answer;
};

class PowerDisk {
public:
    explicit PowerDisk(NamesKept names = NamesKept::by_folder_sync) : names_are_kept_(names) {}
    PowerDisk(PowerDisk&&) = default;
    PowerDisk& operator=(PowerDisk&&) = default;

    /// Nothing when there is no such name.
    std::shared_ptr<DiskFile> find(const std::string& name) const;

    // Each of these is one operation.
    DiskAnswer create(const std::string& name);
    DiskAnswer write(DiskFile& file, std::size_t offset, BytesView data);
    DiskAnswer truncate(DiskFile& file, std::size_t length);
    DiskAnswer sync(DiskFile& file);
    DiskAnswer remove(const std::string& name);
    /// Always goes well.
    void sync_names();

    /// How many operations there have been, with those that failed.
    std::uint64_t operations() const { return now_; }

    /// The disk as it is found when its power is cut now: one of the many possible ones, the same for the same seed.
    /// All of it is durable.
    PowerDisk after_cut(std::uint64_t seed) const;
    /// The disk as it is found when the program is killed and the power stays: all that was written is there.
    PowerDisk after_kill() const;
    /// The disk when nothing that was not synced has reached it.
    PowerDisk after_worst_cut() const;

    /// Of all names and what the files under them hold, as the program reads them.
    Hash content_hash() const;

    /// Called after each operation, until an empty one is set.
    void on_operation(std::function<void()> listener) { listener_ = std::move(listener); }
    /// Takes the place of what was ordered before.
    void order(Trouble trouble);
    void end_trouble() { trouble_.reset(); }

private:
    class Cut;
    struct Name {
        Moment at;
        std::shared_ptr<DiskFile> file;  // nothing: there is no such name
    };

    void keep_names();
    PowerDisk after(Cut& cut) const;
    static Bytes left_of(const DiskFile& file, Cut& cut);
    Moment oldest_unsynced() const;
    DiskAnswer begin();
    DiskAnswer end(DiskAnswer answer);

    /// What each name has stood for since the names were last synced; the last is now.
    std::map<std::string, std::vector<Name>> names_;
    NamesKept names_are_kept_;
    Moment now_ = 0;
    std::optional<Trouble> trouble_;  // its `after` is the first moment that goes wrong
    std::function<void()> listener_;
};

}  // namespace loket::test
