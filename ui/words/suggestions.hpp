// Three words over the keyboard: how the word that is being typed may end, or which comes next. From the words of
// ui/words/words.txt (made by loket-train-words) and the names of the regency's places. Nothing is learnt from what
// residents write. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loket::ui {

inline constexpr std::size_t kSuggestions = 3;

/// The letters of the word that `text` ends in; empty behind a space or a mark.
std::string_view word_begun_in(std::string_view text);

/// At most kSuggestions, the likeliest first, no two alike: words that begin as the one at the end of `text` does, or
/// behind a space those that often follow the word before, which may be fewer or none. Each is written as it is to
/// stand there, with a capital where a sentence begins or the typed one has it. Indonesian.
std::vector<std::string> suggestions_for(std::string_view text);

}  // namespace loket::ui
