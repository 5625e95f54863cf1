// The colours, as tables: one for ordinary light, two of high contrast, one of low. Everything drawn takes its colour
// from here. Each tone is a set: selected or waiting is never told by colour alone, so a tone always comes with words
// or an icon.
#pragma once

#include <cstdint>

#include "ui/flow/view.hpp"

namespace loket::ui {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    bool operator==(const Color&) const = default;
};

/// 0xRRGGBB
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}
constexpr Color with_alpha(Color color, std::uint8_t alpha) { return {color.r, color.g, color.b, alpha}; }

/// `strong` for icons and fills, `tint` behind them, `text` for words on the tint, `border` around the tint.
struct ToneColors {
    Color strong;
    Color tint;
    Color text;
    Color border;
};

struct Palette {
    Color paper;
    Color card;
    Color ink;
    Color soft_ink;
    Color line;
    Color on_primary;  ///< words on a fill of the primary colour
    Color disabled;    ///< fill of a control that is off
    Color on_disabled;
    Color pressed;     ///< laid over a control under a finger
    Color shadow;      ///< the lower edge of cards and keys
    Color step_ahead;  ///< circle of a step that is still to come
    Color key_bed;
    Color key;
    Color function_key;
    Color scrim;  ///< over the screen, under a dialog
    ToneColors neutral, primary, gold, red, green, blue;

    const ToneColors& of(Tone tone) const;
};

const Palette& palette_of(Contrast contrast);

/// WCAG 2.2's contrast ratio of two opaque colours, 1 to 21.
double contrast_ratio(Color a, Color b);

}  // namespace loket::ui
