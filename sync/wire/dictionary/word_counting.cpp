#include "sync/wire/dictionary/word_counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace loket::sync {
namespace {

constexpr std::size_t kNextWords = 4;
/// What was seen less often says more of the dice than of the language.
constexpr std::size_t kLeastUses = 5;

bool is_small(char c) { return 'a' <= c && c <= 'z'; }
bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }

enum class Kind { word, name, end_of_sentence, other };
struct Token {
    Kind kind;
    std::string_view text;
};

Kind kind_of(std::string_view letters) {
    if (letters.size() < 2 || !is_small(letters.back())) return Kind::other;
    const bool is_plain =
        std::all_of(letters.begin() + 1, letters.end(), [](char c) { return is_small(c) || c == '-'; });
    if (!is_plain) return Kind::other;
    return is_capital(letters.front()) ? Kind::name : is_small(letters.front()) ? Kind::word : Kind::other;
}

/// The next run of letters, or a mark that is none; takes it off the front.
Token take_token(std::string_view& story) {
    const auto is_letter = [](char c) { return is_small(c) || is_capital(c) || c == '-' || (c & 0x80) != 0; };
    const std::size_t length =
        std::max<std::size_t>(1, std::size_t(std::find_if_not(story.begin(), story.end(), is_letter) - story.begin()));
    const std::string_view text = story.substr(0, length);
    story.remove_prefix(length);
    if (is_letter(text.front())) return {kind_of(text), text};
    return {text == "." || text == "?" || text == "!" || text == "\n" ? Kind::end_of_sentence : Kind::other, text};
}

std::string small(std::string_view word) {
    std::string small_word(word);
    if (is_capital(small_word.front())) small_word.front() = char(small_word.front() - 'A' + 'a');
    return small_word;
}

std::vector<std::string> likeliest(const WordUse& use, const std::set<std::string>& kept) {
    std::vector<std::pair<std::size_t, std::string>> next;
    for (const auto& [word, count] : use.next) {
        if (count >= kLeastUses && kept.count(word) != 0) next.emplace_back(count, word);
    }
    std::stable_sort(next.begin(), next.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(kNextWords, next.size()); ++i) words.push_back(next[i].second);
    return words;
}

}  // namespace

void count_words(std::string_view story, WordUses& uses) {
    std::string before;  // nothing: a sentence begins
    bool is_beside_gap = false;
    while (!story.empty()) {
        const Token token = take_token(story);
        if (token.text == " ") continue;
        if (token.kind == Kind::end_of_sentence) {
            before.clear();
            is_beside_gap = false;
            continue;
        }
        const bool begins = before.empty() && !is_beside_gap;
        if (token.kind == Kind::word || (token.kind == Kind::name && begins)) {
            const std::string word = small(token.text);
            ++uses[word].count;
            if (!is_beside_gap) ++uses[before].next[word];
            before = word;
            is_beside_gap = false;
        } else {
            is_beside_gap = true;
        }
    }
}

std::string word_lines(const WordUses& uses, const std::function<bool(const std::string&)>& is_known,
                       const std::vector<std::string>& stems) {
    std::set<std::string> kept;
    for (const auto& [word, use] : uses) {
        if (!word.empty() && use.count >= kLeastUses && is_known(word)) kept.insert(word);
    }
    std::set<std::string> all(stems.begin(), stems.end());
    all.insert(kept.begin(), kept.end());
    all.insert("");
    std::string lines;
    for (const std::string& word : all) {
        const auto use = uses.find(word);
        const bool is_used = use != uses.end() && (word.empty() || kept.count(word) != 0);
        lines += fmt::format("{} {}", word.empty() ? "." : word, is_used ? use->second.count : 0);
        if (is_used) {
            for (const std::string& next : likeliest(use->second, kept)) lines += " " + next;
        }
        lines += '\n';
    }
    return lines;
}

}  // namespace loket::sync
