// What a resident may write that a slip, a printer or a journal could stumble over. Of each: what the resident sees,
// what comes out on paper, what the journal says, and what the regency reads.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/printing/programs.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"

using namespace loket;
using namespace loket::test;

namespace {

Draft telling(const std::string& story) {
    Draft draft = make_residents(1, 11).front();
    draft.identity = Identity::none;
    draft.person = {};
    draft.story = story;
    return draft;
}

std::string times(std::size_t count, const std::string& words) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += words;
    return text;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Of the one report that the regency has.
std::string delivered_words(Story& story) {
    const auto delivered = story.delivered();
    REQUIRE(delivered.size() == 1);
    return nlohmann::json::parse(delivered.front().substr(delivered.front().find('{')))["story"];
}

/// The words of the one paper that the printer got.
std::string paper_of(Story& story) {
    REQUIRE(story.printer().jobs().size() == 1);
    const TemporaryFolder folder;
    const auto pdf = folder.path() / "slip.pdf";
    const Bytes& document = story.printer().jobs().front().request.document;
    std::ofstream(pdf, std::ios::binary)
        .write(reinterpret_cast<const char*>(document.data()), std::streamsize(document.size()));
    return printing::test::text_in(pdf);
}

}  // namespace

TEST_CASE("Whatever a resident writes, there is a number, a paper with it, and the regency reads the same words") {
    for (const std::string& words : {
             times(1'000, "Jalan ini."),                                     // the longest story: 10,000 letters
             std::string("الطريق مكسور منذ شهر ولا أحد يصلحه"),              // from right to left
             std::string("jalan ini \u202e kasur kanan ke kiri \u202c ya"),  // turned round in the middle
             times(20, "🚧👩‍👧🏽🇮🇩"),                       // letters that Inter lacks
             "rusak" + times(200, "\u0336\u0310\u0323") + " sekali",         // marks upon marks
             std::string("\\x1b@ \\x1d\\x56\\x00 GS ( H DLE EOT, 'BARIS'; DROP TABLE report; <b>&amp;</b> %s%n"),
         }) {
        CAPTURE(words.substr(0, 60));
        Story story;
        story.file(telling(words));
        REQUIRE(story.screen().screen == ui::Screen::filed);
        const std::string number = story.screen().filed->number.text();
        CHECK(holds(story.seen(), "\nslip 576x"));
        story.print_all();
        CHECK(story.screen().filed->print == PrintState::confirmed);
        CHECK(holds(paper_of(story), number));

        const std::string journal = story.journal();
        CHECK(holds(journal, " filed serial=1 "));
        CHECK(holds(journal, "print"));
        CHECK_FALSE(holds(journal, words.substr(0, 20)));
        CHECK(delivered_words(story) == words);
        CHECK(story.books().has_value());
    }
}

TEST_CASE("A letter too many is not taken, and characters that are none are left out before anybody has to mend them") {
    Story story;
    story.file(telling(times(1'000, "Jalan ini.") + "!"));
    REQUIRE(story.screen().screen == ui::Screen::filed);
    CHECK(delivered_words(story) == times(1'000, "Jalan ini."));

    Story other;
    other.file(
        telling("Jalan\x1b@ rusak\x1d"
                "V\x01 di depan\x7f sekolah kami."));
    REQUIRE(other.screen().screen == ui::Screen::filed);
    CHECK(delivered_words(other) == "Jalan@ rusakV di depan sekolah kami.");
}
