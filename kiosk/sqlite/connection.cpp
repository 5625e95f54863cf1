#include "kiosk/sqlite/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cassert>
#include <utility>

#include "kiosk/sqlite/fault.hpp"
#include "kiosk/sqlite/statement_cache.hpp"
#include "kiosk/sqlite/transaction.hpp"

namespace loket::kiosk {
namespace {

constexpr int kBusyTimeoutMs = 5000;

int flags_of(OpenMode mode) {
    constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
        case OpenMode::create: return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case OpenMode::existing: return kCommon | SQLITE_OPEN_READWRITE;
        case OpenMode::read_only: return kCommon | SQLITE_OPEN_READONLY;
    }
    std::abort();
}

/// Closing folds the log into the file, unless this is off: a damaged file must stay as it is, log and all.
void set_fold_on_close(sqlite3* database, bool on) {
    [[maybe_unused]] const int code =
        sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
    assert(code == SQLITE_OK);
}

}  // namespace

void Connection::Close::operator()(sqlite3* database) const {
    [[maybe_unused]] const int code = sqlite3_close(database);
    assert(code == SQLITE_OK && "a statement outlives its connection");
}

Connection::Connection(std::unique_ptr<sqlite3, Close> database, std::string name)
    : database_(std::move(database)),
      statements_(std::make_unique<StatementCache>(database_.get())),
      name_(std::move(name)) {}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept {
    statements_ = std::move(other.statements_);  // before the database that they belong to
    database_ = std::move(other.database_);
    name_ = std::move(other.name_);
    return *this;
}
Connection::~Connection() = default;

Result<Connection> Connection::open(const std::filesystem::path& path, OpenMode mode, OpenCheck check) {
    std::string name = path.filename().string();
    std::error_code ignored;
    const bool is_there = std::filesystem::exists(path, ignored);
    if (mode != OpenMode::create) {
        if (!is_there) return fail(Fault::not_found, "no such database", name);
        // SQLite takes an empty file for a new database and would write to it.
        if (std::filesystem::file_size(path, ignored) == 0) return fail(Fault::damaged, "an empty file", name);
    }

    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags_of(mode), nullptr);
    std::unique_ptr<sqlite3, Close> database(opened);
    if (code != SQLITE_OK) return sqlite_error(opened, code, name);
    Connection connection(std::move(database), std::move(name));
    // Before the log is made, which takes its permissions from the file.
    if (!is_there && chmod(path.c_str(), 0600) != 0) return fail(Fault::io, "cannot be made private", path.filename());
    TRY(connection.configure(mode, check));
    return connection;
}

Result<void> Connection::configure(OpenMode mode, OpenCheck check) {
    set_fold_on_close(database_.get(), false);
    sqlite3_busy_timeout(database_.get(), kBusyTimeoutMs);
    TRY(
        run_script("PRAGMA trusted_schema = OFF;"
                   "PRAGMA cell_size_check = ON;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA secure_delete = ON;"
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA synchronous = FULL;"));
    if (check == OpenCheck::quick) TRY(this->check());
    if (mode != OpenMode::read_only) {
        TRY(run_script("PRAGMA journal_mode = WAL"));
        set_fold_on_close(database_.get(), true);
    }
    return {};
}

Result<void> Connection::check() {
    Statement findings = TRY(prepare("PRAGMA quick_check(1)"));
    TRY(findings.step());
    const std::string finding = TRY(findings.text(0));
    if (finding != "ok") return fail(Fault::damaged, finding, name_);
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql, std::initializer_list<Value> values) {
    sqlite3_stmt* prepared = nullptr;
    const int code = statements_->take(sql, prepared);
    if (code != SQLITE_OK) return sqlite_error(database_.get(), code, name_);
    Statement statement(prepared, *statements_, name_);
    TRY(statement.bind(values));
    return statement;
}

Result<std::int64_t> Connection::run(std::string_view sql, std::initializer_list<Value> values) {
    Statement statement = TRY(prepare(sql, values));
    while (TRY(statement.step()) == Step::row) {
    }
    return sqlite3_changes64(database_.get());
}

Result<void> Connection::run_script(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlite_error(database_.get(), code, name_);
    return {};
}

Result<void> Connection::fold_log() { return checkpoint(SQLITE_CHECKPOINT_TRUNCATE).map([](int) {}); }

/// Returns how many pages the log holds, written into the file or not.
Result<int> Connection::checkpoint(int mode) {
    int pages = 0;
    const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, mode, &pages, nullptr);
    if (code != SQLITE_OK) return sqlite_error(database_.get(), code, name_);
    return pages;
}

Result<void> Connection::settle_log() {
    const auto settle = [this]() -> Result<void> {
        if (TRY(checkpoint(SQLITE_CHECKPOINT_PASSIVE)) == 0) return {};
        // Not by a sync of the log: after one that failed, Linux takes the pages for written and the next sync succeeds
        // without them. The file is written anew from what is read. Then the log is emptied, and a commit that changes
        // nothing syncs that, so that a half-written log cannot come back over the newer file.
        TRY(fold_log());
        Statement version = TRY(prepare("PRAGMA user_version"));
        TRY(version.step());
        const std::int64_t same = TRY(version.integer(0));
        version.reset();
        Transaction transaction = TRY(Transaction::begin(*this));
        TRY(run_script(fmt::format("PRAGMA user_version = {}", same)));
        return transaction.commit();
    };
    Result<void> settled = settle();
    if (!settled && settled.error().fault == Fault::busy) return {};
    return settled;
}

bool Connection::is_in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

}  // namespace loket::kiosk
