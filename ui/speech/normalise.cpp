#include "ui/speech/normalise.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/flow/unicode.hpp"
#include "ui/speech/numbers.hpp"
#include "ui/speech/speech_words.hpp"
#include "ui/speech/written.hpp"

namespace loket::ui {

namespace {

bool is_pause(char c) { return std::string_view(".,;:?!").find(c) != std::string_view::npos; }

/// Letters of a code stand in groups of at most this many; a longer one is a word.
constexpr std::size_t kLongestOfCode = 4;
/// Nothing longer is a code: so no text makes the reader look far ahead again and again.
constexpr std::size_t kLongestCode = 40;

/// Reads from left to right; each thing that is written short is found where a word begins.
class Reader {
public:
    Reader(std::string text, Language language) : text_(std::move(text)), language_(language) {}

    std::string read() && {
        while (at_ < text_.size()) {
            const bool is_start = at_ == 0 || !is_word_part(text_[at_ - 1]);
            if (is_start && take_known()) continue;
            take_sign_or_letter();
        }
        while (!spoken_.empty() && spoken_.back() == ' ') spoken_.pop_back();
        return std::move(spoken_);
    }

private:
    std::string_view rest() const { return std::string_view(text_).substr(at_); }
    char before() const { return at_ > 0 ? text_[at_ - 1] : ' '; }
    char after() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : ' '; }

    /// Words are parted by one space; of several pauses in a row the first counts.
    void put(std::string_view words) {
        for (const char c : words) {
            const char last = spoken_.empty() ? ' ' : spoken_.back();
            if (c == ' ' && last == ' ') continue;
            spoken_ += c;
        }
    }
    void put_apart(std::string_view words) {
        put(" ");
        put(words);
        put(" ");
    }
    void pause(char c) {
        while (!spoken_.empty() && spoken_.back() == ' ') spoken_.pop_back();
        if (spoken_.empty()) return;
        if (!is_pause(spoken_.back())) {
            spoken_ += c;
        } else if (c == '?' || c == '.') {
            spoken_.back() = c == '?' || spoken_.back() == '?' ? '?' : '.';
        }
        spoken_ += ' ';
    }

    bool take(const std::optional<Reading>& reading) {
        if (!reading) return false;
        at_ += reading->size;
        put(reading->spoken);
        if (at_ < text_.size() && is_word_part(text_[at_])) put(" ");  // "RT3a"
        return true;
    }

    bool take_known() {
        const auto now = rest();
        if (take(masked()) || take(code()) || take(read_money(now, language_)) || take(read_date(now, language_)) ||
            take(read_time(now, language_)) || take(read_phone(now)) ||
            (before() != '/' && take(read_pair(now, language_))) || take(read_number(now, language_))) {
            return true;
        }
        const auto* shortening = find_shortening(now, language_);
        if (shortening == nullptr) return false;
        at_ += shortening->written.size();
        put(shortening->spoken);
        if (shortening->written.back() == '.') put(" ");
        return true;
    }

    /// The characters from here that belong to one code or one masked number.
    std::string_view group() const {
        std::size_t size = 0;
        const auto now = rest();
        while (size < now.size() && (is_word_part(now[size]) || now[size] == '-')) {
            if (++size > kLongestCode) return {};
        }
        while (size > 0 && now[size - 1] == '-') --size;
        return now.substr(0, size);
    }

    std::optional<Reading> masked() const {
        const auto now = rest();
        const auto stars = std::min(now.find_first_not_of('*'), now.size());
        if (stars >= 3) return Reading{stars, std::string(word_for_masked(language_)) + " "};
        const auto word = group();
        const bool is_masked = word.find("XXXX") != word.npos && word.find_first_not_of("0123456789X-") == word.npos &&
                               word.find('X') != word.npos;
        if (!is_masked) return std::nullopt;
        return Reading{word.size(), std::string(word_for_masked(language_))};
    }

    /// "BTM2-00427-P", "K3VQ-9X7M", "L-DB-1": capitals and digits together.
    std::optional<Reading> code() const {
        const auto word = group();
        bool has_letter = false, has_digit = false;
        std::size_t letters = 0;
        for (const char c : word) {
            if (!is_upper(c) && !is_digit(c) && c != '-') return std::nullopt;
            has_letter |= is_upper(c);
            has_digit |= is_digit(c);
            letters = is_upper(c) ? letters + 1 : 0;
            if (letters > kLongestOfCode) return std::nullopt;
        }
        if (!has_letter || !has_digit) return std::nullopt;
        return Reading{word.size(), spelt(word)};
    }

    void take_sign_or_letter() {
        const char c = text_[at_];
        const bool is_word = is_word_part(c);
        if (is_word || c == ' ' || (c == '\'' && is_word_part(before()) && is_word_part(after()))) {
            put(rest().substr(0, 1));
        } else if (is_pause(c)) {
            pause(c);
        } else if (c == '-') {
            dash();
        } else if (c == '/') {
            put(" ");
        } else if (const auto name = name_of_sign(c, language_); !name.empty()) {
            put_apart(name);
        }
        ++at_;
    }

    /// Within a word it stays ("apa-apa"), between words it is a pause, before a number ("ke-7") a space.
    void dash() {
        const bool is_within = is_word_part(before()) && is_word_part(after()) && !is_digit(after());
        if (is_within) {
            put("-");
        } else if (before() == ' ' && after() == ' ') {
            pause(',');
        } else {
            put(" ");
        }
    }

    std::string text_;
    Language language_;
    std::size_t at_ = 0;
    std::string spoken_;
};

}  // namespace

std::string speakable(std::string_view text, Language language) { return Reader(plain(text), language).read(); }

std::string spelt(std::string_view text) {
    const std::string written = plain(text);
    std::string_view rest = written;
    std::string spoken;
    const char* parting = "";
    while (const auto point = first_code_point(rest)) {
        rest.remove_prefix(point->bytes.size());
        if (!is_word_part(point->bytes[0])) {
            if (!spoken.empty()) parting = "; ";
            continue;
        }
        spoken += parting;
        spoken += point->bytes;
        parting = ", ";
    }
    return spoken;
}

}  // namespace loket::ui
