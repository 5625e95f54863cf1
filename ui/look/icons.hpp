// The icons that may be drawn: their names in Material Design Icons 1.6.50 (Debian fonts-materialdesignicons-webfont)
// and their code points in that font. Only these are put into the texture of glyphs, which keeps starting fast.
#pragma once

#include <span>
#include <string_view>

namespace loket::ui {

struct Icon {
    std::string_view name;
    char32_t code_point;
};

/// Sorted by name.
std::span<const Icon> icons();
/// 0 for a name that is not in the table.
char32_t icon_code_point(std::string_view name);

}  // namespace loket::ui
