#include "sync/wire/dictionary/handwriting.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace loket::sync {
namespace {

struct Pair {
    std::string_view from;
    std::string_view to;
};

constexpr Pair kIndonesian[] = {
    {"dak", "tidak"},       {"idak", "tidak"},       {"biso", "bisa"},      {"karno", "karena"},
    {"nian", "sekali"},     {"jeramba", "jembatan"}, {"ado", "ada"},        {"apo", "apa"},
    {"siapo", "siapa"},     {"berapo", "berapa"},    {"budak", "anak"},     {"wong", "orang"},
    {"galo", "semua"},      {"bae", "saja"},         {"dewek", "sendiri"},  {"tarok", "taruh"},
    {"jugo", "juga"},       {"hargo", "harga"},      {"caro", "cara"},      {"tuo", "tua"},
    {"besak", "besar"},     {"kecik", "kecil"},      {"kemano", "ke mana"}, {"cakmano", "bagaimana"},
    {"pacak", "bisa"},      {"kagek", "nanti"},      {"umak", "ibu"},       {"aku", "saya"},
    {"terimo", "terima"},   {"lah", "sudah"},        {"nak", "mau"},        {"samo", "sama"},
    {"katonyo", "katanya"}, {"puaso", "puasa"},      {"supayo", "supaya"},  {"keno", "kena"},
    {"kato", "kata"},       {"ketuo", "ketua"},      {"lamo", "lama"},      {"rame", "ramai"},
    {"jago", "jaga"},       {"nanyo", "bertanya"},   {"bawak", "bawa"},     {"nunggu", "menunggu"},
    {"nyari", "mencari"},   {"ngurus", "mengurus"},  {"punyo", "punya"},    {"tando", "tanda"},
    {"namo", "nama"},       {"usaho", "usaha"},
};
constexpr Pair kMusi[] = {
    {"wong", "ughang"},   {"dewek", "dewe"},  {"besak", "besaq"},  {"kecik", "keciq"},   {"rumah", "ghumah"},
    {"aku", "ambo"},      {"budak", "budaq"}, {"dak", "daq"},      {"sekali", "nian"},   {"jauh", "jaoh"},
    {"banyak", "banyaq"}, {"air", "aek"},     {"sungai", "sunge"}, {"kemano", "kemane"}, {"siapo", "siape"},
    {"ado", "ade"},       {"apo", "ape"},     {"biso", "pacaq"},   {"jalan", "jelan"},   {"pacak", "pacaq"},
    {"berapo", "berape"}, {"kami", "kamek"},  {"karno", "kerne"},  {"tuo", "tue"},       {"nak", "ndaq"},
};
constexpr Pair kAbbreviations[] = {
    {"yang", "yg"},       {"dengan", "dgn"},   {"tidak", "tdk"},       {"sudah", "sdh"},   {"belum", "blm"},
    {"untuk", "utk"},     {"karena", "krn"},   {"karno", "krn"},       {"jalan", "jln"},   {"tolong", "tlg"},
    {"mohon", "mhn"},     {"saya", "sy"},      {"bapak", "bpk"},       {"rumah", "rmh"},   {"orang", "org"},
    {"desa", "ds"},       {"dusun", "dsn"},    {"malam", "mlm"},       {"minggu", "mgg"},  {"bulan", "bln"},
    {"tahun", "thn"},     {"banyak", "bnyk"},  {"dari", "dr"},         {"sampai", "smp"},  {"kepada", "kpd"},
    {"juga", "jg"},       {"lagi", "lg"},      {"bisa", "bs"},         {"biso", "bs"},     {"dalam", "dlm"},
    {"depan", "dpn"},     {"tempat", "tmpt"},  {"sekolah", "sklh"},    {"kalau", "klo"},   {"terus", "trs"},
    {"sama", "sm"},       {"saja", "aja"},     {"bagaimana", "gmn"},   {"tanggal", "tgl"}, {"nomor", "no"},
    {"kecamatan", "kec"}, {"petugas", "ptgs"}, {"masyarakat", "masy"}, {"kades", "kds"},   {"sebelum", "sblm"},
    {"sekarang", "skrg"}, {"kemarin", "kmrn"}, {"padahal", "pdhl"},    {"waktu", "wkt"},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; }

template <std::size_t count>
std::string translated(std::string word, const Pair (&pairs)[count]) {
    std::string small = word;
    std::transform(small.begin(), small.end(), small.begin(), lower);
    const auto* pair = std::find_if(pairs, pairs + count, [&](const Pair& p) { return p.from == small; });
    if (pair == pairs + count) return word;
    std::string other(pair->to);
    if (small.front() != word.front()) other.front() = upper(other.front());
    return other;
}

/// Two letters change places, one is left out, or one is written twice.
std::string with_a_slip(std::string word, Dice& dice) {
    const std::size_t at = dice.between(1, word.size() - 2);
    switch (dice.below(3)) {
        case 0: std::swap(word[at], word[at + 1]); break;
        case 1: word.erase(at, 1); break;
        default: word.insert(at, 1, word[at]); break;
    }
    return word;
}

std::string written_word(const Hand& hand, std::string word, Dice& dice) {
    if (hand.tongue == Hand::Tongue::indonesian) word = translated(std::move(word), kIndonesian);
    if (hand.tongue == Hand::Tongue::musi) word = translated(std::move(word), kMusi);
    if (dice.percent(hand.abbreviations_percent)) word = translated(std::move(word), kAbbreviations);
    if (word.size() > 4 && dice.permille(hand.slips_permille)) word = with_a_slip(std::move(word), dice);
    return word;
}

}  // namespace

Hand draw_hand(Dice& dice) {
    Hand hand;
    const std::size_t tongue = dice.below(100);
    hand.tongue = tongue < 40 ? Hand::Tongue::indonesian : tongue < 85 ? Hand::Tongue::palembang : Hand::Tongue::musi;
    const std::size_t capitals = dice.below(100);
    hand.capitals = capitals < 70   ? Hand::Capitals::as_taught
                    : capitals < 97 ? Hand::Capitals::none
                                    : Hand::Capitals::only;
    if (dice.percent(45)) hand.abbreviations_percent = dice.between(10, 90);
    if (dice.percent(40)) hand.slips_permille = dice.between(5, 60);
    if (dice.permille(27)) hand.line_breaks_percent = 50;  // 1.9% of all stories, for most have few sentences
    return hand;
}

std::string write(const Hand& hand, std::string_view sentence, Dice& dice) {
    std::string text;
    while (!sentence.empty()) {
        const auto end = std::find_if_not(sentence.begin(), sentence.end(), is_letter);
        const auto length = std::size_t(end - sentence.begin());
        if (length == 0) {
            text += sentence.front();
            sentence.remove_prefix(1);
        } else {
            text += written_word(hand, std::string(sentence.substr(0, length)), dice);
            sentence.remove_prefix(length);
        }
    }
    switch (hand.capitals) {
        case Hand::Capitals::as_taught: text.front() = upper(text.front()); break;
        case Hand::Capitals::none: std::transform(text.begin(), text.end(), text.begin(), lower); break;
        case Hand::Capitals::only: std::transform(text.begin(), text.end(), text.begin(), upper); break;
    }
    return text;
}

}  // namespace loket::sync
