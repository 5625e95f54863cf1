// The one table of all settings: reading, writing and the messages are made from it. Private to settings.cpp and
// settings_table.cpp; the defaults stand beside the members in settings.hpp.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "provisioning/settings.hpp"

namespace loket::provisioning {

/// Where the value lives.
using Place = std::variant<std::string*, int*, std::chrono::seconds*, PrinterKind*, Paper*, FirstLanguage*, Switch*>;

/// Whole numbers, both ends allowed, and perhaps 0 beside them.
struct Between {
    int least;
    int most;
    enum class Zero { not_allowed, too } zero = Zero::not_allowed;

    bool holds(std::int64_t number) const {
        return (least <= number && number <= most) || (number == 0 && zero == Zero::too);
    }
};
/// A text that `fits`; `form` says the rule in words.
struct Form {
    bool (*fits)(std::string_view text);
    std::string_view form;
};
/// true or false, without quotes.
struct YesNo {};
/// One of these words, in the order of the enumeration they stand for.
using Words = std::vector<std::string_view>;

struct Row {
    std::string_view section;
    std::string_view key;
    Place place;
    std::variant<Between, Form, Words, YesNo> allowed;
    std::string_view unit;  ///< of numbers; otherwise empty
    std::string_view meaning;
};

/// The rows, each pointing into `settings`, in the order in which they are written.
std::vector<Row> rows_of(Settings& settings);

/// "a whole number from 1 to 120 (seconds)", "one of "ipp", "folder", "none"": for messages and comments.
std::string allowed_text(const Row& row);

}  // namespace loket::provisioning
