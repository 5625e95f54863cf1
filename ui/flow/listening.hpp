// What a resident wishes of the voice that reads the screens. That wishes are values of the state like the size of
// letters is all that the flow knows of it: what is to be said follows from the views (ui/speech), as what is to be
// drawn does, so there is no effect for it and nothing that could be forgotten.
#pragma once

#include <type_traits>

#include "ui/flow/intent.hpp"
#include "ui/flow/state.hpp"

namespace loket::ui {

template <class Wish>
inline constexpr bool kIsOfVoice =
    std::is_same_v<Wish, ToggleListening> || std::is_same_v<Wish, OpenListening> ||
    std::is_same_v<Wish, NextSpeechSpeed> || std::is_same_v<Wish, NextSpeechVolume> ||
    std::is_same_v<Wish, SwitchSpeechOutput> || std::is_same_v<Wish, SayAgain> || std::is_same_v<Wish, SayOn> || std::is_same_v<Wish, ChooseOperation>;

/// One of the five keys: help opens its dialog or, within it, reads again; on the first screen the first key of a pad
/// turns the voice on.
void follow_walk(State& state, const Walk& walk, const Facts& facts);

/// Obeys a wish of the voice; false for any other intent, without a voice, and where another question must be answered
/// first.
bool adjust_listening(State& state, const Intent& intent, const Facts& facts);

}  // namespace loket::ui
