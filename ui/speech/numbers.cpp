#include "ui/speech/numbers.hpp"

#include "ui/speech/speech_words.hpp"
#include "ui/text/catalog.hpp"

namespace loket::ui {

std::string digit_by_digit(std::string_view digits) {
    std::string spoken;
    for (const char c : digits) {
        if (!spoken.empty()) spoken += ", ";
        spoken += c;
    }
    return spoken;
}

namespace {

/// The voices say whole numbers rightly to here; longer ones are no quantities.
constexpr std::size_t kLongestQuantity = 12;
/// Without dots between, this many digits are a number of a person or a telephone.
constexpr std::size_t kShortestCode = 9;

std::size_t digits_at(std::string_view rest, std::size_t at) {
    std::size_t end = at;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    return end - at;
}

bool is_at(std::string_view rest, std::size_t at, char c) { return at < rest.size() && rest[at] == c; }
bool ends_word(std::string_view rest, std::size_t at) { return at >= rest.size() || !is_word_part(rest[at]); }

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
    return value;
}

std::string text_of(int value) { return std::to_string(value); }

std::size_t skip_space(std::string_view rest, std::size_t at) { return is_at(rest, at, ' ') ? at + 1 : at; }

/// "3" or "11" of a month or day in its bounds, with its length; nothing otherwise.
std::optional<int> within(std::string_view digits, int most) {
    if (digits.empty() || digits.size() > 2) return std::nullopt;
    const int value = number_of(digits);
    return 1 <= value && value <= most ? std::optional(value) : std::nullopt;
}

std::string long_month(int month, Language language) {
    return std::string(Catalog::of(language)["calendar.month." + text_of(month)]);
}

std::string spoken_date(int day, int month, std::string_view year, Language language) {
    auto spoken = text_of(day) + " " + long_month(month, language);
    return year.empty() ? spoken : spoken + " " + std::string(year);
}

/// A name of the catalogue at the start of `rest`: its index, and how long it is written.
std::optional<std::pair<int, std::size_t>> find_name(std::string_view rest, std::string_view prefix, int first,
                                                     int last, Language language) {
    const auto& words = Catalog::of(language);
    for (int i = first; i <= last; ++i) {
        const auto name = words[std::string(prefix) + text_of(i)];
        if (rest.substr(0, name.size()) == name && ends_word(rest, name.size())) return std::pair(i, name.size());
    }
    return std::nullopt;
}

std::optional<Reading> read_numeric_date(std::string_view rest, Language language) {
    const auto first = digits_at(rest, 0);
    const char sign = first < rest.size() ? rest[first] : ' ';
    if (sign != '/' && sign != '-') return std::nullopt;
    const auto second = digits_at(rest, first + 1);
    if (!is_at(rest, first + 1 + second, sign)) return std::nullopt;
    const auto third_at = first + second + 2;
    const auto third = digits_at(rest, third_at);
    if (!ends_word(rest, third_at + third)) return std::nullopt;
    const bool is_year_first = first == 4 && sign == '-';
    if (!is_year_first && third != 4) return std::nullopt;
    const auto year = is_year_first ? rest.substr(0, 4) : rest.substr(third_at, 4);
    const auto month = within(rest.substr(first + 1, second), 12);
    const auto day = within(is_year_first ? rest.substr(third_at, third) : rest.substr(0, first), 31);
    if (!month || !day) return std::nullopt;
    return Reading{third_at + third, spoken_date(*day, *month, year, language)};
}

/// "23 Nov 2026", "23 Nov"; what has the whole name of its month is said rightly as it is.
std::optional<Reading> read_named_date(std::string_view rest, Language language) {
    const auto digits = digits_at(rest, 0);
    const auto day = within(rest.substr(0, digits), 31);
    if (!day || !is_at(rest, digits, ' ')) return std::nullopt;
    const auto month = find_name(rest.substr(digits + 1), "calendar.month_short.", 1, 12, language);
    if (!month) return std::nullopt;
    auto size = digits + 1 + month->second;
    const auto year_at = skip_space(rest, size);
    const bool has_year = year_at > size && digits_at(rest, year_at) == 4 && ends_word(rest, year_at + 4);
    const auto year = has_year ? rest.substr(year_at, 4) : std::string_view();
    if (has_year) size = year_at + 4;
    return Reading{size, spoken_date(*day, month->first, year, language)};
}

/// "1,2,3": no decimals, but one number after another.
Reading read_list(std::string_view rest, char parting) {
    std::string spoken;
    std::size_t at = 0;
    while (const auto run = digits_at(rest, at)) {
        if (!spoken.empty()) spoken += ", ";
        spoken += run < kShortestCode ? std::string(rest.substr(at, run)) : digit_by_digit(rest.substr(at, run));
        at += run;
        if (!is_at(rest, at, parting) || digits_at(rest, at + 1) == 0) break;
        ++at;
    }
    return {at, spoken};
}

bool has_zone(std::string_view rest, std::size_t at) {
    const auto zone = rest.substr(std::min(skip_space(rest, at), rest.size()));
    return begins_with_word(zone, "wib") || begins_with_word(zone, "wita") || begins_with_word(zone, "wit");
}

}  // namespace

