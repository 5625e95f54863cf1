// Which words the stories of invented residents use, how often, and which follow which: what the suggestions over the
// keyboard (ui/words) are made of. Pure.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loket::sync {

struct WordUse {
    std::size_t count = 0;
    std::map<std::string, std::size_t> next;  ///< the words after it in the same sentence, and how often
};

/// By word, in small letters; the empty word stands for the beginning of a sentence. A word is two or more ASCII
/// letters, with hyphens inside; one with a capital where no sentence begins is a name and left out, as is what stands
/// beside it.
using WordUses = std::map<std::string, WordUse>;
void count_words(std::string_view story, WordUses& uses);

/// The lines of ui/words/words.txt, in the order of their words: "jalan 5321 rusak berlubang", a word, how often it
/// was used, and up to four words that often follow, the likeliest first. Words for which `is_known` says no are left
/// out; those of `stems` that nobody used have the count 0.
std::string word_lines(const WordUses& uses, const std::function<bool(const std::string&)>& is_known,
                       const std::vector<std::string>& stems);

}  // namespace loket::sync
