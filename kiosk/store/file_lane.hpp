// The lane of files: photos and voices, encrypted, that go to the hub after the text of their report. Each is one file
// in the folder beside the database, named by its hash; a row says whose it is and how far it came. The bytes are on
// the disk before the report that names them is filed, and stay until the hub has signed that it has them: "uploaded",
// the unsigned word of whoever answered, only lets other files go first.
//
// Owned by the clerk thread; the courier reads the bytes, which never change. Everything can fail with io, busy or
// damaged; what is written also with full, and a commit with unknown: then the same call is made again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/clock.hpp"
#include "kiosk/base/seal.hpp"
#include "kiosk/sqlite/connection.hpp"

namespace loket::kiosk {

/// A file as the report that owns it names it.
struct OwnedFile {
    Hash hash;           ///< of the ciphertext
    std::uint64_t size;  ///< bytes of ciphertext

    bool operator==(const OwnedFile&) const = default;
};

class FileLane {
public:
    /// The connection outlives the lane. The folder need not exist yet.
    FileLane(Connection& connection, std::filesystem::path folder)
        : connection_(connection), folder_(std::move(folder)) {}

    /// Puts a ciphertext onto the disk, before its report is filed. Returns what the report owns then. Fails with full
    /// or io.
    Result<OwnedFile> keep(BytesView ciphertext);
    /// Notes whose file it is, inside the transaction that files the report. Fails with not_found when it was not kept.
    Result<void> enter(std::uint32_t serial, const OwnedFile& file);

    /// Files of reports that the hub has, and whose own arrival it has not signed: the smallest first, after all others
    /// those that were uploaded.
    Result<std::vector<OwnedFile>> due(std::size_t max_count);
    /// All whose own arrival the hub has not signed, also of reports that it does not have: what goes along when texts
    /// and files travel together. In the same order.
    Result<std::vector<OwnedFile>> not_arrived();
    /// Where the ciphertext lies.
    std::filesystem::path path_of(const Hash& hash) const;

    /// Somebody who may be the hub says that it has it. Fails with not_found.
    Result<void> mark_uploaded(const Hash& hash, Instant at);
    /// The hub has signed that it has it: the bytes go, now or at the next `tidy`. Of a file that has arrived nothing
    /// more happens. Fails with not_found.
    Result<void> arrived(const Hash& hash, Instant at);
    /// It cannot be sent as it is, for a reason that was found here or that the hub has signed. The bytes stay for a
    /// human. Of a file already parked or arrived nothing more happens. Fails with not_found.
    Result<void> park(const Hash& hash, std::string_view reason, Instant at);

    /// Removes the bytes that no report needs: of drafts that were given up, and of files that have arrived. Requires
    /// that no draft is being filed. Returns how many files went.
    Result<std::size_t> tidy();

private:
    Result<std::vector<OwnedFile>> read(std::string_view condition, std::size_t max_count);

    Connection& connection_;
    std::filesystem::path folder_;
};

}  // namespace loket::kiosk
