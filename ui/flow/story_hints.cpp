#include "ui/flow/story_hints.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace loket::ui {

namespace {

constexpr std::size_t kWordsThatTell = 5;

bool is_word_byte(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Words in lower case (ASCII); everything but letters, digits and what is beyond ASCII parts them.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (is_word_byte(c)) {
            word += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

template <std::size_t count>
bool holds_one_of(std::string_view story, const std::array<std::string_view, count>& wanted) {
    const auto words = words_of(story);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

// Indonesian, then words of the Musi that are heard at the counter, then English.
constexpr std::array<std::string_view, 66> kTimeWords{
    "sejak",    "mulai",  "kemarin", "tadi",   "semalam", "hari",      "minggu",    "pekan",     "bulan",    "tahun",
    "jam",      "pukul",  "senin",   "selasa", "rabu",    "kamis",     "jumat",     "sabtu",     "januari",  "februari",
    "maret",    "april",  "mei",     "juni",   "juli",    "agustus",   "september", "oktober",   "november", "desember",
    "pagi",     "siang",  "sore",    "malam",  "lama",    "sekarang",  "kini",      "kemaren",   "lamo",     "tadik",
    "senen",    "selaso", "rebo",    "kemis",  "since",   "yesterday", "today",     "week",      "month",    "year",
    "day",      "days",   "weeks",   "months", "years",   "monday",    "tuesday",   "wednesday", "thursday", "friday",
    "saturday", "sunday", "morning", "night",  "ago",     "last",
};
constexpr std::array<std::string_view, 46> kPeopleWords{
    "warga",   "anak",     "kami",       "kita",    "saya",     "masyarakat", "keluarga",   "siswa",
    "murid",   "petani",   "pedagang",   "ibu",     "bapak",    "orang",      "penduduk",   "pelajar",
    "guru",    "lansia",   "pasien",     "nelayan", "tetangga", "rumah",      "pengendara", "pengguna",
    "anakku",  "ughang",   "wong",       "kamek",   "awak",     "residents",  "people",     "children",
    "child",   "we",       "our",        "i",       "my",       "family",     "families",   "students",
    "farmers", "patients", "neighbours", "us",      "me",       "everyone",
};

}  // namespace

bool tells_what_happened(std::string_view story) { return words_of(story).size() >= kWordsThatTell; }

bool tells_since_when(std::string_view story) {
    const bool has_digit = std::any_of(story.begin(), story.end(), [](char c) { return '0' <= c && c <= '9'; });
    return has_digit || holds_one_of(story, kTimeWords);
}

bool tells_who_is_affected(std::string_view story) { return holds_one_of(story, kPeopleWords); }

}  // namespace loket::ui
