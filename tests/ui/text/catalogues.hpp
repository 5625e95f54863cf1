// The compiled catalogues as the program carries them, for tests that look at all words at once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ui/text/mo.hpp"

namespace loket {

std::string_view indonesian_words();
std::string_view english_words();
std::string_view malay_words();

}  // namespace loket

namespace loket::ui {

/// The forms that words take by a count; one where they depend on none.
inline std::vector<std::string> forms_of(std::string_view words) {
    std::vector<std::string> forms;
    for (std::size_t end = 0; end != words.npos; words.remove_prefix(end == words.npos ? 0 : end + 1)) {
        end = words.find('\0');
        forms.emplace_back(words.substr(0, end));
    }
    return forms;
}

/// With all forms of each, parted by zero bytes.
inline std::map<std::string, std::string> all_words(std::string_view catalogue) {
    std::map<std::string, std::string> words;
    const auto entries = read_mo(catalogue).value();
    for (const auto& [key, text] : entries) words.emplace(key, text);
    return words;
}

}  // namespace loket::ui
