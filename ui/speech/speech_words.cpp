#include "ui/speech/speech_words.hpp"

#include <array>
#include <span>

namespace loket::ui {

namespace {

using Before = Shortening::Before;

constexpr std::array kIndonesian{
    Shortening{"a.n.", "atas nama"},
    Shortening{"bpk.", "bapak"},
    Shortening{"d.a.", "dengan alamat"},
    Shortening{"dgn", "dengan"},
    Shortening{"dkk.", "dan kawan-kawan"},
    Shortening{"dkk", "dan kawan-kawan"},
    Shortening{"dll.", "dan lain-lain."},
    Shortening{"dll", "dan lain-lain"},
    Shortening{"dsb.", "dan sebagainya."},
    Shortening{"dsb", "dan sebagainya"},
    Shortening{"dsn.", "dusun"},
    Shortening{"dst.", "dan seterusnya."},
    Shortening{"dst", "dan seterusnya"},
    Shortening{"gg.", "gang"},
    Shortening{"hal.", "halaman", Before::digit},
    Shortening{"hh/bb/tttt", "hari, bulan, tahun"},
    Shortening{"hj.", "hajah"},
    Shortening{"jl.", "jalan"},
    Shortening{"jln.", "jalan"},
    Shortening{"kab.", "kabupaten"},
    Shortening{"kec.", "kecamatan"},
    Shortening{"kel.", "kelurahan"},
    Shortening{"km", "kilometer"},
    Shortening{"no.", "nomor", Before::digit},
    Shortening{"prov.", "provinsi"},
    Shortening{"ps", "pasal", Before::digit},
    Shortening{"rp", "rupiah"},
    Shortening{"s.d.", "sampai dengan"},
    Shortening{"s/d", "sampai dengan"},
    Shortening{"sdh", "sudah"},
    Shortening{"tdk", "tidak"},
    Shortening{"telp.", "telepon"},
    Shortening{"tgl", "tanggal"},
    Shortening{"tgl.", "tanggal"},
    Shortening{"tlp.", "telepon"},
    Shortening{"uu", "undang-undang"},
    Shortening{"wib", "waktu Indonesia barat"},
    Shortening{"wit", "waktu Indonesia timur"},
    Shortening{"wita", "waktu Indonesia tengah"},
    Shortening{"yg", "yang"},
};

constexpr std::array kEnglish{
    Shortening{"dd/mm/yyyy", "day, month, year"},
    Shortening{"e.g.", "for example"},
    Shortening{"etc.", "et cetera."},
    Shortening{"i.e.", "that is"},
    Shortening{"jl.", "jalan"},
    Shortening{"kab.", "kabupaten"},
    Shortening{"kec.", "kecamatan"},
    Shortening{"kel.", "kelurahan"},
    Shortening{"km", "kilometres"},
    Shortening{"no.", "number", Before::digit},
    Shortening{"rp", "rupiah"},
    Shortening{"wib", "western Indonesia time"},
    Shortening{"wit", "eastern Indonesia time"},
    Shortening{"wita", "central Indonesia time"},
};

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view rest, std::string_view small) {
    if (rest.size() < small.size()) return false;
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (lower(rest[i]) != small[i]) return false;
    }
    return true;
}

bool has_digit_next(std::string_view rest) {
    if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return !rest.empty() && is_digit(rest.front());
}

}  // namespace

const Shortening* find_shortening(std::string_view rest, Language language) {
    const std::span<const Shortening> all = language == Language::english ? std::span<const Shortening>(kEnglish)
                                                                          : std::span<const Shortening>(kIndonesian);
    const Shortening* best = nullptr;
    for (const auto& each : all) {
        if (!begins_with(rest, each.written)) continue;
        const auto after = rest.substr(each.written.size());
        const bool is_whole = each.written.back() == '.' || after.empty() || !is_word_part(after.front());
        const bool fits = each.before == Before::anything || has_digit_next(after);
        const bool is_longer = best == nullptr || each.written.size() > best->written.size();
        if (is_whole && fits && is_longer) best = &each;
    }
    return best;
}

std::string_view name_of_sign(char sign, Language language) {
    const bool is_english = language == Language::english;
    switch (sign) {
        case '%': return is_english ? "percent" : "persen";
        case '&': return is_english ? "and" : "dan";
        case '+': return is_english ? "plus" : "tambah";
        case '=': return is_english ? "equals" : "sama dengan";
        case '@': return is_english ? "at" : "et";
        default: return {};
    }
}

bool begins_with_word(std::string_view rest, std::string_view word) {
    return begins_with(rest, word) && (rest.size() == word.size() || !is_word_part(rest[word.size()]));
}

std::string_view word_for_range(Language language) { return language == Language::english ? "to" : "sampai"; }
std::string_view word_for_times(Language language) { return language == Language::english ? "times" : "kali"; }
std::string_view word_for_decimals(Language language) { return language == Language::english ? "point" : "koma"; }
std::string_view word_for_masked(Language language) { return language == Language::english ? "hidden" : "disamarkan"; }

}  // namespace loket::ui
