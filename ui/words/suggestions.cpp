#include "ui/words/suggestions.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <tuple>

#include "kiosk/report/region.hpp"

namespace loket {

std::string_view indonesian_word_list();  // words.txt, embedded by CMake

namespace ui {
namespace {

/// A place stands behind the words that residents often write, and before those that only the dictionary knows.
constexpr int kPlaceCount = 1;

struct Entry {
    std::string key;        // in small letters
    std::string_view word;  // as it is written
    int count;
    std::string_view next;  // "rusak berlubang"
};

constexpr bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }
constexpr bool is_letter(char c) { return ('a' <= c && c <= 'z') || is_capital(c) || c == '-' || c == '\''; }
constexpr char small(char c) { return is_capital(c) ? char(c - 'A' + 'a') : c; }

std::string small(std::string_view word) {
    std::string letters(word);
    std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) { return small(c); });
    return letters;
}

/// The part of a text before its first `mark`, which is taken off with it.
std::string_view take_until(std::string_view& text, char mark) {
    const std::string_view part = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

class WordList {
public:
    WordList() {
        for (std::string_view lines = indonesian_word_list(); !lines.empty();) add(take_until(lines, '\n'));
        for (const Region& region : regions()) {
            if (region.level != RegionLevel::kabupaten)
                entries_.push_back({small(region.name), region.name, kPlaceCount, {}});
        }
        std::stable_sort(entries_.begin(), entries_.end(),
                         [](const Entry& a, const Entry& b) { return a.key < b.key; });
    }

    /// Those that begin with `letters`, which are small.
    std::span<const Entry> beginning_with(std::string_view letters) const {
        const auto first = std::lower_bound(entries_.begin(), entries_.end(), letters,
                                            [](const Entry& entry, std::string_view key) { return entry.key < key; });
        const auto last =
            std::find_if_not(first, entries_.end(), [&](const Entry& entry) { return entry.key.starts_with(letters); });
        return {first, last};
    }

    /// What often follows a word in small letters; of none, what begins a sentence.
    std::string_view after(std::string_view word) const {
        if (word.empty()) return first_words_;
        for (const Entry& entry : beginning_with(word)) {
            if (entry.key == word && !entry.next.empty()) return entry.next;
        }
        return {};
    }

private:
    void add(std::string_view line) {
        const std::string_view word = take_until(line, ' ');
        const std::string_view digits = take_until(line, ' ');
        if (word == ".") {
            first_words_ = line;
            return;
        }
        Entry entry{std::string(word), word, 0, line};
        std::from_chars(digits.data(), digits.data() + digits.size(), entry.count);
        entries_.push_back(std::move(entry));
    }

    std::vector<Entry> entries_;
    std::string_view first_words_;
};

const WordList& word_list() {
    static const WordList all;
    return all;
}

/// The text before the word at its end; whether a sentence begins there.
struct Before {
    std::string word;  // the one before, in small letters; empty where a sentence begins or something else stands
    bool begins_sentence;
};
Before before(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty()) return {"", true};
    if (std::string_view(".?!\n").find(text.back()) != std::string_view::npos) return {"", true};
    return {small(word_begun_in(text)), false};
}

bool follows(std::string_view next, std::string_view word) {
    while (!next.empty()) {
        if (take_until(next, ' ') == word) return true;
    }
    return false;
}

std::string written(std::string_view word, std::string_view begun, bool begins_sentence) {
    std::string letters(word);
    const bool is_shouted = begun.size() >= 2 && std::all_of(begun.begin(), begun.end(), is_capital);
    const auto to_capital = [](char c) { return 'a' <= c && c <= 'z' ? char(c - 'a' + 'A') : c; };
    if (is_shouted) std::transform(letters.begin(), letters.end(), letters.begin(), to_capital);
    const bool is_large = begun.empty() ? begins_sentence : is_capital(begun.front());
    if (is_large) letters.front() = to_capital(letters.front());
    return letters;
}

}  // namespace

std::string_view word_begun_in(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0 && is_letter(text[start - 1])) --start;
    // Behind a letter that is none of ours, or a digit, no word of ours has begun.
    const bool is_inside =
        start > 0 && ((text[start - 1] & 0x80) != 0 || ('0' <= text[start - 1] && text[start - 1] <= '9'));
    return is_inside ? std::string_view() : text.substr(start);
}

std::vector<std::string> suggestions_for(std::string_view text) {
    const std::string_view begun = word_begun_in(text);
    const Before context = before(text.substr(0, text.size() - begun.size()));
    std::vector<std::string> best;
    const auto offer = [&](std::string_view word) {
        std::string candidate = written(word, begun, context.begins_sentence);
        if (best.size() < kSuggestions && candidate != begun &&
            std::find(best.begin(), best.end(), candidate) == best.end())
            best.push_back(std::move(candidate));
    };
    const bool is_between = text.empty() || text.back() == ' ' || text.back() == '\n';
    if (begun.empty()) {
        if (!is_between) return {};
        std::string_view next = context.word.empty() && !context.begins_sentence ? "" : word_list().after(context.word);
        while (!next.empty()) offer(take_until(next, ' '));
        return best;
    }
    const std::string_view next = word_list().after(context.word);
    const auto matches = word_list().beginning_with(small(begun));
    std::vector<const Entry*> likeliest;
    for (const Entry& entry : matches) likeliest.push_back(&entry);
    const auto rank = [&](const Entry* entry) {
        return std::tuple(!follows(next, entry->key), -entry->count, entry->key.size(), std::string_view(entry->key));
    };
    const auto end = likeliest.begin() + std::ptrdiff_t(std::min(likeliest.size(), kSuggestions + 2));
    std::partial_sort(likeliest.begin(), end, likeliest.end(),
                      [&](const Entry* a, const Entry* b) { return rank(a) < rank(b); });
    for (auto entry = likeliest.begin(); entry != end; ++entry) offer((*entry)->word);
    return best;
}

}  // namespace ui
}  // namespace loket
