#include "ui/look/theme.hpp"

#include <doctest/doctest.h>

namespace loket::ui {

TEST_CASE("Contrast is reckoned as WCAG reckons it") {
    CHECK(contrast_ratio(rgb(0xFFFFFF), rgb(0x000000)) == doctest::Approx(21.0));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("A citizen reads questions, answers and stories at 10:1 or better") {
    for (const Contrast contrast : {Contrast::ordinary, Contrast::white_on_black, Contrast::black_on_white}) {
        const Palette& p = palette_of(contrast);
        for (const Color ground : {p.paper, p.card, p.primary.tint, p.gold.tint, p.function_key, p.key}) {
            CHECK(contrast_ratio(p.ink, ground) >= 10.0);
        }
    }
}

TEST_CASE("In high contrast every word is at 8:1 or better, most of them far above 10:1") {
    for (const Contrast contrast : {Contrast::white_on_black, Contrast::black_on_white}) {
        const Palette& p = palette_of(contrast);
        CHECK(contrast_ratio(p.soft_ink, p.paper) >= 10.0);
        CHECK(contrast_ratio(p.on_primary, p.primary.strong) >= 10.0);
        for (const Tone tone : {Tone::neutral, Tone::primary, Tone::gold, Tone::green, Tone::blue, Tone::red}) {
            CHECK(contrast_ratio(p.of(tone).text, p.paper) >= 10.0);
            CHECK(contrast_ratio(p.of(tone).text, p.of(tone).tint) >= 8.0);
        }
    }
}

// After VVSG 2.0, whose low contrast lies between 4.5:1 and 8:1.
TEST_CASE("For eyes that glare hurts no word is above 8:1, and none below 4.5:1") {
    const Palette& p = palette_of(Contrast::low);
    const auto check = [](Color words, Color ground) {
        CHECK(contrast_ratio(words, ground) >= 4.5);
        CHECK(contrast_ratio(words, ground) <= 8.0);
    };
    for (const Color ground : {p.paper, p.card, p.neutral.tint, p.primary.tint, p.gold.tint, p.red.tint, p.green.tint,
                               p.blue.tint, p.key, p.function_key}) {
        check(p.ink, ground);
        check(p.soft_ink, ground);
    }
    check(p.on_primary, p.primary.strong);
    check(p.on_disabled, p.disabled);
    for (const Tone tone : {Tone::neutral, Tone::primary, Tone::gold, Tone::red, Tone::green, Tone::blue}) {
        check(p.of(tone).text, p.of(tone).tint);
        check(p.of(tone).text, p.paper);
        check(p.of(tone).text, p.card);
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
