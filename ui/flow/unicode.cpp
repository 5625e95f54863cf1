#include "ui/flow/unicode.hpp"

#include <algorithm>
#include <array>

#include "kiosk/report/report.hpp"
#include "kiosk/report/utf8.hpp"

namespace loket::ui {

namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr std::string_view kReplacement = "\uFFFD";

struct Range {
    char32_t first;
    char32_t last;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// What hangs on the character before it: combining marks, vowel signs of the scripts of Indonesia and its schools,
/// variation selectors, skin tones and tags.
bool is_attached(char32_t value) {
    static constexpr std::array kRanges{
        Range{0x0300, 0x036F}, Range{0x0483, 0x0489},   Range{0x0591, 0x05C7},   Range{0x0610, 0x061A},
        Range{0x064B, 0x065F}, Range{0x0670, 0x0670},   Range{0x0900, 0x0903},   Range{0x093A, 0x094F},
        Range{0x1AB0, 0x1AFF}, Range{0x1B00, 0x1B04},   Range{0x1B34, 0x1B44},   Range{0x1B80, 0x1B82},
        Range{0x1BA1, 0x1BAD}, Range{0x1DC0, 0x1DFF},   Range{0x20D0, 0x20FF},   Range{0x3099, 0x309A},
        Range{0xA947, 0xA953}, Range{0xA980, 0xA983},   Range{0xA9B3, 0xA9C0},   Range{0xFE00, 0xFE0F},
        Range{0xFE20, 0xFE2F}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0020, 0xE007F}, Range{0xE0100, 0xE01EF},
    };
    return value == kZeroWidthJoiner || std::any_of(kRanges.begin(), kRanges.end(), [value](const Range& range) {
               return range.first <= value && value <= range.last;
           });
}

/// Two of these make a flag.
bool is_regional_indicator(char32_t value) { return 0x1F1E6 <= value && value <= 0x1F1FF; }

/// Takes the last code point off a text; a malformed byte counts as one.
char32_t pop(std::string_view& text) {
    const auto last = last_code_point(text);
    text.remove_suffix(last ? last->bytes.size() : 1);
    return last ? last->value : 0xFFFD;
}

}  // namespace

std::optional<CodePoint> first_code_point(std::string_view text) {
    auto rest = text;
    const auto value = take_character(rest);
    if (!value) return std::nullopt;
    return CodePoint{*value, text.substr(0, text.size() - rest.size())};
}

std::optional<CodePoint> last_code_point(std::string_view text) {
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size) {
        const auto tail = text.substr(text.size() - size);
        if (is_continuation(tail[0])) continue;
        const auto point = first_code_point(tail);
        if (point && point->bytes.size() == size) return point;
        return std::nullopt;
    }
    return std::nullopt;
}

bool is_writable(char32_t value) { return !is_control(value) && value != '\n' && value != '\t'; }

std::size_t length_of(std::string_view text) { return count_characters(text).value_or(text.size()); }

std::size_t last_character_size(std::string_view text) {
    auto rest = text;
    while (!rest.empty()) {
        const char32_t value = pop(rest);
        if (is_attached(value)) continue;
        const auto before = last_code_point(rest);
        if (!before) break;
        if (before->value == kZeroWidthJoiner) continue;  // joined to what stands before it: that goes too
        if (is_regional_indicator(value)) {
            // Flags are read from the left in pairs, so that only an odd run ends with a single letter.
            std::size_t run = 0;
            for (auto left = rest; !left.empty() && is_regional_indicator(pop(left));) ++run;
            if (run % 2 == 1) pop(rest);
        }
        break;
    }
    return text.size() - rest.size();
}

std::string displayable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const auto point = first_code_point(text);
        if (!point) {
            shown += kReplacement;
            text.remove_prefix(1);
            continue;
        }
        const bool is_shown = is_writable(point->value) || point->value == '\n';
        shown += is_shown ? point->bytes : kReplacement;
        text.remove_prefix(point->bytes.size());
    }
    return shown;
}

std::string_view prefix_of(std::string_view text, std::size_t count) {
    std::size_t size = 0;
    for (; count > 0 && size < text.size(); --count) {
        const auto point = first_code_point(text.substr(size));
        size += point ? point->bytes.size() : 1;
    }
    return text.substr(0, size);
}

}  // namespace loket::ui
