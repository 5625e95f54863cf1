#include "ui/flow/event_date.hpp"

#include <algorithm>

namespace loket::ui {

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return '0' <= c && c <= '9'; });
    return digits.substr(0, kDateDigits);
}

std::string padded(int value, std::size_t width) {
    auto text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

}  // namespace

std::string grouped_date(std::string_view typed) {
    const auto digits = digits_of(typed);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 2 || i == 4) grouped += '/';
        grouped += digits[i];
    }
    return grouped;
}

std::optional<Date> parse_typed_date(std::string_view typed) {
    const auto digits = digits_of(typed);
    if (digits.size() != kDateDigits) return std::nullopt;
    const Date date{std::chrono::year(std::stoi(digits.substr(4))),
                    std::chrono::month(static_cast<unsigned>(std::stoi(digits.substr(2, 2)))),
                    std::chrono::day(static_cast<unsigned>(std::stoi(digits.substr(0, 2))))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string typed_form(Date date) {
    return padded(static_cast<int>(static_cast<unsigned>(date.day())), 2) + '/' +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + '/' +
           padded(static_cast<int>(date.year()), 4);
}

}  // namespace loket::ui
