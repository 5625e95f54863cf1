// One SQL statement, with its parameters bound and its rows read by type. A column that does not hold what is asked
// for is `damaged`: the tables of this house are STRICT, so it cannot be in a sound file.
//
// Must not outlive its connection. Made by Connection::prepare.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/bytes.hpp"
#include "kiosk/base/result.hpp"

struct sqlite3_stmt;

namespace loket::kiosk {

class StatementCache;

/// A value on its way into a statement. Views only: it lives as long as what it was made from.
class Value {
public:
    Value(std::nullopt_t) {}
    /// Signed, or unsigned of up to 32 bits: what fits SQLite's 64 bits.
    template <std::integral Integer>
    requires(std::signed_integral<Integer> || sizeof(Integer) < sizeof(std::int64_t)) Value(Integer number)
        : content_(static_cast<std::int64_t>(number)) {}
    Value(const char* text) : content_(std::string_view(text)) {}
    Value(std::string_view text) : content_(text) {}
    Value(const std::string& text) : content_(std::string_view(text)) {}
    Value(BytesView blob) : content_(blob) {}
    Value(const Bytes& blob) : content_(BytesView(blob)) {}
    template <std::size_t Size>
    Value(const std::array<std::uint8_t, Size>& blob) : content_(BytesView(blob)) {}
    template <class T>
    Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value(std::nullopt)) {}

private:
    friend class Statement;
    std::variant<std::monostate, std::int64_t, std::string_view, BytesView> content_;
};

enum class Step { row, done };

class Statement {
public:
    /// Binds parameters ?1, ?2 and so on; what is left is NULL. Copies. Requires as many parameters as values.
    Result<void> bind(std::initializer_list<Value> values);
    /// On to the next row. Fails as the database does: full, io, busy, damaged, refused (a constraint or trigger).
    Result<Step> step();
    /// Ready to be bound and run again.
    void reset();

    // Columns of the row that `step` went to, from 0. Text and blob are copies.
    bool is_null(int column) const;
    Result<std::int64_t> integer(int column) const;
    Result<std::string> text(int column) const;
    Result<Bytes> blob(int column) const;
    /// A blob of exactly this size, bytes.
    Result<void> blob_into(int column, std::span<std::uint8_t> out) const;
    Result<std::optional<std::int64_t>> optional_integer(int column) const;
    Result<std::optional<std::string>> optional_text(int column) const;

private:
    friend class Connection;
    struct GiveBack {
        StatementCache* cache;
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(sqlite3_stmt* statement, StatementCache& cache, std::string name);
    Result<void> expect(int column, int type) const;

    std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
    std::string name_;  // of the file, for errors
};

}  // namespace loket::kiosk
