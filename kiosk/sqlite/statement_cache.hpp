// Statements that were prepared before and are not in use now. Compiling a short one costs as much as running it some
// ten times, and the house runs the same few dozen again and again. Inside this folder only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace loket::kiosk {

class StatementCache {
public:
    explicit StatementCache(sqlite3* database) : database_(database) {}
    StatementCache(const StatementCache&) = delete;
    StatementCache& operator=(const StatementCache&) = delete;

    /// A statement of this text, ready to be bound; or SQLite's result code.
    int take(std::string_view sql, sqlite3_stmt*& statement);
    /// Keeps it for the next one who takes its text. What was bound is forgotten.
    void give_back(sqlite3_stmt* statement);

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Idle = std::vector<std::unique_ptr<sqlite3_stmt, Finalize>>;

    sqlite3* database_;
    std::map<std::string, Idle, std::less<>> idle_;
};

}  // namespace loket::kiosk
