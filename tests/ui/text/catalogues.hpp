// The compiled catalogues as the program carries them, for tests that look at all words at once.
#pragma once

#include <map>
#include <string>

#include "ui/text/mo.hpp"

namespace loket {

std::string_view indonesian_words();
std::string_view english_words();

}  // namespace loket

namespace loket::ui {

inline std::map<std::string, std::string> all_words(std::string_view catalogue) {
    std::map<std::string, std::string> words;
    const auto entries = read_mo(catalogue).value();
    for (const auto& [key, text] : entries) words.emplace(key, text);
    return words;
}

}  // namespace loket::ui
