#include "kiosk/store/store.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/migration.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"

namespace loket {
std::string_view store_migration_0001();  // the files of migrations/, put into the program by the build
std::string_view store_migration_0002();
std::string_view store_migration_0003();
std::string_view store_migration_0004();
std::string_view store_migration_0005();
std::string_view store_migration_0006();
}  // namespace loket

namespace loket::kiosk {
namespace {

/// Whether the database has a counter yet; fails with refused when it is another one.
Result<bool> is_founded(Connection& connection, const Counter& counter) {
    Statement row = TRY(connection.prepare("SELECT name FROM counter"));
    if (TRY(row.step()) == Step::done) return false;
    const std::string name = TRY(row.text(0));
    if (name == counter.text()) return true;
    return fail(Fault::refused, fmt::format("the database of counter {}, not of {}", name, counter.text()));
}

Result<void> bring_up_to_date(Connection& connection) {
    const std::array migrations{
        Migration{"0001_first", store_migration_0001()},    Migration{"0002_open_slips", store_migration_0002()},
        Migration{"0003_openings", store_migration_0003()}, Migration{"0004_books", store_migration_0004()},
        Migration{"0005_feed", store_migration_0005()},     Migration{"0006_files", store_migration_0006()}};
    return migrate(connection, migrations);
}

Result<std::uint32_t> take_serial(Connection& connection) {
    Statement taken =
        TRY(connection.prepare("UPDATE counter SET next_serial = next_serial + 1 WHERE next_serial <= ?1"
                               " RETURNING next_serial - 1",
                               {kSerialMaximum}));
    if (TRY(taken.step()) == Step::done) return fail(Fault::refused, "the serials of this counter are used up");
    const std::uint32_t serial = TRY(small_number(taken, 0));
    TRY(taken.step());
    return serial;
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection, const Counter& counter, const std::filesystem::path& files)
    : connection_(std::move(connection)),
      counter_(counter),
      ledger_(*connection_, counter),
      outbox_(*connection_),
      print_queue_(*connection_),
      feed_cache_(*connection_),
      files_(*connection_, files),
      journal_(*connection_) {}

Result<std::uint32_t> Store::found(const std::filesystem::path& path, const Counter& counter,
                                   std::uint32_t first_serial, Instant at) {
    assert(first_serial >= 1 && first_serial <= kSerialMaximum);
    Connection connection = TRY(Connection::open(path, OpenMode::create, OpenCheck::quick));
    TRY(connection.settle_log());
    TRY(bring_up_to_date(connection));
    Transaction transaction = TRY(Transaction::begin(connection));
    if (TRY(is_founded(connection, counter))) {
        Statement row = TRY(connection.prepare("SELECT next_serial FROM counter"));
        TRY(row.step());
        return small_number(row, 0);
    }
    TRY(connection.run("INSERT INTO counter (one, name, next_serial, batch_sequence) VALUES (1, ?1, ?2, 0)",
                       {counter.text(), first_serial}));
    TRY(Journal(connection)
            .record(JournalKind::founded, fmt::format("counter={} first_serial={}", counter.text(), first_serial), at));
    TRY(transaction.commit());
    return first_serial;
}

Result<Store> Store::open(const std::filesystem::path& path, const Counter& counter) {
    return open(TRY(Connection::open(path, OpenMode::existing, OpenCheck::quick)), counter,
                path.parent_path() / kFilesFolder);
}

Result<Store> Store::open(Connection connection, const Counter& counter, const std::filesystem::path& files) {
    // Before anything is brought up to date, which would turn an empty file into a fresh counter's.
    if (!TRY(is_founded(connection, counter))) return fail(Fault::damaged, "the database holds no counter");
    TRY(connection.settle_log());
    TRY(bring_up_to_date(connection));
    Store store(std::make_unique<Connection>(std::move(connection)), counter, files);
    store.filing_chain_ = TRY(store.ledger_.filing_chain());
    return store;
}

Result<LedgerEntry> Store::file(const ReportId& id, Instant captured_at, const MakeFiling& make) {
    Transaction transaction = TRY(Transaction::begin(*connection_));
    std::optional<LedgerEntry> known = TRY(ledger_.find(id));
    if (known) return std::move(*known);

    const std::uint32_t serial = TRY(take_serial(*connection_));
    LedgerEntry entry{.number = {counter_, serial}, .id = id, .captured_at = captured_at};
    checkpoint("store.numbered");
    Filing filing = TRY(make(entry.number));
    assert(filing.print == PrintState::queued || filing.print == PrintState::without);
    entry.envelope = std::move(filing.envelope);
    entry.envelope_hash = hash_of(entry.envelope);
    entry.slip = std::move(filing.slip);

    TRY(connection_->run("INSERT INTO opening (bytes) VALUES (?1) ON CONFLICT DO NOTHING", {filing.opening}));
    TRY(connection_->run(
        "INSERT INTO ledger (serial, report_id, number, captured_at, envelope, envelope_hash, slip, opening)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT id FROM opening WHERE bytes = ?8))",
        {serial, id.bytes, entry.number.text(), ms_of(captured_at), entry.envelope, entry.envelope_hash, entry.slip,
         filing.opening}));
    TRY(connection_->run("INSERT INTO outbox (serial) VALUES (?1)", {serial}));
    const std::optional<std::int64_t> settled_at =
        is_settled(filing.print) ? std::optional(ms_of(captured_at)) : std::nullopt;
    TRY(
        connection_->run("INSERT INTO print_attempt (serial, attempt, copy, state, queued_at, settled_at)"
                         " VALUES (?1, 1, 1, ?2, ?3, ?4)",
                         {serial, code_of(filing.print), ms_of(captured_at), settled_at}));
    for (const OwnedFile& file : filing.files) TRY(files_.enter(serial, file));
    TRY(journal_.record(JournalKind::filed,
                        fmt::format("serial={} id={} envelope={} print={}", serial, id.text(), hex(entry.envelope_hash),
                                    code_of(filing.print)),
                        captured_at));
    checkpoint("store.filing");
    TRY(transaction.commit());
    filing_chain_.add(entry.envelope_hash);
    checkpoint("store.filed");
    return entry;
}

Result<BatchBooks> Store::next_batch() {
    Transaction transaction = TRY(Transaction::begin(*connection_));
    TRY(connection_->run("UPDATE counter SET batch_sequence = batch_sequence + 1"));
    BatchBooks books{};
    {
        Statement row = TRY(connection_->prepare("SELECT batch_sequence FROM counter"));
        TRY(row.step());
        books.sequence = static_cast<std::uint64_t>(TRY(row.integer(0)));
    }
    books.journal_head = TRY(journal_.head()).hash;
    books.account = TRY(outbox_.account());
    TRY(ledger_.follow(filing_chain_));
    books.chain = filing_chain_;
    TRY(transaction.commit());
    checkpoint("store.batch_numbered");
    return books;
}

Result<Account> Store::account() {
    const Account account = TRY(outbox_.account());
    const Account journalled = TRY(journal_.account());
    if (account != journalled || !account.is_balanced()) {
        return fail(Fault::damaged, "tables: " + account.text() + "; journal: " + journalled.text());
    }
    return account;
}

}  // namespace loket::kiosk
