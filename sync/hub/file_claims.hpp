// Who may write to which partial file: the newest who asked. On a bad line the connection before is dead more often
// than not, and the hub learns that last; a kiosk that comes back must not wait for it. So a claim is never refused,
// it takes the open file out of the hands of the one before, between two of its pieces, and from then on nothing moves
// but by the newer one: the offset that a client is told stays true until it acts on it.
//
// Claims of one FileClaims may be made, used and dropped by any threads.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "kiosk/base/mailbox.hpp"
#include "sync/hub/file_shelf.hpp"

namespace loket::sync {

class FileClaims;

/// Belongs to one thread at a time.
class FileClaim {
public:
    FileClaim(FileClaim&&) = default;
    FileClaim& operator=(FileClaim&&) = delete;
    ~FileClaim();

    /// The open file; nothing when a newer claim has it, or when the file was whole already. To be put back before the
    /// thread turns to anything else, unless the claim is dropped: a newer one may be waiting.
    std::optional<PartialFile> take();
    void put(PartialFile file);

private:
    friend class FileClaims;
    /// Where the open file is while nobody works on it: a mailbox with one letter.
    using Slot = Mailbox<PartialFile>;
    FileClaim(FileClaims& all, const Hash& hash, std::shared_ptr<Slot> slot)
        : all_(&all), hash_(hash), slot_(std::move(slot)) {}

    FileClaims* all_;
    Hash hash_;
    std::shared_ptr<Slot> slot_;
};

/// Outlives its claims.
class FileClaims {
public:
    explicit FileClaims(FileShelf shelf);

    /// Waits while the claim before takes in one piece, or finishes the file. Fails with full, io, or busy while
    /// another process has the file.
    Result<FileClaim> claim(const Hash& hash);
    /// How many files are claimed at this moment.
    std::size_t count();

private:
    friend class FileClaim;
    using Slots = std::map<Hash, std::shared_ptr<FileClaim::Slot>>;
    FileShelf shelf_;
    Mailbox<Slots> newest_;  ///< one letter: of each file the newest claim, taken out to be changed
};

}  // namespace loket::sync
