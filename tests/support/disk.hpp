// A disk under SQLite that can be filled, that can ail, and whose power can go: every database that is opened below a
// folder lies on the disk of that folder, by a layer between SQLite and its files (a "VFS"). Nothing is known of it
// above; what the house does with full and broken disks is what it would do with real ones.
//
// The disk remembers what was written since the last sync of each file. When the power goes, of these writes all, none,
// or any may have reached the plate: the seed decides. Nothing is really synced, so that thousands of power cuts take
// no longer than their arithmetic.
//
// One thread. A disk outlives the databases that lie on it; they are closed before its power is restored.
#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "kiosk/base/bytes.hpp"

namespace loket::test {

class Disk {
public:
    /// Of databases opened below `folder`, which exists, from now on.
    Disk(const std::filesystem::path& folder, std::uint64_t seed);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    /// Files may grow by so many bytes together; what is beyond is answered with "full".
    void fill(std::size_t room) { room_ = room; }
    /// Bytes are taken, but every sync is answered with an error.
    void ail() { is_ailing_ = true; }
    /// Neither full nor ailing, and no power cut is set.
    void mend();
    /// Says that it has synced, and has not: no program can be safe on such a disk.
    void lie() { is_lying_ = true; }

    /// The power goes now. Until it is restored everything is answered with an error, and nothing changes.
    void cut_power();
    /// The power goes instead of the `nth` write, sync or deletion from now; 1 is the next.
    void cut_power_at(int nth) { until_cut_ = nth; }
    bool is_dark() const { return is_dark_; }
    void restore_power() { is_dark_ = false; }

    // ---- For the layer below SQLite

    struct Change {
        std::int64_t at;        // offset
        std::int64_t old_size;  // of the file
        Bytes before;           // what stood there, as far as the file went
        Bytes after;            // empty for a truncation to `at`
    };
    /// Whether it still works; this change counts towards the power cut that is set.
    bool take_change();
    std::size_t room() const { return room_; }
    void use(std::size_t bytes) { room_ -= bytes; }
    bool is_ailing() const { return is_ailing_; }
    void note(const std::string& file, Change change) { unsynced_[file].push_back(std::move(change)); }
    void synced(const std::string& file);
    void forget(const std::string& file) { unsynced_.erase(file); }
    const std::string& folder() const { return folder_; }

private:
    void lose(const std::string& file, const std::vector<Change>& changes);

    std::string folder_;  // with a slash at its end
    std::mt19937_64 chance_;
    std::size_t room_ = SIZE_MAX;
    bool is_ailing_ = false;
    bool is_lying_ = false;
    bool is_dark_ = false;
    int until_cut_ = 0;  // 0: none is set
    std::map<std::string, std::vector<Change>> unsynced_;
};

}  // namespace loket::test
