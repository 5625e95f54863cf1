#include "ui/speech/written.hpp"

#include "ui/flow/unicode.hpp"
#include "ui/speech/normalise.hpp"

namespace loket::ui {

namespace {

/// What no voice can say: pictures, dingbats, what joins or colours them, private signs and marks without width.
bool is_silent(char32_t c) {
    return (0x200B <= c && c <= 0x200F) || (0x202A <= c && c <= 0x202E) || (0x2060 <= c && c <= 0x206F) ||
           c == 0x20E3 || (0x2190 <= c && c <= 0x2BFF) || (0xD800 <= c && c <= 0xF8FF) ||
           (0xFE00 <= c && c <= 0xFE0F) || c == 0xFEFF || (0xFFF0 <= c && c <= 0xFFFF) || c >= 0x1F000 || c == 0xAD;
}

bool is_space(char32_t c) {
    return c <= 0x20 || (0x7F <= c && c <= 0xA0) || (0x2000 <= c && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

/// The plain counterpart of a sign; nothing for what stays as it is.
const char* counterpart(char32_t c) {
    switch (c) {
        case U'\n': return ". ";
        case U'\u2010':
        case U'\u2011':
        case U'\u2012':
        case U'\u2013':
        case U'\u2014':
        case U'\u2212': return "-";
        case U'\u00B7':
        case U'\u2022':
        case U'\u2026': return ", ";
        case U'\u2018':
        case U'\u2019': return "'";
        case U'\u201C':
        case U'\u201D':
        case U'\u00AB':
        case U'\u00BB':
        case U'"': return " ";
        case U'\u00D7': return "x";
        // Commands to a speech program, or signs whose names nobody wants to hear.
        case U'[':
        case U']':
        case U'{':
        case U'}':
        case U'(':
        case U')': return ", ";
        case U'<':
        case U'>':
        case U'\\':
        case U'^':
        case U'_':
        case U'`':
        case U'|':
        case U'~':
        case U'#':
        case U'$': return " ";
        default: return nullptr;
    }
}

}  // namespace

std::string plain(std::string_view text) {
    std::string made;
    for (std::size_t count = 0; count < kSpeakableMaximum && !text.empty(); ++count) {
        const auto point = first_code_point(text);
        if (!point) {
            text.remove_prefix(1);
            continue;
        }
        text.remove_prefix(point->bytes.size());
        if (const char* sign = counterpart(point->value)) {
            made += sign;
        } else if (is_space(point->value)) {
            made += ' ';
        } else if (!is_silent(point->value)) {
            made += point->bytes;
        }
    }
    return made;
}

}  // namespace loket::ui
