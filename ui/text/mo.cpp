#include "ui/text/mo.hpp"

#include <cstdint>
#include <optional>

namespace loket::ui {

namespace {

constexpr std::uint32_t kMagic = 0x950412DE;
constexpr std::size_t kRowSize = 8;  // length and offset of a text

std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < 4) return std::nullopt;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number |= std::uint32_t{static_cast<unsigned char>(bytes[offset + i])} << (8 * i);
    return number;
}

/// The text that the table's row points to, which must lie within the file and end with a zero byte.
std::optional<std::string_view> text_at(std::string_view bytes, std::uint32_t table, std::uint32_t row) {
    const auto position = table + std::size_t{row} * kRowSize;
    const auto length = number_at(bytes, position);
    const auto offset = number_at(bytes, position + 4);
    if (!length || !offset || *offset >= bytes.size() || bytes.size() - *offset <= *length) return std::nullopt;
    if (bytes[*offset + *length] != '\0') return std::nullopt;
    return bytes.substr(*offset, *length);
}

}  // namespace

Result<std::vector<MoEntry>> read_mo(std::string_view bytes) {
    if (number_at(bytes, 0) != kMagic) return fail(Fault::malformed, "not a compiled catalogue");
    if (number_at(bytes, 4) != 0) return fail(Fault::malformed, "unknown revision of the catalogue's form");
    const auto count = number_at(bytes, 8);
    const auto keys = number_at(bytes, 12);
    const auto words = number_at(bytes, 16);
    if (!count || !keys || !words) return fail(Fault::malformed, "the catalogue ends within its head");
    if (*count > kMoEntriesMaximum) return fail(Fault::too_large, "too many entries in the catalogue");

    std::vector<MoEntry> entries;
    for (std::uint32_t row = 0; row < *count; ++row) {
        auto key = text_at(bytes, *keys, row);
        const auto value = text_at(bytes, *words, row);
        if (!key || !value) return fail(Fault::malformed, "a text lies outside the catalogue");
        *key = key->substr(0, key->find('\0'));  // behind it stands msgid_plural, the same once more
        if (row == 0 && key->empty()) continue;  // the head
        if (key->empty() || (!entries.empty() && *key <= entries.back().first))
            return fail(Fault::malformed, "the keys of the catalogue are not in order");
        entries.emplace_back(*key, *value);
    }
    return entries;
}

}  // namespace loket::ui
