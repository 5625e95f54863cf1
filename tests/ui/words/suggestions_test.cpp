#include "ui/words/suggestions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "ui/words/phrases.hpp"

using namespace loket::ui;
using Words = std::vector<std::string>;

namespace {

bool offers(std::string_view text, const std::string& word) {
    const Words words = suggestions_for(text);
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("A word that was begun is ended in the likeliest ways") {
    CHECK(offers("Lampu jalan di dusun kami rus", "rusak"));
    CHECK(offers("sungai", "sungainya") == false);
    CHECK(suggestions_for("Sudah dilaporkan tet").size() == kSuggestions);
    CHECK(offers("Air kel", "keluar"));
    CHECK(offers("jemb", "jembatan"));
    CHECK(offers("kesej", "kesejahteraan") == false);  // the list knows stems, and forms that residents use
    CHECK(suggestions_for("zzzz").empty());
}

TEST_CASE("Behind a space comes what often follows, and a sentence begins with a capital") {
    CHECK(suggestions_for("Jalan ") == Words{"di", "kebun", "tanah"});
    CHECK_FALSE(suggestions_for("").empty());
    CHECK(suggestions_for("").front().front() >= 'A');
    CHECK(suggestions_for("").front().front() <= 'Z');
    CHECK(suggestions_for("Jalan rusak. ").front() == suggestions_for("").front());
    CHECK(suggestions_for("gelondongan ").empty());  // nobody knows what follows
    CHECK(suggestions_for("jalan").front() != "jalan");
}

TEST_CASE("Places of the regency are known, and written with their capitals") {
    CHECK(offers("Kejadiannya di Bab", "Babat Toman"));
    CHECK(offers("di sekay", "Sekayu"));
}

TEST_CASE("Every topic has phrases of its own to begin with, proposals and questions have theirs") {
    std::set<std::string_view> complaints;
    for (const auto& topic : loket::topics()) complaints.insert(story_phrases(loket::Kind::pengaduan, topic.code)[0]);
    CHECK(complaints.size() == loket::topics().size());
    CHECK(story_phrases(loket::Kind::pengaduan, "")[0] == story_phrases(loket::Kind::pengaduan, "other")[0]);
    CHECK(story_phrases(loket::Kind::aspirasi, "road")[0] == "Kami mengusulkan");
    CHECK(story_phrases(loket::Kind::permintaan_informasi, "road")[0] == "Saya ingin tahu");
    CHECK(place_phrases().size() == kSuggestions);
}

TEST_CASE("What was typed in capitals goes on in capitals") {
    CHECK(offers("Jemb", "Jembatan"));
    CHECK(offers("JEMB", "JEMBATAN"));
}

TEST_CASE("Behind a digit, a mark or another script there is no word to end") {
    CHECK(word_begun_in("RT 03jal").empty());
    CHECK(word_begun_in("jalan.").empty());
    CHECK(word_begun_in("طريقjal").empty());
    CHECK(word_begun_in("jalan rus") == "rus");
    CHECK(word_begun_in("sehari-ha") == "sehari-ha");
    CHECK(suggestions_for("Rp 500").empty());
    CHECK(suggestions_for("jalan,").empty());
}

TEST_CASE("Whatever stands before, suggestions are few and none is offered twice") {
    for (const std::string_view text : {"a", "s", "di ", "\n", " ", "-", "'", "\xff\xfe", "Aa", "KAMI "}) {
        const Words words = suggestions_for(text);
        CAPTURE(text);
        CHECK(words.size() <= kSuggestions);
        CHECK(std::set<std::string>(words.begin(), words.end()).size() == words.size());
    }
}
