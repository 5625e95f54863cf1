#include "printing/paper_words.hpp"

#include <fmt/format.h>

#include <array>

#include "kiosk/report/utf8.hpp"

namespace loket::printing {
namespace {

constexpr std::array kDays{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"};
constexpr std::array kMonths{"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                             "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

/// Takes a code point off the front of a text that is not empty; a byte that is not UTF-8 counts as U+FFFD.
char32_t take_any(std::string_view& rest) {
    if (const auto character = take_character(rest)) return *character;
    rest.remove_prefix(1);
    return U'\uFFFD';
}

bool is_space(char32_t c) {
    return is_control(c) || c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

/// They could make a name or a place read backwards.
bool is_bidirectional_control(char32_t c) {
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string long_date(Date date) {
    const std::chrono::weekday day{std::chrono::sys_days(date)};
    return fmt::format("{}, {} {} {}", kDays[day.c_encoding()], unsigned(date.day()),
                       kMonths[unsigned(date.month()) - 1], int(date.year()));
}

std::string moment(Instant instant) {
    const Date date = date_of(instant);
    const TimeOfDay time = time_of_day(instant);
    const std::string_view month = kMonths[unsigned(date.month()) - 1];
    return fmt::format("{} {} {} {:02}.{:02} WIB", unsigned(date.day()),
                       month == "Agustus" ? "Agu" : month.substr(0, 3), int(date.year()), time.hour, time.minute);
}

std::string one_line(std::string_view text) {
    std::string line;
    bool owes_space = false;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t character = take_any(text);
        if (is_space(character)) {
            owes_space = !line.empty();
        } else if (!is_bidirectional_control(character)) {
            if (owes_space) line += ' ';
            owes_space = false;
            line += character == U'\uFFFD' ? "\uFFFD" : before.substr(0, before.size() - text.size());
        }
    }
    return line;
}

std::string first_words(std::string_view line, std::size_t limit) {
    std::string_view rest = line;
    std::size_t last_word_end = 0;
    for (std::size_t count = 0; !rest.empty() && count < limit; ++count) {
        if (rest.front() == ' ') last_word_end = line.size() - rest.size();
        take_any(rest);
    }
    if (rest.empty()) return std::string(line);
    std::size_t end = line.size() - rest.size();
    if (rest.front() != ' ' && last_word_end > 0) end = last_word_end;
    return std::string(line.substr(0, end)) + " …";
}

}  // namespace loket::printing
