#include "ui/speech/normalise.hpp"

#include <doctest/doctest.h>

#include "kiosk/report/utf8.hpp"

using namespace loket::ui;

namespace {

struct Case {
    const char* written;
    const char* spoken;
};

constexpr Case kIndonesian[] = {
    {"Rp 1.500.000", "1500000 rupiah"},
    {"Rp1.500.000,-", "1500000 rupiah"},
    {"Rp. 25.000,00 per orang", "25000 rupiah per orang"},
    {"Rp 1,5 juta", "1 koma 5 juta rupiah"},
    {"128 dari 10.000 huruf", "128 dari 10000 huruf"},
    {"naik 3,75%", "naik 3 koma 7, 5 persen"},
    {"1,2,3", "1, 2, 3"},
    {"Sejak 23/11/2026.", "Sejak 23 November 2026."},
    {"23-11-2026", "23 November 2026"},
    {"2026-11-23", "23 November 2026"},
    {"23 Nov 2026", "23 November 2026"},
    {"Sen 23 Nov, 09.42", "Senin, 23 November, 9 lewat 42 menit"},
    {"45/11/2026", "45 11 2026"},
    {"pukul 09.42 WIB", "pukul 9 lewat 42 menit waktu Indonesia barat"},
    {"jam 7.30 WIB", "jam 7 lewat 30 menit waktu Indonesia barat"},
    {"10.00", "10"},
    {"10–15 rumah", "10 sampai 15 rumah"},
    {"Senin – Jumat", "Senin, Jumat"},
    {"3 x 24 jam", "3 kali 24 jam"},
    {"UU 27/2022", "undang-undang 27 tahun 2022"},
    {"Ps 21", "pasal 21"},
    {"versi 2026-11", "versi 2026 11"},
    {"angka ke-7", "angka ke 7"},
    {"apa-apa", "apa-apa"},
    {"Kab. Musi Banyuasin, Kec. Babat Toman", "kabupaten Musi Banyuasin, kecamatan Babat Toman"},
    {"Jl. Merdeka No. 14 RT 03/RW 01", "jalan Merdeka nomor 14 RT 3 RW 1"},
    {"Tidak ada no. telepon", "Tidak ada no. telepon"},
    {"Telp. 0812-0000-0001", "telepon 0, 8, 1, 2, 0, 0, 0, 0, 0, 0, 0, 1"},
    {"+62 812 0000 001", "plus, 6, 2, 8, 1, 2, 0, 0, 0, 0, 0, 0, 1"},
    {"jalan, jembatan, dll.", "jalan, jembatan, dan lain-lain."},
    {"air, listrik, dsb", "air, listrik, dan sebagainya"},
    {"NIK 1606015503900001", "NIK 1, 6, 0, 6, 0, 1, 5, 5, 0, 3, 9, 0, 0, 0, 0, 1"},
    {"NIK 1606XXXXXXXX0001", "NIK disamarkan"},
    {"sandi ****", "sandi disamarkan"},
    {"misalnya BTM2-00427-P", "misalnya B, T, M, 2; 0, 0, 4, 2, 7; P"},
    {"kode L-DB-1.", "kode L; D, B; 1."},
    {"COVID-19", "COVID 19"},
    {"Luring · tersimpan aman", "Luring, tersimpan aman"},
    {"jembatan putus…", "jembatan putus,"},
    {"Jalan & jembatan", "Jalan dan jembatan"},
    {"Terbuka — petugas melihat", "Terbuka, petugas melihat"},
    {"Selamat datang.\nApa kabar?", "Selamat datang. Apa kabar?"},
    {"baris\n\n\nbaris", "baris. baris"},
    {"tolong 🙏🏽 segera", "tolong segera"},
    {"[[tes]] <b>", "tes, b"},
    {"a\x01\x1F\x7F"
     "b",
     "a b"},
    {"buruk\xFF\xC0 sekali", "buruk sekali"},
    {"hh/bb/tttt", "hari, bulan, tahun"},
    {"...", ""},
    {"", ""},
};

constexpr Case kEnglish[] = {
    {"Rp 1,500,000", "1500000 rupiah"},
    {"10,000 letters", "10000 letters"},
    {"3.5%", "3 point 5 percent"},
    {"23/11/2026", "23 November 2026"},
    {"Mon 23 Nov, 09:42", "Monday, 23 November, 9 42"},
    {"09:05 WIB", "9 oh 5 western Indonesia time"},
    {"10:00", "10 o'clock"},
    {"10-15 houses", "10 to 15 houses"},
    {"No. 14, roads & bridges, etc.", "number 14, roads and bridges, et cetera."},
    {"Law 27/2022", "Law 27 of 2022"},
    {"BTM2-00427-P", "B, T, M, 2; 0, 0, 4, 2, 7; P"},
    {"1606XXXXXXXX0001", "hidden"},
    {"the resident's story", "the resident's story"},
};

bool is_sayable(std::string_view text) {
    while (!text.empty()) {
        const auto c = loket::take_character(text);
        if (!c || loket::is_control(*c) || *c == '\n' || *c == '[' || *c == '<') return false;
    }
    return true;
}

}  // namespace

TEST_CASE("A listener hears money, dates, times and short forms as an Indonesian would read them out") {
    for (const auto& [written, spoken] : kIndonesian) {
        CAPTURE(written);
        CHECK(speakable(written, Language::indonesian) == spoken);
    }
}

TEST_CASE("A listener hears the same in English") {
    for (const auto& [written, spoken] : kEnglish) {
        CAPTURE(written);
        CHECK(speakable(written, Language::english) == spoken);
    }
}

TEST_CASE("A number on a receipt is spelt in its groups") {
    CHECK(spelt("K3VQ-9X7M") == "K, 3, V, Q; 9, X, 7, M");
    CHECK(spelt("BTM2-00427-P") == "B, T, M, 2; 0, 0, 4, 2, 7; P");
    CHECK(spelt("-é-") == "é");
    CHECK(spelt("") == "");
}

TEST_CASE("Whatever a resident has typed, what is said of it is bounded and says no commands") {
    const char* const parts[] = {"0",    "0-",     "1.000.", "A1-",  "Rp ",  "1 x ", "uu ",        "=",  "\xFF",
                                 "[[",   "*",      "****a",  "1/1/", "😀",    "é",    "Sen 1 Jan ", "\n", "dll.",
                                 "- - ", "12:30 ", "XXXX1",  "09.",  "+62 ", "a",    "1,2,3,"};
    for (const char* part : parts) {
        std::string text;
        while (text.size() < 45'000) text += part;
        CAPTURE(part);
        for (const Language language : {Language::indonesian, Language::english}) {
            const auto spoken = speakable(text, language);
            CHECK(is_sayable(spoken));
            CHECK(spoken.size() <= kSpeakableGrowth * text.size() + kSpeakableSlack);
        }
        CHECK(spelt(text).size() <= kSpeakableGrowth * text.size());
    }
    const std::string letters(3 * kSpeakableMaximum, 'a');
    CHECK(speakable(letters, Language::indonesian).size() == kSpeakableMaximum);
}
