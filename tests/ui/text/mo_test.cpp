#include "ui/text/mo.hpp"

#include <doctest/doctest.h>

#include <random>

#include "tests/ui/text/catalogues.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

/// Reads a catalogue and touches every byte of what came out, so that a sanitizer would see a text outside of it.
std::size_t read_all(std::string_view bytes) {
    std::size_t sum = 0;
    const auto entries = read_mo(bytes);
    if (!entries) return 0;
    for (const auto& [key, text] : *entries) {
        CHECK(key.data() >= bytes.data());
        CHECK(text.data() + text.size() < bytes.data() + bytes.size());
        sum += key.size() + text.size();
    }
    return sum;
}

}  // namespace

TEST_CASE("The catalogues that ship can be read whole") {
    CHECK(read_all(indonesian_words()) > 5000);
    CHECK(read_all(english_words()) > 5000);
    CHECK(read_all(malay_words()) > 5000);
}

TEST_CASE("A catalogue cut anywhere is refused or read within its bounds") {
    const std::string whole(indonesian_words());
    for (std::size_t size = 0; size < whole.size(); size += size < 4096 ? 1 : 37) {
        const std::string cut = whole.substr(0, size);  // of its own, so that reading past the end is noticed
        CHECK_FALSE(read_mo(cut).has_value());
    }
}

TEST_CASE("A catalogue with changed bytes is refused or read within its bounds") {
    std::mt19937 random(20261123);
    for (int round = 0; round < 3000; ++round) {
        std::string changed(indonesian_words());
        for (int change = 0; change < 4; ++change) {
            const auto reach = round % 2 == 0 ? std::min<std::size_t>(64, changed.size()) : changed.size();
            changed[random() % reach] = static_cast<char>(random());
        }
        read_all(changed);
    }
}

TEST_CASE("What is no catalogue is refused with a reason") {
    const std::string whole(indonesian_words());
    auto other_revision = whole;
    other_revision[4] = 1;
    auto too_many = whole;
    too_many[10] = 127;
    CHECK(read_mo("").error().text() == "malformed: not a compiled catalogue");
    CHECK(read_mo("Selamat datang").error().text() == "malformed: not a compiled catalogue");
    CHECK(read_mo(other_revision).error().text() == "malformed: unknown revision of the catalogue's form");
    CHECK(read_mo(too_many).error().text() == "too_large: too many entries in the catalogue");
    CHECK(read_mo(whole.substr(0, 12)).error().text() == "malformed: the catalogue ends within its head");
}
