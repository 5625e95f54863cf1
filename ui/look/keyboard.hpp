// The on-screen keyboard: rows of keys in widths of a letter key, on a bed. What a key means is the view's matter.
#pragma once

#include "ui/flow/view.hpp"
#include "ui/look/look.hpp"

namespace loket::ui {

/// The height a keyboard wants: keys as drawn, never lower than the display can hold with `most` pixels at hand.
float keyboard_height(const Look& look, const KeyboardView& view, float most);

void keyboard(Look& look, const Rect& rect, const KeyboardView& view);

}  // namespace loket::ui
