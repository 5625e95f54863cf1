// Text as Unicode sees it. Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF; a text
// that is not is refused as a whole, never mended.
#pragma once

#include <optional>
#include <string_view>

namespace loket {

/// Takes the first code point off the front of `rest`; nothing when it is empty or does not begin with a whole one.
std::optional<char32_t> take_character(std::string_view& rest);

/// Whether a code point has no place in a text: C0 except line feed and tab, DEL, C1, and the separators U+2028 and
/// U+2029, which some programs show as a line break and others do not show at all. Emoji, their joiners and marks of
/// writing direction are text.
bool is_control(char32_t character);

}  // namespace loket