std::optional<Reading> read_number(std::string_view rest, Language language) {
    const auto first = digits_at(rest, 0);
    if (first == 0) return std::nullopt;
    const char group = language == Language::english ? ',' : '.';
    const char decimal = language == Language::english ? '.' : ',';
    std::string digits(rest.substr(0, first));
    std::size_t size = first;
    if (first <= 3 && rest[0] != '0') {
        while (is_at(rest, size, group) && digits_at(rest, size + 1) == 3) {
            digits += rest.substr(size + 1, 3);
            size += 4;
        }
    }
    const bool is_grouped = size > first;
    const bool is_code = digits.size() > kLongestQuantity || (!is_grouped && digits.size() >= kShortestCode);
    const bool has_leading_zero = digits.size() > 2 && digits[0] == '0';
    if (is_code || has_leading_zero) return Reading{size, digit_by_digit(digits)};
    if (digits.size() == 2 && digits[0] == '0') digits.erase(0, 1);
    const auto decimals = is_at(rest, size, decimal) ? digits_at(rest, size + 1) : 0;
    const auto after = size + 1 + decimals;
    if (decimals > 0 && is_at(rest, after, decimal) && digits_at(rest, after + 1) > 0) return read_list(rest, decimal);
    const bool goes_on = is_at(rest, after, group) && digits_at(rest, after + 1) > 0;
    if (decimals == 0 || decimals > 4 || goes_on) return Reading{size, digits};
    return Reading{after, digits + " " + std::string(word_for_decimals(language)) + " " +
                              digit_by_digit(rest.substr(size + 1, decimals))};
}

std::optional<Reading> read_money(std::string_view rest, Language language) {
    if (rest.size() < 3 || (rest[0] != 'R' && rest[0] != 'r') || rest[1] != 'p') return std::nullopt;
    std::size_t at = is_at(rest, 2, '.') ? 3 : 2;
    at = skip_space(rest, at);
    auto amount = read_number(rest.substr(at), language);
    if (!amount) return std::nullopt;
    at += amount->size;
    const auto written = rest.substr(0, at);
    const std::string cents = std::string(language == Language::english ? "." : ",") + "00";
    const bool has_no_cents = written.size() > 3 && written.substr(written.size() - 3) == cents;
    if (has_no_cents) amount = read_number(rest.substr(at - amount->size, amount->size - 3), language);
    if (rest.substr(at, 2) == ",-") at += 2;
    for (const std::string_view power : {"ribu", "juta", "miliar", "triliun", "thousand", "million", "billion"}) {
        if (!is_at(rest, at, ' ') || !begins_with_word(rest.substr(at + 1), power)) continue;
        return Reading{at + 1 + power.size(), amount->spoken + " " + std::string(power) + " rupiah"};
    }
    return Reading{at, amount->spoken + " rupiah"};
}

