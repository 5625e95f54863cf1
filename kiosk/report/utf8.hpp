// Text as Unicode sees it. Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF; a text
// that is not is refused as a whole, never mended.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace loket {

/// Takes the first code point off the front of `rest`; nothing when it is empty or does not begin with a whole one.
inline std::optional<char32_t> take_character(std::string_view& rest);

/// Whether a code point has no place in a text: C0 except line feed and tab, DEL, C1, and the separators U+2028 and
/// U+2029, which some programs show as a line break and others do not show at all. Emoji, their joiners and marks of
/// writing direction are text.
inline bool is_control(char32_t c) {
    if (c == U'\n' || c == U'\t') return false;
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
}

/// A code point that takes more than one byte, or none.
std::optional<char32_t> take_long_character(std::string_view& rest);

inline std::optional<char32_t> take_character(std::string_view& rest) {
    const bool is_short = !rest.empty() && std::uint8_t(rest.front()) < 0x80;
    if (!is_short) return take_long_character(rest);
    const auto character = char32_t(rest.front());
    rest.remove_prefix(1);
    return character;
}

}  // namespace loket
