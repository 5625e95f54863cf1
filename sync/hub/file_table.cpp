#include "sync/hub/file_table.hpp"

namespace loket::sync {

using kiosk::Connection;
using kiosk::Statement;
using kiosk::Step;

namespace {

std::int64_t ms_of(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant_of(std::int64_t ms) { return Instant(Milliseconds(ms)); }

}  // namespace

Result<void> write_announcement(Connection& connection, const std::vector<AnnouncedFile>& files) {
    for (const AnnouncedFile& file : files) {
        TRY(
            connection.run("INSERT INTO announced_file (hash, size, region, report, announced_at) "
                           "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (hash) DO NOTHING",
                           {file.hash, static_cast<std::int64_t>(file.size), file.region, file.report.bytes,
                            ms_of(file.announced_at)}));
    }
    return {};
}

Result<void> write_arrival(Connection& connection, const Hash& hash, Instant at) {
    const auto changed = TRY(connection.run(
        "UPDATE announced_file SET arrived_at = ifnull(arrived_at, ?2) WHERE hash = ?1", {hash, ms_of(at)}));
    if (changed == 0) return fail(Fault::not_found, "no such file", hex(hash));
    return {};
}

Result<std::string> counter_of_file(Connection& connection, const Hash& hash) {
    Statement row = TRY(
        connection.prepare("SELECT e.counter FROM announced_file f "
                           "JOIN envelope e ON e.region = f.region AND e.id = f.report WHERE f.hash = ?1",
                           {hash}));
    if (TRY(row.step()) == Step::done) return fail(Fault::not_found, "no such file", hex(hash));
    return row.text(0);
}

Result<std::optional<AnnouncedFile>> read_announced_file(Connection& connection, const Hash& hash) {
    Statement row = TRY(connection.prepare(
        "SELECT size, region, report, announced_at, arrived_at FROM announced_file WHERE hash = ?1", {hash}));
    if (TRY(row.step()) == Step::done) return std::nullopt;
    AnnouncedFile file{.hash = hash,
                       .size = static_cast<std::uint64_t>(TRY(row.integer(0))),
                       .region = TRY(row.text(1)),
                       .report = {},
                       .announced_at = instant_of(TRY(row.integer(3))),
                       .arrived_at = {}};
    TRY(row.blob_into(2, file.report.bytes));
    if (const auto arrived_at = TRY(row.optional_integer(4))) file.arrived_at = instant_of(*arrived_at);
    return file;
}

Result<std::vector<RegistryStatus::FileAccount>> read_file_accounts(Connection& connection) {
    Statement row = TRY(
        connection.prepare("SELECT e.counter, count(*), count(f.arrived_at), sum(iif(f.arrived_at IS NULL, f.size, 0)) "
                           "FROM announced_file f JOIN envelope e ON e.region = f.region AND e.id = f.report "
                           "GROUP BY e.counter ORDER BY e.counter"));
    const auto count = [&](int column) -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(TRY(row.integer(column)));
    };
    std::vector<RegistryStatus::FileAccount> accounts;
    while (TRY(row.step()) == Step::row) {
        accounts.push_back({TRY(row.text(0)), TRY(count(1)), TRY(count(2)), TRY(count(3))});
    }
    return accounts;
}

}  // namespace loket::sync
