// The views that the real flow makes for a resident on the way through it, in the words of the catalogue.
#pragma once

#include <string>
#include <vector>

#include "ui/flow/view.hpp"

namespace loket::ui {

struct Sample {
    std::string name;
    View view;
};

std::vector<Sample> walk(const Access& access);

/// How it may end: every outcome of filing, of the receipt and of a look-up.
std::vector<Sample> outcomes(const Access& access);

/// Both: everything that can be seen.
std::vector<Sample> everything(const Access& access);

/// For a program that is no test (and defines DOCTEST_CONFIG_IMPLEMENT): what the player finds amiss on the way goes to
/// standard error.
void walk_outside_of_tests();

}  // namespace loket::ui
