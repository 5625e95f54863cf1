#include "ui/look/theme.hpp"

#include <doctest/doctest.h>

namespace loket::ui {

TEST_CASE("Contrast is reckoned as WCAG reckons it") {
    CHECK(contrast_ratio(rgb(0xFFFFFF), rgb(0x000000)) == doctest::Approx(21.0));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("A citizen reads questions, answers and stories at 10:1 or better") {
    for (const Contrast contrast : {Contrast::ordinary, Contrast::high}) {
        const Palette& p = palette_of(contrast);
        for (const Color ground : {p.paper, p.card, p.primary.tint, p.gold.tint, p.function_key, p.key}) {
            CHECK(contrast_ratio(p.ink, ground) >= 10.0);
        }
    }
}

TEST_CASE("In high contrast every word is at 8:1 or better, most of them far above 10:1") {
    const Palette& p = palette_of(Contrast::high);
    CHECK(contrast_ratio(p.soft_ink, p.paper) >= 10.0);
    CHECK(contrast_ratio(p.on_primary, p.primary.strong) >= 10.0);
    for (const Tone tone : {Tone::neutral, Tone::primary, Tone::gold, Tone::green, Tone::blue, Tone::red}) {
        CHECK(contrast_ratio(p.of(tone).text, p.paper) >= 10.0);
        CHECK(contrast_ratio(p.of(tone).text, p.of(tone).tint) >= 8.0);
    }
}

// What the ordinary colours of look.md do not reach 10:1 with: words in a tone, soft ink, white on the primary colour,
// and controls that are off. All are large or bold, and the high-contrast setting is one touch away. 4.5:1 is WCAG's
// AA.
TEST_CASE("In ordinary light what stands below 10:1 still passes 4.5:1, and most of it about 7:1") {
    const Palette& p = palette_of(Contrast::ordinary);
    CHECK(contrast_ratio(p.soft_ink, p.paper) >= 6.9);
    CHECK(contrast_ratio(p.soft_ink, p.card) >= 7.0);
    CHECK(contrast_ratio(p.on_primary, p.primary.strong) >= 7.0);
    CHECK(contrast_ratio(p.primary.text, p.card) >= 7.0);
    CHECK(contrast_ratio(p.soft_ink, p.key) >= 7.0);
    CHECK(contrast_ratio(p.soft_ink, p.primary.tint) >= 6.0);
    CHECK(contrast_ratio(p.on_disabled, p.disabled) >= 4.5);
    for (const Tone tone : {Tone::primary, Tone::gold, Tone::red, Tone::green, Tone::blue}) {
        CHECK(contrast_ratio(p.of(tone).text, p.of(tone).tint) >= 5.5);
        CHECK(contrast_ratio(p.of(tone).text, p.paper) >= 6.5);
        CHECK(contrast_ratio(p.of(tone).strong, p.of(tone).tint) >= 4.5);  // icons; WCAG asks 3:1
    }
}

}  // namespace loket::ui
