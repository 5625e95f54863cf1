#include "kiosk/report/nik.hpp"

#include <algorithm>

namespace loket {
namespace {

constexpr std::size_t kNikSize = 16;
/// Women's birth days are written 41 to 71.
constexpr unsigned kWomensDays = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_nik_shaped(std::string_view text) { return text.size() == kNikSize && std::ranges::all_of(text, is_digit); }

unsigned two_digits(std::string_view text, std::size_t at) {
    return unsigned(text[at] - '0') * 10 + unsigned(text[at + 1] - '0');
}

/// Calls `found(position)` for every run of digits that is exactly 16 long.
template <class Found>
void for_each_nik(std::string_view text, Found found) {
    auto at = text.begin();
    while ((at = std::find_if(at, text.end(), is_digit)) != text.end()) {
        const auto end = std::find_if_not(at, text.end(), is_digit);
        if (end - at == kNikSize) found(std::size_t(at - text.begin()));
        at = end;
    }
}

}  // namespace

std::optional<NikProblem> check_nik(std::string_view nik, Date today) {
    if (!is_nik_shaped(nik)) return NikProblem::not_16_digits;
    const unsigned written_day = two_digits(nik, 6);
    const std::chrono::day day{written_day > kWomensDays ? written_day - kWomensDays : written_day};
    const std::chrono::month month{two_digits(nik, 8)};
    const int this_century = int(today.year()) / 100 * 100;
    const auto is_past_day = [&](int century) {
        const Date born{std::chrono::year{century + int(two_digits(nik, 10))}, month, day};
        return born.ok() && born <= today;
    };
    if (!is_past_day(this_century) && !is_past_day(this_century - 100)) return NikProblem::no_such_date;
    if (nik.substr(12) == "0000") return NikProblem::zero_serial;
    return std::nullopt;
}

bool is_nik_area_familiar(std::string_view nik) { return nik.starts_with("16"); }

std::string mask_nik(std::string_view nik) {
    if (!is_nik_shaped(nik)) return std::string(nik.size(), 'X');
    return std::string(nik.substr(0, 6)).append("XXXXXX").append(nik.substr(12));
}

std::string mask_phone(std::string_view phone) {
    constexpr std::size_t kShown = 4;
    constexpr std::size_t kMasked = 4;
    if (phone.size() <= kShown + kMasked) return std::string(phone.size(), 'X');
    return std::string(phone.substr(0, kShown)).append(kMasked, 'X').append(phone.substr(kShown + kMasked));
}

std::string mask_niks_in(std::string_view text) {
    std::string masked(text);
    for_each_nik(text, [&](std::size_t at) { masked.replace(at, kNikSize, mask_nik(text.substr(at, kNikSize))); });
    return masked;
}

bool holds_nik(std::string_view text) {
    bool found = false;
    for_each_nik(text, [&](std::size_t) { found = true; });
    return found;
}

}  // namespace loket
