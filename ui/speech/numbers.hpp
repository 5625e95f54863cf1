// Numbers, dates and times as they are written in Indonesia and in English, found at the beginning of a text. Private
// to ui/speech.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ui/flow/state.hpp"

namespace loket::ui {

/// What was found: how many bytes it takes, and what is said instead.
struct Reading {
    std::size_t size;
    std::string spoken;
};

/// Digits one by one: "0, 8, 1, 2".
std::string digit_by_digit(std::string_view digits);

/// "1.500.000", "3,5", "07", "1606015503900001" (digit by digit); in English with comma and point changed. Nothing when
/// there is no digit.
std::optional<Reading> read_number(std::string_view rest, Language language);
/// "Rp 1.500.000,-", "Rp 1,5 juta"
std::optional<Reading> read_money(std::string_view rest, Language language);
/// "23/11/2026", "2026-11-23", "23 Nov 2026", "Sen 23 Nov": a date that is in the calendar's bounds.
std::optional<Reading> read_date(std::string_view rest, Language language);
/// "09.42", "9:05". An hour of one digit with a point is a time only when a zone follows.
std::optional<Reading> read_time(std::string_view rest, Language language);
/// "0812-3456-7890", "+62 812 3456 789"
std::optional<Reading> read_phone(std::string_view rest);
/// "10-15", "3 x 24", "27/2022"
std::optional<Reading> read_pair(std::string_view rest, Language language);

}  // namespace loket::ui
