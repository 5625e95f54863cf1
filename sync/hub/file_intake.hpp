// How photographs and recordings come in: a server of tus 1.0 (core, creation, checksum) over the shelf. A file is let
// in when a stored report has announced its hash, and by nothing else: the hash has 256 bits and travels only inside
// sealed reports, and what comes is checked against it. So no client has to sign, and any client of tus, or whoever
// carries the file for a kiosk, may bring it.
//
// What came before a line broke stays, also the beginning of a piece whose checksum cannot be checked any more: the
// hash of the whole file decides in the end. An offset is told only when the bytes before it are synced. The newest
// connection for a file wins over the ones before (sync/hub/file_claims.hpp).
//
// Any number of threads may call at once. What `receive` opens goes before this does.
#pragma once

#include <memory>
#include <vector>

#include "sync/hub/exchange.hpp"
#include "sync/hub/file_claims.hpp"
#include "sync/hub/refusals.hpp"
#include "sync/hub/registry.hpp"
#include "sync/wire/tus.hpp"

namespace loket::sync {

struct FileLimits {
    /// Bytes of the disk that files leave free: room for half a million reports, which always go first.
    std::uint64_t reserve = 1024ull * 1024 * 1024;
    /// Files that may be open at one moment; each costs a descriptor beside its connection's.
    std::size_t uploads = 200;
};

/// What a client is asked to wait when the disk has no room for its file: only a person can make some.
inline constexpr std::chrono::seconds kNoRoomRetry{600};

class FileIntake {
public:
    /// Requires at least one registry. The clock outlives this.
    FileIntake(FileShelf shelf, std::vector<std::unique_ptr<Registry>> registries, const Clock& clock,
               const FileLimits& limits = {});

    /// What is to be done with a request, by its head: KeepBody when its path is not one of files, an Inflow for the
    /// bytes of a file, a Response for anything else. Never fails: whatever goes wrong is a Response with a Refusal.
    Reception receive(const Request& head);
    /// The same for a request that is whole already, without a socket. Requires a path of files.
    Response handle(const Request& request);

    /// As Intake::save_refusals.
    Result<void> save_refusals();

private:
    class Upload;

    Response tell_abilities() const;
    Response create(const Request& request);
    Response tell_offset(const AnnouncedFile& file);
    Reception open_upload(const AnnouncedFile& file, const Request& head);
    Response finish(Upload& upload);

    Result<std::uint64_t> secure(FileClaim& claim, const AnnouncedFile& file);
    Result<std::uint64_t> complete(FileClaim& claim, PartialFile partial, const AnnouncedFile& file);
    Result<void> note_arrival(const AnnouncedFile& file);
    Result<std::optional<AnnouncedFile>> find(const Hash& hash);

    Response refuse(RefusalCode code, std::string message);
    Response refuse(const Error& error);

    const FileShelf shelf_;
    const Clock& clock_;
    const FileLimits limits_;
    Mailbox<std::unique_ptr<Registry>> idle_;  ///< registries that nobody is using
    FileClaims claims_;
    Refusals refusals_;
};

}  // namespace loket::sync
