// The views that the real flow makes for a resident on the way through it, in the words of the catalogue.
#pragma once

#include <vector>

#include "tests/ui/screens/samples.hpp"

namespace loket::ui {

std::vector<Sample> walk(const Access& access);

/// How it may end: every outcome of filing, of the receipt and of a look-up.
std::vector<Sample> outcomes(const Access& access);

}  // namespace loket::ui
