// The small tables that `speakable` reads by: what is written short, and what single signs are called. Private to
// normalise.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ui/flow/state.hpp"

namespace loket::ui {

constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }
constexpr bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
/// Of a word: an ASCII letter or digit, or part of a letter beyond ASCII.
constexpr bool is_word_part(char c) {
    return is_digit(c) || is_upper(c) || ('a' <= c && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

struct Shortening {
    std::string_view written;  ///< lower case; with its dot where it always has one
    std::string_view spoken;
    enum class Before { anything, digit } before = Before::anything;  ///< what must follow, perhaps after a space
};

/// What stands shortened at the start of `rest`, in whatever case; the longest, or nothing. It ends where a word ends.
const Shortening* find_shortening(std::string_view rest, Language language);

/// "%" -> "persen"; empty for a sign that is no word.
std::string_view name_of_sign(char sign, Language language);

/// Whether `rest` begins with a word, in whatever case, that ends there. The word is lower case ASCII.
bool begins_with_word(std::string_view rest, std::string_view word);

/// The words that join two numbers: "sampai" / "to".
std::string_view word_for_range(Language language);
/// "kali" / "times"
std::string_view word_for_times(Language language);
/// "koma" / "point"
std::string_view word_for_decimals(Language language);
/// What is said instead of "3201XXXX0001" and "****": that it is hidden.
std::string_view word_for_masked(Language language);

}  // namespace loket::ui
