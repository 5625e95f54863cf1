// Views of every screen with realistic words, for layout tests and for looking at them (preview.cpp).
#pragma once

#include <string>
#include <vector>

#include "ui/flow/view.hpp"

namespace loket::ui {

struct Sample {
    std::string name;
    View view;
};

/// One or more of each screen, and each dialog, with these access settings.
std::vector<Sample> samples(const Access& access);

}  // namespace loket::ui
