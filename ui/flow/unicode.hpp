// As much of Unicode as a text field needs besides kiosk/report/utf8.hpp: cutting texts between code points, and
// knowing what one press of Backspace takes away. Pure; nothing fails but by returning nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace loket::ui {

/// One code point of a text and the bytes that it took.
struct CodePoint {
    char32_t value;
    std::string_view bytes;
};

/// The first code point; nothing when the text is empty or does not begin with well-formed UTF-8.
std::optional<CodePoint> first_code_point(std::string_view text);
/// The last code point; nothing when the text is empty or does not end with well-formed UTF-8.
std::optional<CodePoint> last_code_point(std::string_view text);

/// The number of code points; of bytes when the text is not UTF-8.
std::size_t length_of(std::string_view text);

/// Whether a character can stand in a line of text: no control character, no line break, no tab.
bool is_writable(char32_t value);

/// The bytes of the last character as a person sees it: a letter with its marks, an emoji with its skin tone and what
/// is joined to it, a flag. Not the whole of UAX #29, but what phones and our own keys can write.
std::size_t last_character_size(std::string_view text);

/// For showing: control characters other than line breaks and malformed bytes become U+FFFD.
std::string displayable(std::string_view text);

/// The first `count` code points.
std::string_view prefix_of(std::string_view text, std::size_t count);

}  // namespace loket::ui
