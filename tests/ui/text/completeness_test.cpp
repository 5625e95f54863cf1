// What holds for all words at once: no language lacks a key, no key lacks a use, and the tone stays plain and kind.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tests/ui/text/catalogues.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

std::multiset<std::string> placeholders_of(const std::string& text) {
    static const std::regex kPlaceholder("\\{[^}]*\\}");
    std::multiset<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), kPlaceholder), end; it != end; ++it) found.insert(it->str());
    return found;
}

/// A language as the program carries it, and what the head of its .po must say of the forms by a count.
struct Shipped {
    const char* po;
    std::string_view words;
    const char* plural_forms;
    std::size_t forms;
};

const std::vector<Shipped>& shipped() {
    static const std::vector<Shipped> all = {
        {"id.po", indonesian_words(), "nplurals=1; plural=0;", 1},
        {"en.po", english_words(), "nplurals=2; plural=(n != 1);", 2},
        {"mus.po", malay_words(), "nplurals=1; plural=0;", 1},
    };
    return all;
}

std::string source_of(const Shipped& language) {
    std::ifstream file(std::string(LOKET_SOURCE_DIR) + "/ui/text/" + language.po);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The keys in the calls of `say` in the sources; one that ends with a dot stands for all that begin so.
std::set<std::string> keys_in_code() {
    static const std::regex kCall(R"re(say(?:\.fill|\.counted)?\(\s*(?:\*this,\s*)?"([^"]+)")re");
    std::set<std::string> keys;
    for (const auto* folder : {"/ui/flow", "/ui/speech", "/ui/text"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::string(LOKET_SOURCE_DIR) + folder)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            const std::string code{std::istreambuf_iterator<char>(file), {}};
            for (std::sregex_iterator it(code.begin(), code.end(), kCall), end; it != end; ++it) keys.insert((*it)[1]);
        }
    }
    return keys;
}

bool is_prefix(const std::string& key) { return key.back() == '.'; }

}  // namespace

TEST_CASE("Whoever changes the language misses no word: all have the same keys and the same placeholders") {
    const auto indonesian = all_words(indonesian_words());
    REQUIRE(indonesian.size() > 100);
    for (const Shipped& language : shipped()) {
        CAPTURE(language.po);
        const auto words = all_words(language.words);
        CHECK(words.size() == indonesian.size());
        for (const auto& [key, text] : indonesian) {
            CAPTURE(key);
            const auto other = words.find(key);
            REQUIRE(other != words.end());
            for (const auto& form : forms_of(other->second)) {
                CHECK(!form.empty());
                CHECK(placeholders_of(form) == placeholders_of(forms_of(text).front()));
            }
        }
    }
}

TEST_CASE("What is counted has in each language as many forms as that language takes") {
    const auto indonesian = source_of(shipped().front());
    for (const Shipped& language : shipped()) {
        CAPTURE(language.po);
        CHECK(source_of(language).find("\"Plural-Forms: " + std::string(language.plural_forms) + "\\n\"") !=
              std::string::npos);
        for (const auto& [key, text] : all_words(language.words)) {
            CAPTURE(key);
            const bool is_counted = indonesian.find("msgid_plural \"" + key + "\"\n") != std::string::npos;
            CHECK(forms_of(text).size() == (is_counted ? language.forms : 1));
        }
    }
}

TEST_CASE("Every key that the code asks for is there, and every key that is there is asked for") {
    const auto words = all_words(indonesian_words());
    const auto keys = keys_in_code();
    REQUIRE(keys.size() > 50);
    for (const auto& key : keys) {
        CAPTURE(key);
        if (is_prefix(key)) {
            const auto first = words.lower_bound(key);
            CHECK((first != words.end() && first->first.rfind(key, 0) == 0));
        } else {
            CHECK(words.count(key) == 1);
        }
    }
    for (const auto& [word, text] : words) {
        CAPTURE(word);
        bool is_used = keys.count(word) == 1;
        for (const auto& key : keys) is_used = is_used || (is_prefix(key) && word.rfind(key, 0) == 0);
        CHECK(is_used);
    }
}

TEST_CASE("Nobody is shouted at, blamed or met with the words of technicians") {
    const std::regex unwanted(
        "!|\\b(salah|gagal|error|invalid|illegal|wrong|failed|input|field|submit|server|database|sync\\w*|upload\\w*|"
        "timeout|kamu|offline mode)\\b",
        std::regex::icase);
    for (const Shipped& language : shipped()) {
        for (const auto& [key, text] : all_words(language.words)) {
            CAPTURE(key);
            CAPTURE(text);
            // "Salah satu" is "one of them" and blames nobody; the law names a failure of protection so.
            if (text == "Pilih salah satu" || key == "notice.paragraph.12") continue;
            CHECK_FALSE(std::regex_search(text, unwanted));
        }
    }
}

TEST_CASE("What binds is read in the same words by whoever chose the Malay of the Musi") {
    const auto indonesian = all_words(indonesian_words());
    const auto malay = all_words(malay_words());
    std::size_t compared = 0;
    for (const auto& [key, text] : indonesian) {
        if (key.rfind("notice.paragraph.", 0) != 0 && key != "notice.title" && key != "review.consent") continue;
        CAPTURE(key);
        CHECK(malay.at(key) == text);
        ++compared;
    }
    CHECK(compared == 14);
    for (const auto* term : {"kind.pengaduan", "kind.aspirasi", "kind.permintaan_informasi", "field.label.nik",
                             "field.label.secret_code", "ticket.head", "ticket.number", "ticket.code"}) {
        CAPTURE(term);
        CHECK(malay.at(term) == indonesian.at(term));
    }
}

TEST_CASE("The Malay of the Musi says of itself that it waits for its reviewers, and leaves no message out for that") {
    const auto source = source_of(shipped().back());
    CHECK(source.find("DRAFT FOR REVIEW BY NATIVE SPEAKERS") < source.find("msgid"));
    CHECK(source.find("\n#, fuzzy") == std::string::npos);
}

TEST_CASE("Each language is called by its own name, and by another than the others") {
    std::set<std::string> names;
    for (const Shipped& language : shipped()) names.insert(all_words(language.words).at("language.name"));
    CHECK(names == std::set<std::string>{"Bahasa Indonesia", "English", "Baso Palembang/Musi"});
}

TEST_CASE("A resident who reads the privacy notice learns what the law wants told") {
    std::string notice;
    for (const auto& [key, text] : all_words(indonesian_words()))
        if (key.rfind("notice.paragraph.", 0) == 0) notice += text + "\n";
    for (const auto* part : {"Pemerintah Kabupaten Musi Banyuasin", "Dasar hukum", "Untuk apa", "Apa yang dicatat",
                             "Berapa lama", "Siapa yang melihat", "Hak Anda", "Menarik persetujuan", "2026-11"}) {
        CAPTURE(part);
        CHECK(notice.find(part) != std::string::npos);
    }
}
