#include "ui/look/theme.hpp"

#include <algorithm>
#include <cmath>

namespace loket::ui {
namespace {

constexpr Palette kOrdinary{
    .paper = rgb(0xFBF8F3),
    .card = rgb(0xFFFFFF),
    .ink = rgb(0x17212B),
    .soft_ink = rgb(0x4A5764),
    .line = rgb(0xDED7CB),
    .on_primary = rgb(0xFFFFFF),
    .disabled = rgb(0xD3DCDC),
    .on_disabled = rgb(0x4A5764),
    .pressed = with_alpha(rgb(0x17212B), 38),
    .shadow = rgb(0xDED7CB),
    .step_ahead = rgb(0xEDE7DB),
    .key_bed = rgb(0xE9E3D8),
    .key = rgb(0xFFFFFF),
    .function_key = rgb(0xD6CDBF),
    .scrim = with_alpha(rgb(0x17212B), 150),
    .neutral = {rgb(0x4A5764), rgb(0xF3EFE7), rgb(0x17212B), rgb(0xDED7CB)},
    .primary = {rgb(0x0A5A66), rgb(0xE3F0F0), rgb(0x0A5A66), rgb(0x0A5A66)},
    .gold = {rgb(0x8A5A00), rgb(0xFBEFD5), rgb(0x6B4600), rgb(0xE5C27A)},
    .red = {rgb(0xA3262A), rgb(0xF9E3E2), rgb(0xA3262A), rgb(0xE5A9A6)},
    .green = {rgb(0x1F7A45), rgb(0xE1F2E7), rgb(0x125730), rgb(0x9FD0B2)},
    .blue = {rgb(0x1F4E9E), rgb(0xE4ECF9), rgb(0x1F4E9E), rgb(0xA9C1EA)},
};

constexpr Color kYellow = rgb(0xFFD84D);
constexpr Color kBlack = rgb(0x000000);
constexpr Color kWhite = rgb(0xFFFFFF);

constexpr Palette kWhiteOnBlack{
    .paper = kBlack,
    .card = kBlack,
    .ink = kWhite,
    .soft_ink = rgb(0xF2F2F2),
    .line = kWhite,
    .on_primary = kBlack,
    .disabled = rgb(0x2E2E2E),
    .on_disabled = rgb(0xE0E0E0),
    .pressed = with_alpha(kWhite, 80),
    .shadow = kBlack,
    .step_ahead = rgb(0x333333),
    .key_bed = rgb(0x1A1A1A),
    .key = kBlack,
    .function_key = rgb(0x333333),
    .scrim = with_alpha(kBlack, 200),
    .neutral = {kWhite, kBlack, kWhite, kWhite},
    .primary = {kYellow, rgb(0x2B2400), kYellow, kYellow},
    .gold = {kYellow, kBlack, kYellow, kYellow},
    .red = {rgb(0xFF9C94), kBlack, rgb(0xFF9C94), rgb(0xFF9C94)},
    .green = {rgb(0x7CF0A8), kBlack, rgb(0x7CF0A8), rgb(0x7CF0A8)},
    .blue = {rgb(0x9CC4FF), kBlack, rgb(0x9CC4FF), rgb(0x9CC4FF)},
};

constexpr Palette kBlackOnWhite{
    .paper = kWhite,
    .card = kWhite,
    .ink = kBlack,
    .soft_ink = rgb(0x1A1A1A),
    .line = kBlack,
    .on_primary = kWhite,
    .disabled = rgb(0xE0E0E0),
    .on_disabled = rgb(0x2E2E2E),
    .pressed = with_alpha(kBlack, 70),
    .shadow = kWhite,
    .step_ahead = rgb(0xE0E0E0),
    .key_bed = rgb(0xE6E6E6),
    .key = kWhite,
    .function_key = rgb(0xDADADA),
    .scrim = with_alpha(kBlack, 200),
    .neutral = {kBlack, kWhite, kBlack, kBlack},
    .primary = {rgb(0x003D47), rgb(0xDDF1F3), rgb(0x003D47), rgb(0x003D47)},
    .gold = {rgb(0x5A3B00), kWhite, rgb(0x5A3B00), rgb(0x5A3B00)},
    .red = {rgb(0x7A0A0E), kWhite, rgb(0x7A0A0E), rgb(0x7A0A0E)},
    .green = {rgb(0x00471F), kWhite, rgb(0x00471F), rgb(0x00471F)},
    .blue = {rgb(0x0B2C6B), kWhite, rgb(0x0B2C6B), rgb(0x0B2C6B)},
};

/// For eyes that glare hurts: no white, no black, and words still above WCAG's AA.
constexpr Palette kLow{
    .paper = rgb(0xE9E4DA),
    .card = rgb(0xF1EDE5),
    .ink = rgb(0x47525C),
    .soft_ink = rgb(0x545F69),
    .line = rgb(0xCFC8BB),
    .on_primary = rgb(0xF6F3EC),
    .disabled = rgb(0xDCD6CA),
    .on_disabled = rgb(0x545F69),
    .pressed = with_alpha(rgb(0x47525C), 45),
    .shadow = rgb(0xD5CDC0),
    .step_ahead = rgb(0xDFD9CD),
    .key_bed = rgb(0xDDD6CA),
    .key = rgb(0xF1EDE5),
    .function_key = rgb(0xE2DCD1),
    .scrim = with_alpha(rgb(0x47525C), 130),
    .neutral = {rgb(0x545F69), rgb(0xE4DFD5), rgb(0x47525C), rgb(0xCFC8BB)},
    .primary = {rgb(0x2F6169), rgb(0xDCE6E5), rgb(0x2F6169), rgb(0x2F6169)},
    .gold = {rgb(0x6B5121), rgb(0xEEE3CB), rgb(0x6B5121), rgb(0xD8C08E)},
    .red = {rgb(0x8A4446), rgb(0xEEDEDC), rgb(0x8A4446), rgb(0xD9B3B0)},
    .green = {rgb(0x39664C), rgb(0xDAE7DD), rgb(0x39664C), rgb(0xAFCBB9)},
    .blue = {rgb(0x47608C), rgb(0xDCE3EE), rgb(0x47608C), rgb(0xB4C3DD)},
};

/// Relative luminance after WCAG 2.2, of one channel.
double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) { return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b); }

}  // namespace

const ToneColors& Palette::of(Tone tone) const {
    switch (tone) {
        case Tone::neutral: return neutral;
        case Tone::primary: return primary;
        case Tone::gold: return gold;
        case Tone::red: return red;
        case Tone::green: return green;
        case Tone::blue: return blue;
    }
    return neutral;
}

const Palette& palette_of(Contrast contrast) {
    switch (contrast) {
        case Contrast::ordinary: return kOrdinary;
        case Contrast::white_on_black: return kWhiteOnBlack;
        case Contrast::black_on_white: return kBlackOnWhite;
        case Contrast::low: return kLow;
    }
    return kOrdinary;
}

double contrast_ratio(Color a, Color b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace loket::ui
