#include "kiosk/sqlite/statement.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "kiosk/sqlite/fault.hpp"
#include "kiosk/sqlite/statement_cache.hpp"

namespace loket::kiosk {
namespace {

/// An empty view may have no address, which SQLite would take for NULL.
const void* address_of(const void* data) { return data != nullptr ? data : ""; }

}  // namespace

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const { cache->give_back(statement); }

Statement::Statement(sqlite3_stmt* statement, StatementCache& cache, std::string name)
    : statement_(statement, GiveBack{&cache}), name_(std::move(name)) {}

Result<void> Statement::bind(std::initializer_list<Value> values) {
    assert(static_cast<int>(values.size()) == sqlite3_bind_parameter_count(statement_.get()));
    sqlite3_stmt* const statement = statement_.get();
    int position = 0;
    for (const Value& value : values) {
        ++position;
        int code = SQLITE_OK;
        if (const auto* number = std::get_if<std::int64_t>(&value.content_)) {
            code = sqlite3_bind_int64(statement, position, *number);
        } else if (const auto* text = std::get_if<std::string_view>(&value.content_)) {
            const auto* data = static_cast<const char*>(address_of(text->data()));
            code = sqlite3_bind_text64(statement, position, data, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        } else if (const auto* blob = std::get_if<BytesView>(&value.content_)) {
            const void* data = address_of(blob->data());
            code = sqlite3_bind_blob64(statement, position, data, blob->size(), SQLITE_TRANSIENT);
        } else {
            code = sqlite3_bind_null(statement, position);
        }
        if (code != SQLITE_OK) return sqlite_error(sqlite3_db_handle(statement), code, name_);
    }
    return {};
}

Result<Step> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return Step::row;
    if (code == SQLITE_DONE) return Step::done;
    return sqlite_error(sqlite3_db_handle(statement_.get()), code, name_);
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

Result<void> Statement::expect(int column, int type) const {
    if (sqlite3_column_type(statement_.get(), column) == type) return {};
    return fail(Fault::damaged, "a column of another type than its table has", name_);
}

Result<std::int64_t> Statement::integer(int column) const {
    TRY(expect(column, SQLITE_INTEGER));
    return sqlite3_column_int64(statement_.get(), column);
}

Result<std::string> Statement::text(int column) const {
    TRY(expect(column, SQLITE_TEXT));
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Result<Bytes> Statement::blob(int column) const {
    TRY(expect(column, SQLITE_BLOB));
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    return Bytes(data, data + sqlite3_column_bytes(statement_.get(), column));
}

Result<void> Statement::blob_into(int column, std::span<std::uint8_t> out) const {
    const Bytes bytes = TRY(blob(column));
    if (bytes.size() != out.size()) return fail(Fault::damaged, "a blob of the wrong size", name_);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return {};
}

Result<std::optional<std::int64_t>> Statement::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return std::optional(TRY(integer(column)));
}

Result<std::optional<std::string>> Statement::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return std::optional(TRY(text(column)));
}

}  // namespace loket::kiosk
