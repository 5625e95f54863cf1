#include "kiosk/sqlite/migration.hpp"

#include <fmt/format.h>

#include "kiosk/sqlite/transaction.hpp"

namespace loket::kiosk {
namespace {

Result<std::size_t> version_of(Connection& connection) {
    Statement version = TRY(connection.prepare("PRAGMA user_version"));
    TRY(version.step());
    return static_cast<std::size_t>(TRY(version.integer(0)));
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// SQL with comments taken out, and with one space wherever some white space was, none inside of brackets and before
/// commas (ALTER TABLE puts its words there as it likes). Knows quoted texts.
std::string normalised(std::string_view sql) {
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (quote == 0 && sql.substr(i, 2) == "--") i = std::min(sql.find('\n', i), sql.size() - 1);
        const char c = sql[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (is_space(c)) {
            if (!out.empty() && out.back() != ' ' && out.back() != '(') out += ' ';
            continue;
        } else if ((c == ',' || c == ')') && !out.empty() && out.back() == ' ') {
            out.pop_back();
        }
        out += c;
    }
    return out;
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> migrations) {
    const std::size_t reached = TRY(version_of(connection));
    if (reached > migrations.size()) {
        return fail(Fault::refused,
                    fmt::format("version {} is of a newer program; this one knows {}", reached, migrations.size()));
    }
    for (std::size_t version = reached + 1; version <= migrations.size(); ++version) {
        Transaction transaction = TRY(Transaction::begin(connection));
        // Another connection may have been quicker while this one waited for its turn.
        if (TRY(version_of(connection)) >= version) continue;
        TRY(connection.run_script(std::string(migrations[version - 1].sql)));
        // A pragma takes no parameters; a number cannot be mistaken for SQL.
        TRY(connection.run_script(fmt::format("PRAGMA user_version = {}", version)));
        TRY(transaction.commit());
    }
    return {};
}

Result<std::string> schema_text(Connection& connection) {
    Statement objects = TRY(connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"));
    std::string text;
    while (TRY(objects.step()) == Step::row) text += normalised(TRY(objects.text(0))) + ";\n";
    return text;
}

}  // namespace loket::kiosk
