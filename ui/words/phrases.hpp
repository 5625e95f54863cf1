// How a story or a place often begins, for whoever does not know how to begin: three phrases over the keyboard while
// nothing is written yet. Indonesian, written for this screen.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/report/topic.hpp"

namespace loket::ui {

/// Three; of a topic that has none of its own, those of "other".
std::span<const std::string_view> story_phrases(Kind kind, std::string_view topic_code);
std::span<const std::string_view> place_phrases();

}  // namespace loket::ui
