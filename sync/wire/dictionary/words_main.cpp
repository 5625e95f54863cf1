// loket-train-words: makes ui/words/words.txt, which the suggestions over the keyboard are made of: the words of the
// invented stories that Debian's Indonesian dictionary (hunspell-id) knows, how often they come and what follows them,
// and its stems. For developers; not installed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <hunspell.hxx>

#include "sync/wire/dictionary/corpus.hpp"
#include "sync/wire/dictionary/word_counting.hpp"

namespace {

constexpr std::size_t kStories = 20'000;
constexpr std::uint64_t kSeed = 5;

/// Of id_ID.dic: plain words in small letters, without their flags.
std::vector<std::string> stems_in(const std::string& dictionary) {
    std::vector<std::string> stems;
    std::ifstream lines(dictionary);
    for (std::string line; std::getline(lines, line);) {
        const std::string stem = line.substr(0, line.find_first_of("/\t "));
        const bool is_plain = std::all_of(stem.begin(), stem.end(), [](char c) { return 'a' <= c && c <= 'z'; });
        const bool is_spoken = stem.find_first_of("aeiou") != std::string::npos;  // no abbreviation
        if (stem.size() >= 3 && is_plain && is_spoken) stems.push_back(stem);
    }
    return stems;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes ui/words/words.txt.");
    std::string folder = "/usr/share/hunspell";
    app.add_option("--hunspell", folder, "where id_ID.dic and id_ID.aff are");
    CLI11_PARSE(app, argc, argv);

    const std::vector<std::string> stems = stems_in(folder + "/id_ID.dic");
    if (stems.empty()) {
        fmt::print(stderr, "no words in {}/id_ID.dic (Debian: hunspell-id)\n", folder);
        return 1;
    }
    Hunspell indonesian((folder + "/id_ID.aff").c_str(), (folder + "/id_ID.dic").c_str());
    loket::sync::WordUses uses;
    for (const auto& draft : loket::sync::make_drafts(kStories, kSeed, {})) {
        loket::sync::count_words(draft.story, uses);
    }
    const auto is_known = [&](const std::string& word) { return indonesian.spell(word); };
    fmt::print("{}", loket::sync::word_lines(uses, is_known, stems));
    return 0;
}
