#include "ui/screens/slip_card.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace loket::ui {
namespace {

constexpr float kLeastPixelsADot = 0.6F;

/// What a roll of 80 mm has on each side of the dots, 4 mm, and nearly so above and below.
constexpr float kMarginDots = 32;
/// Between the halves of a slip that is cut.
constexpr float kGapDots = 56;

/// Blank rows that part two lines, and the height of one: dots.
constexpr int kLeastGap = 6;
constexpr int kLine = 24;
/// Labels begin at the left edge, what is said under or beside them further in: bytes.
constexpr int kLabelEdge = 2;

bool is_blank(const SlipDots& dots, int row) {
    const auto row_bytes = std::size_t(dots.width / 8);
    const auto begin = dots.bits.begin() + std::ptrdiff_t(std::size_t(row) * row_bytes);
    return std::all_of(begin, begin + std::ptrdiff_t(row_bytes), [](std::uint8_t eight) { return eight == 0; });
}

/// Whether the line that begins at this row does so at the left edge.
bool is_label(const SlipDots& dots, int row) {
    for (int y = row; y < std::min(row + kLine, dots.height); ++y) {
        const auto begin = dots.bits.begin() + std::ptrdiff_t(y) * (dots.width / 8);
        if (std::any_of(begin, begin + kLabelEdge, [](std::uint8_t eight) { return eight != 0; })) return true;
    }
    return false;
}

SlipPlace fit(const SlipDots& dots, int cut, Size most) {
    const int rows = cut > 0 ? std::max(cut, dots.height - cut) : dots.height;
    const float columns = float(dots.width) * (cut > 0 ? 2 : 1) + (cut > 0 ? kGapDots : 0);
    const Size wanted{columns + 2 * kMarginDots, float(rows) + 2 * kMarginDots};
    const float scale = std::min(most.w / wanted.w, most.h / wanted.h);
    return {scale, cut, {wanted.w * scale, wanted.h * scale}};
}

}  // namespace

int cut_of(const SlipDots& dots) {
    const int middle = dots.height / 2;
    const int reach = dots.height / 10;
    int best = middle;
    int nearest = reach;
    for (int row = middle - reach, blank = 0; row <= middle + reach; ++row) {
        if (is_blank(dots, row)) {
            ++blank;
            continue;
        }
        const int centre = row - blank / 2;
        if (blank >= kLeastGap && std::abs(centre - middle) < nearest && is_label(dots, row)) {
            nearest = std::abs(centre - middle);
            best = centre;
        }
        blank = 0;
    }
    return best;
}

std::optional<SlipPlace> place_slip(const SlipDots& dots, Size most) {
    const SlipPlace whole = fit(dots, 0, most);
    const SlipPlace halves = fit(dots, cut_of(dots), most);
    const SlipPlace& larger = whole.scale >= kLeastPixelsADot || whole.scale >= halves.scale ? whole : halves;
    return larger.scale >= kLeastPixelsADot ? std::optional(larger) : std::nullopt;
}

void draw_slip(const std::shared_ptr<const SlipDots>& dots, const SlipPlace& place, const Rect& rect, Look& look) {
    const Palette& p = look.palette();
    const Size size = place.card;
    const Rect card{rect.centre().x - size.w / 2, rect.centre().y - size.h / 2, size.w, size.h};
    const Color white = rgb(0xFFFFFF);
    if (look.is_high_contrast()) {
        look.card(card, white, p.line, look.scale().stroke(2), look.unit(8));
    } else {
        look.canvas().shadow(card, p.ink, look.unit(46));
        look.canvas().fill(card, white, look.unit(8));
    }
    // All in whole pixels, so that both halves show the same picture.
    const float margin = std::round(kMarginDots * place.scale);
    const float width = std::round(float(dots->width) * place.scale);
    const float height = std::round(float(dots->height) * place.scale);
    const Point at{std::round(card.x + kMarginDots * place.scale), std::round(card.y + margin)};
    const Rect whole{at.x, at.y, width, height};
    if (place.cut == 0) return look.canvas().picture(whole, dots, whole);
    const float cut = std::round(float(place.cut) * place.scale);
    look.canvas().picture(whole, dots, {at.x, at.y, width, cut});
    const float gap = std::round(kGapDots * place.scale);
    const Rect second{at.x + width + gap, at.y - cut, width, height};
    look.canvas().picture(second, dots, {second.x, at.y, width, height - cut});
    const float x = at.x + width + std::round(gap / 2);
    look.canvas().line({x, card.y}, {x, card.bottom()}, rgb(0xB5B5B5), look.scale().stroke(2));
}

}  // namespace loket::ui
