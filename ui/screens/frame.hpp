// What stands around every screen: the name of the office, the steps, the state of the link and the time above; the
// access settings, the officer's bell, Back, Cancel and Next below, always in the same places.
#pragma once

#include "ui/flow/view.hpp"
#include "ui/look/look.hpp"

namespace loket::ui {

/// Whether a keyboard takes the lower half; a small display then gives its header away.
enum class Crowding { none, keyboard };

/// Draws the frame; returns the area that is left for the screen.
Rect draw_frame(const FrameView& frame, Crowding crowding, Look& look);

}  // namespace loket::ui
