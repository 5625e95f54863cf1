// Lays a View out and draws it: one function a screen, chosen by an exhaustive visit, so that a forgotten screen does
// not compile. What comes back is the layout, every place that a finger can hit with the intent it has; the touch
// policy (ui/look/touch.hpp) turns touches on it into intents. So an intent is known when the finger lifts, not a frame
// later. Nothing is decided here but where things stand. Runs on the UI thread, with or without a window.
#pragma once

#include <string_view>

#include "ui/flow/view.hpp"
#include "ui/look/canvas.hpp"
#include "ui/look/key_walk.hpp"
#include "ui/look/layout.hpp"

namespace loket::ui {

/// Draws one whole frame on the canvas (begin to end) and returns its layout. A screen that has no room on this display
/// for the text size that was wished, is drawn in the largest for which it has. `pressed`: id of the target under a
/// finger, or empty. `walk` has a ring around what it points at, and zones tell it.
Layout draw(const View& view, Canvas& canvas, const Display& display, std::string_view pressed,
            const KeyWalk& walk = KeyWalk());

}  // namespace loket::ui
