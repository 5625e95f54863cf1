// What each intent does where nothing lies over the screen. One that the screen does not offer does nothing.
#pragma once

#include <vector>

#include "ui/flow/flow.hpp"

namespace loket::ui {

std::vector<Effect> obey(State& state, const Intent& intent, const Facts& facts);

}  // namespace loket::ui
