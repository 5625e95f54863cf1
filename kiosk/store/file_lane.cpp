#include "kiosk/store/file_lane.hpp"

#include <fmt/format.h>

#include <set>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/base/files.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"
#include "kiosk/store/journal.hpp"

namespace loket::kiosk {
namespace {

struct Row {
    std::uint32_t serial;
    bool is_arrived;
    bool is_parked;
};

Result<Row> row_of(Connection& connection, const Hash& hash) {
    Statement row = TRY(connection.prepare(
        "SELECT serial, arrived_at IS NOT NULL, parked_at IS NOT NULL FROM file WHERE hash = ?1", {hash}));
    if (TRY(row.step()) == Step::done) return fail(Fault::not_found, "no such file", hex(hash));
    return Row{TRY(small_number(row, 0)), TRY(row.integer(1)) != 0, TRY(row.integer(2)) != 0};
}

}  // namespace

std::filesystem::path FileLane::path_of(const Hash& hash) const { return folder_ / hex(hash); }

Result<OwnedFile> FileLane::keep(BytesView ciphertext) {
    const OwnedFile file{hash_of(ciphertext), ciphertext.size()};
    TRY(make_private_folder(folder_));
    TRY(write_file(path_of(file.hash), ciphertext, FileMode::private_to_owner));
    checkpoint("store.file_kept");
    return file;
}

Result<void> FileLane::enter(std::uint32_t serial, const OwnedFile& file) {
    std::error_code missing;
    const auto kept = std::filesystem::file_size(path_of(file.hash), missing);
    if (missing || kept != file.size)
        return fail(Fault::not_found, "a file of the report was not kept", hex(file.hash));
    TRY(connection_.run("INSERT INTO file (hash, serial, size) VALUES (?1, ?2, ?3)",
                        {file.hash, serial, static_cast<std::int64_t>(file.size)}));
    return {};
}

Result<std::vector<OwnedFile>> FileLane::due(std::size_t max_count) {
    return read("AND delivered_at IS NOT NULL", max_count);
}

Result<std::vector<OwnedFile>> FileLane::not_arrived() { return read("", SIZE_MAX); }

Result<std::vector<OwnedFile>> FileLane::read(std::string_view condition, std::size_t max_count) {
    Statement rows = TRY(connection_.prepare(
        fmt::format("SELECT hash, size FROM file JOIN ledger USING (serial) WHERE arrived_at IS NULL AND parked_at IS "
                    "NULL {} ORDER BY uploaded_at IS NOT NULL, size, serial",
                    condition)));
    std::vector<OwnedFile> due;
    while (due.size() < max_count && TRY(rows.step()) == Step::row) {
        OwnedFile file;
        TRY(rows.blob_into(0, file.hash));
        file.size = static_cast<std::uint64_t>(TRY(rows.integer(1)));
        due.push_back(file);
    }
    return due;
}

Result<void> FileLane::mark_uploaded(const Hash& hash, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    if (TRY(row_of(connection_, hash)).is_arrived) return {};
    TRY(connection_.run("UPDATE file SET uploaded_at = ?2 WHERE hash = ?1", {hash, ms_of(at)}));
    TRY(transaction.commit());
    checkpoint("store.file_uploaded");
    return {};
}

Result<void> FileLane::arrived(const Hash& hash, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const Row row = TRY(row_of(connection_, hash));
    if (row.is_arrived) return {};
    TRY(connection_.run("UPDATE file SET arrived_at = ?2 WHERE hash = ?1", {hash, ms_of(at)}));
    TRY(Journal(connection_)
            .record(JournalKind::file_arrived, fmt::format("serial={} hash={}", row.serial, hex(hash)), at));
    TRY(transaction.commit());
    checkpoint("store.file_arrived");
    std::error_code later;  // a file that cannot go now goes at the next start
    std::filesystem::remove(path_of(hash), later);
    return {};
}

Result<void> FileLane::park(const Hash& hash, std::string_view reason, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const Row row = TRY(row_of(connection_, hash));
    if (row.is_arrived || row.is_parked) return {};
    TRY(connection_.run("UPDATE file SET parked_at = ?2, reason = ?3 WHERE hash = ?1", {hash, ms_of(at), reason}));
    TRY(Journal(connection_)
            .record(JournalKind::file_parked, fmt::format("serial={} hash={} reason={}", row.serial, hex(hash), reason),
                    at));
    TRY(transaction.commit());
    checkpoint("store.file_parked");
    return {};
}

Result<std::size_t> FileLane::tidy() {
    std::set<std::string> needed;
    Statement rows = TRY(connection_.prepare("SELECT hash FROM file WHERE arrived_at IS NULL"));
    while (TRY(rows.step()) == Step::row) needed.insert(hex(TRY(rows.blob(0))));
    std::size_t removed = 0;
    std::error_code unreadable;  // no folder: nothing was ever kept
    for (const auto& entry : std::filesystem::directory_iterator(folder_, unreadable)) {
        if (needed.contains(entry.path().filename().string())) continue;
        std::error_code later;
        if (std::filesystem::remove(entry.path(), later)) ++removed;
    }
    return removed;
}

}  // namespace loket::kiosk