std::optional<Reading> read_date(std::string_view rest, Language language) {
    if (const auto weekday = find_name(rest, "calendar.weekday_short.", 0, 6, language)) {
        const auto day_at = skip_space(rest, weekday->second);
        if (day_at == weekday->second || digits_at(rest, day_at) == 0) return std::nullopt;
        const auto name = Catalog::of(language)["calendar.weekday." + text_of(weekday->first)];
        return Reading{day_at, std::string(name) + ", "};  // the date itself is read next
    }
    if (auto numeric = read_numeric_date(rest, language)) return numeric;
    return read_named_date(rest, language);
}

std::optional<Reading> read_time(std::string_view rest, Language language) {
    const auto hours = digits_at(rest, 0);
    const char sign = hours < rest.size() ? rest[hours] : ' ';
    const bool is_sign = sign == ':' || (sign == '.' && language != Language::english);
    if (hours == 0 || hours > 2 || !is_sign || digits_at(rest, hours + 1) != 2) return std::nullopt;
    const auto size = hours + 3;
    const bool goes_on = size + 1 < rest.size() && (rest[size] == '.' || rest[size] == ',' || rest[size] == ':') &&
                         is_digit(rest[size + 1]);
    if (!ends_word(rest, size) || goes_on) return std::nullopt;
    if (hours == 1 && sign == '.' && !has_zone(rest, size)) return std::nullopt;
    const int hour = number_of(rest.substr(0, hours));
    const int minute = number_of(rest.substr(hours + 1, 2));
    if (hour > 24 || minute > 59) return std::nullopt;
    if (language == Language::english) {
        const std::string oh = minute < 10 ? " oh " : " ";
        return Reading{size, text_of(hour) + (minute == 0 ? " o'clock" : oh + text_of(minute))};
    }
    return Reading{size, text_of(hour) + (minute == 0 ? "" : " lewat " + text_of(minute) + " menit")};
}

std::optional<Reading> read_phone(std::string_view rest) {
    std::size_t at = rest.substr(0, 3) == "+62" ? 1 : 0;
    if (at == 0 && !is_at(rest, 0, '0')) return std::nullopt;
    std::string digits;
    std::size_t size = 0;
    while (const auto run = digits_at(rest, at)) {
        if (!digits.empty() && run < 3) break;
        digits += rest.substr(at, run);
        size = at + run;
        const bool is_parted = is_at(rest, size, '-') || is_at(rest, size, ' ');
        if (!is_parted || digits.size() > 15) break;
        at = size + 1;
    }
    if (digits.size() < kShortestCode || digits.size() > 15 || !ends_word(rest, size)) return std::nullopt;
    return Reading{size, (rest[0] == '+' ? "plus, " : "") + digit_by_digit(digits)};
}

std::optional<Reading> read_pair(std::string_view rest, Language language) {
    const auto first = read_number(rest, language);
    if (!first) return std::nullopt;
    auto at = skip_space(rest, first->size);
    const char sign = at < rest.size() ? rest[at] : ' ';
    if (sign != '-' && sign != 'x' && sign != '/') return std::nullopt;
    at = skip_space(rest, at + 1);
    const auto second = at < rest.size() ? read_number(rest.substr(at), language) : std::nullopt;
    if (!second || !ends_word(rest, at + second->size)) return std::nullopt;
    const auto size = at + second->size;
    const auto joined = [&](std::string_view word) {
        return Reading{size, first->spoken + " " + std::string(word) + " " + second->spoken};
    };
    if (sign == 'x') return joined(word_for_times(language));
    const auto left = digits_at(rest, 0), right = digits_at(rest, at);
    if (sign == '/') {
        const bool is_law = right == 4 && second->size == 4 && (rest[at] == '1' || rest[at] == '2');
        return is_law ? std::optional(joined(language == Language::english ? "of" : "tahun")) : std::nullopt;
    }
    const bool is_short = left <= 4 && right <= 4 && rest[0] != '0';
    const auto quantity = [&](std::string_view written) {
        std::string digits;
        for (const char c : written)
            if (is_digit(c)) digits += c;
        return std::pair(digits.size(), digits);
    };
    const bool is_rising = quantity(rest.substr(0, first->size)) < quantity(rest.substr(at, second->size));
    if (!is_short || !is_rising) return std::nullopt;
    return joined(word_for_range(language));
}

}  // namespace loket::ui
