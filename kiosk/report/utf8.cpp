#include "kiosk/report/utf8.hpp"

#include <cstdint>

#include "kiosk/report/report.hpp"

namespace loket {

std::optional<char32_t> take_long_character(std::string_view& rest) {
    if (rest.empty()) return std::nullopt;
    const auto lead = std::uint8_t(rest.front());
    const std::size_t size = lead >> 5 == 0x06 ? 2 : lead >> 4 == 0x0e ? 3 : lead >> 3 == 0x1e ? 4 : 0;
    if (size == 0 || size > rest.size()) return std::nullopt;
    static constexpr std::uint8_t kLeadBits[] = {0, 0, 0x1f, 0x0f, 0x07};
    char32_t character = lead & kLeadBits[size];
    for (std::size_t i = 1; i < size; ++i) {
        const auto byte = std::uint8_t(rest[i]);
        if (byte >> 6 != 0x02) return std::nullopt;
        character = character << 6 | (byte & 0x3fu);
    }
    static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = character >= 0xd800 && character <= 0xdfff;
    if (character < kSmallest[size] || character > 0x10ffff || is_surrogate) return std::nullopt;
    rest.remove_prefix(size);
    return character;
}

std::optional<std::size_t> count_characters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        if (!take_character(text)) return std::nullopt;
    }
    return count;
}

}  // namespace loket
