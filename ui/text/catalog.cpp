#include "ui/text/catalog.hpp"

#include <algorithm>
#include <cassert>

#include "ui/text/mo.hpp"

namespace loket {

// Made by the build from id.po, en.po and mus.po.
std::string_view indonesian_words();
std::string_view english_words();
std::string_view malay_words();

}  // namespace loket

namespace loket::ui {

namespace {

std::string_view words_of(Language language) {
    switch (language) {
        case Language::indonesian: break;
        case Language::english: return english_words();
        case Language::malay: return malay_words();
    }
    return indonesian_words();
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string day_of(Date date) { return std::to_string(static_cast<unsigned>(date.day())); }
std::string month_of(Date date) { return std::to_string(static_cast<unsigned>(date.month())); }
std::string year_of(Date date) { return std::to_string(static_cast<int>(date.year())); }
/// "0" for Sunday.
std::string weekday_of(Date date) {
    return std::to_string(std::chrono::weekday(std::chrono::sys_days(date)).c_encoding());
}

std::string say(const Catalog& words, std::string_view prefix, const std::string& code) {
    return std::string(words[std::string(prefix).append(code)]);
}

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string filled(std::string_view words, Values values) {
    std::string text;
    for (std::size_t at = 0; at < words.size();) {
        const auto open = words.find('{', at);
        const auto close = words.find('}', open == words.npos ? at : open);
        if (open == words.npos || close == words.npos) return text.append(words.substr(at));
        text.append(words.substr(at, open - at));
        const auto name = words.substr(open + 1, close - open - 1);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
        // What nobody fills stays as it is, so that a mistake is seen.
        text.append(value != values.end() ? value->second : words.substr(open, close - open + 1));
        at = close + 1;
    }
    return text;
}

/// Which form a count takes, as Plural-Forms in the head of the language's .po says; a test compares the two.
std::size_t form_for(Language language, std::int64_t count) {
    return language == Language::english && count != 1 ? 1 : 0;
}

/// The first form where there is no such one: a text that depends on no count.
std::string_view form(std::string_view forms, std::size_t index) {
    const auto first = forms.substr(0, forms.find('\0'));
    if (index == 0 || first.size() == forms.size()) return first;
    return form(forms.substr(first.size() + 1), index - 1);
}

}  // namespace

Catalog::Catalog(Language language) : language_(language) {
    auto entries = read_mo(words_of(language));
    assert(entries && "msgfmt made a catalogue that cannot be read");
    entries_ = *std::move(entries);
}

const Catalog& Catalog::of(Language language) {
    static const Catalog indonesian(Language::indonesian);
    static const Catalog english(Language::english);
    static const Catalog malay(Language::malay);
    switch (language) {
        case Language::indonesian: break;
        case Language::english: return english;
        case Language::malay: return malay;
    }
    return indonesian;
}

std::string_view Catalog::forms_of(std::string_view key) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), key,
                         [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != entries_.end() && found->first == key ? found->second : key;
}

std::string_view Catalog::operator[](std::string_view key) const { return form(forms_of(key), 0); }

std::string Catalog::fill(std::string_view key, Values values) const { return filled((*this)[key], values); }

std::string Catalog::counted(std::string_view key, std::int64_t count, std::string_view name) const {
    return filled(form(forms_of(key), form_for(language_, count)), {{name, number(count)}});
}

std::string Catalog::long_date(Date date) const {
    return say(*this, "calendar.weekday.", weekday_of(date)) + ", " + day_of(date) + " " +
           say(*this, "calendar.month.", month_of(date)) + " " + year_of(date);
}

std::string Catalog::short_date(Date date) const {
    return day_of(date) + " " + say(*this, "calendar.month_short.", month_of(date)) + " " + year_of(date);
}

std::string Catalog::short_moment(Instant instant) const {
    const auto date = date_of(instant);
    return say(*this, "calendar.weekday_short.", weekday_of(date)) + " " + day_of(date) + " " +
           say(*this, "calendar.month_short.", month_of(date)) + ", " + time(instant);
}

std::string Catalog::time(Instant instant) const {
    const auto [hour, minute] = time_of_day(instant);
    return two_digits(hour) + (language_ == Language::english ? ":" : ".") + two_digits(minute);
}

std::string Catalog::number(std::int64_t value) const {
    auto digits = std::to_string(value);
    const std::size_t sign = value < 0 ? 1 : 0;
    for (auto at = digits.size(); at > sign + 3;) {
        at -= 3;
        digits.insert(at, 1, language_ == Language::english ? ',' : '.');
    }
    return digits;
}

}  // namespace loket::ui
