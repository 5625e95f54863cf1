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

/// The keys in the calls of `say` in the sources; one that ends with a dot stands for all that begin so.
std::set<std::string> keys_in_code() {
    static const std::regex kCall(R"re(say(?:\.fill)?\(\s*(?:\*this,\s*)?"([^"]+)")re");
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

TEST_CASE("Whoever changes the language misses no word: both have the same keys and the same placeholders") {
    const auto indonesian = all_words(indonesian_words());
    const auto english = all_words(english_words());
    REQUIRE(indonesian.size() > 100);
    CHECK(indonesian.size() == english.size());
    for (const auto& [key, text] : indonesian) {
        CAPTURE(key);
        const auto other = english.find(key);
        REQUIRE(other != english.end());
        CHECK(!text.empty());
        CHECK(!other->second.empty());
        CHECK(placeholders_of(text) == placeholders_of(other->second));
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
    for (const auto catalogue : {indonesian_words(), english_words()}) {
        for (const auto& [key, text] : all_words(catalogue)) {
            CAPTURE(key);
            CAPTURE(text);
            // "Salah satu" is "one of them" and blames nobody; the law names a failure of protection so.
            if (text == "Pilih salah satu" || key == "notice.paragraph.12") continue;
            CHECK_FALSE(std::regex_search(text, unwanted));
        }
    }
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
