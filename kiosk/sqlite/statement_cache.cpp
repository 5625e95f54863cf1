#include "kiosk/sqlite/statement_cache.hpp"

#include <sqlite3.h>

namespace loket::kiosk {
namespace {

/// Of each text. More are in use at once only where a walk over rows calls itself.
constexpr std::size_t kIdleMaximum = 4;

/// Different texts. The house has some hundred; one that were made of changing parts would fill the memory.
constexpr std::size_t kTextsMaximum = 256;

}  // namespace

void StatementCache::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);  // repeats the error of the last step, which was already returned
}

int StatementCache::take(std::string_view sql, sqlite3_stmt*& statement) {
    if (const auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
        statement = found->second.back().release();
        found->second.pop_back();
        return SQLITE_OK;
    }
    return sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                              &statement, nullptr);
}

void StatementCache::give_back(sqlite3_stmt* statement) {
    std::unique_ptr<sqlite3_stmt, Finalize> kept(statement);
    if (statement == nullptr) return;  // of an empty text
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    const std::string_view sql = sqlite3_sql(statement);
    auto found = idle_.find(sql);
    if (found == idle_.end()) {
        if (idle_.size() == kTextsMaximum) return;
        found = idle_.emplace(sql, Idle()).first;
    }
    if (found->second.size() < kIdleMaximum) found->second.push_back(std::move(kept));
}

}  // namespace loket::kiosk
