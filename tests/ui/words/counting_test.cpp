#include <doctest/doctest.h>

#include "sync/wire/dictionary/word_counting.hpp"

using namespace loket::sync;

namespace {

WordUses counted(std::string_view story, int times = 5) {
    WordUses uses;
    for (int i = 0; i < times; ++i) count_words(story, uses);
    return uses;
}

const auto everything = [](const std::string&) { return true; };

}  // namespace

TEST_CASE("Words are counted in small letters, with what follows them") {
    CHECK(word_lines(counted("Jalan rusak. Jalan licin"), everything, {}) ==
          ". 0 jalan\njalan 10 licin rusak\nlicin 5\nrusak 5\n");
}

TEST_CASE("Names, numbers and abbreviations are not counted, and nothing follows them") {
    const WordUses uses = counted("Anak Pak Rohim di RT 03 jatuh");
    CHECK(uses.count("rohim") == 0);
    CHECK(uses.count("rt") == 0);
    CHECK(uses.at("di").next.empty());
    CHECK(uses.at("jatuh").count == 5);
    CHECK(uses.at("anak").next.empty());
}

TEST_CASE("What is seen seldom, or not known, is left out; a stem that nobody used has no count") {
    CHECK(word_lines(counted("jalan rusak", 4), everything, {"abad"}) == ". 0\nabad 0\n");
    const auto knows_jalan = [](const std::string& word) { return word == "jalan"; };
    CHECK(word_lines(counted("jalan rsuak"), knows_jalan, {}) == ". 0 jalan\njalan 5\n");
}
