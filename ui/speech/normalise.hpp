// Written words as a voice should say them. Screens are written for eyes: "Rp 1.500.000", "23/11/2026", "09.42 WIB",
// "Jl. Merdeka No. 5". A speech program that is given those says points, slashes and single letters; here they become
// what a person would say who reads to another. Numbers stay digits where the voice says them rightly by itself.
//
// Pure; any bytes are allowed, for residents' own texts are read too. What comes back is UTF-8 without control
// characters, without emoji and without what a speech program takes for a command.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ui/flow/state.hpp"

namespace loket::ui {

/// More of a text is not read: characters, the longest that a story may be.
inline constexpr std::size_t kSpeakableMaximum = 10'000;
/// What comes back of a text is at most this many times as many bytes, and kSpeakableSlack.
inline constexpr std::size_t kSpeakableGrowth = 16;
inline constexpr std::size_t kSpeakableSlack = 64;

/// A text in one line, ready to be said. A text with a letter or a digit never becomes silent. Names of months are
/// those of the language's catalogue; whatever is not English is read as Indonesian.
std::string speakable(std::string_view text, Language language);

/// The same, letter by letter and digit by digit: "K3VQ-9X7M" -> "K, 3, V, Q; 9, X, 7, M". Signs between are pauses.
std::string spelt(std::string_view text);

}  // namespace loket::ui
