// The on-screen keyboard as data: which keys stand where, and what a touch on each of them means.
#pragma once

#include "ui/flow/views/context.hpp"

namespace loket::ui {

/// The keyboard for the focused field; no rows when none is focused.
KeyboardView keyboard_view(const Context& context);

}  // namespace loket::ui
