// The printed slip on a card: the dots that the printer gets, nothing added. A slip is long and a screen is wide, so it
// is cut in two where it is blank, and the halves stand side by side, when that makes its letters larger.
#pragma once

#include <optional>

#include "ui/look/look.hpp"

namespace loket::ui {

struct SlipPlace {
    float scale;  ///< pixels a dot
    int cut;      ///< dots from the top; where the second half begins; 0: uncut
    Size card;    ///< pixels
};

/// How the dots fill a card of at most this size. Nothing where letters of 10 pt, the smallest that are printed, could
/// not be read: below 0.6 pixels a dot.
std::optional<SlipPlace> place_slip(const SlipDots& dots, Size most);

/// The row at which to cut a slip: in the blank nearest its middle beneath which a label begins, so that no answer is
/// torn. In dots from the top; the middle itself where there is no such blank.
int cut_of(const SlipDots& dots);

/// Draws card and dots in the middle of a place that has room for it.
void draw_slip(const std::shared_ptr<const SlipDots>& dots, const SlipPlace& place, const Rect& rect, Look& look);

}  // namespace loket::ui
