#include "ui/flow/typing.hpp"

#include <doctest/doctest.h>

#include "kiosk/report/report.hpp"
#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

/// A state whose cursor is in a field, without the screens around it.
State in_field(TextField field) {
    State state;
    focus_on(state, field);
    return state;
}

}  // namespace

TEST_CASE("A field takes what belongs into it and quietly leaves out the rest") {
    struct Row {
        TextField field;
        std::string typed;
        std::string taken;
    };
    const Row rows[] = {
        {TextField::story, "Jalan\nrusak", "Jalan\nrusak"},
        {TextField::story,
         "a\tb\x07"
         "c\x7F"
         "d\u0085e\u2028f",
         "abcdef"},
        {TextField::story, "baik 😀👨‍👩‍👧", "baik 😀👨‍👩‍👧"},
        {TextField::story, "utuh \xFF", ""},     // not UTF-8: refused as a whole
        {TextField::story, "\xED\xA0\x80", ""},  // a surrogate
        {TextField::story, "\xC0\xAF", ""},      // an overlong form
        {TextField::name, "Siti\nAminah", "SitiAminah"},
        {TextField::nik, "1606-01 55a03900001", "1606015503900001"},
        {TextField::nik, "16060155039000019", "1606015503900001"},
        {TextField::phone, "0812-0000-0001", "081200000001"},
        {TextField::event_date, "23112026", "23/11/2026"},
        {TextField::event_date, "23/11/20261", "23/11/2026"},
        {TextField::ticket_number, "btm2-00427", "BTM2-00427"},
        {TextField::secret_code, "k3vq 9x7m!", "K3VQ 9X7M"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        auto state = in_field(row.field);
        type(state, row.typed);
        CHECK(text_in(state, row.field) == row.taken);
    }
}

TEST_CASE("A story of 10,000 characters fits, and the next one does not") {
    auto state = in_field(TextField::story);
    std::string emoji;
    for (std::size_t i = 0; i < kStoryMaximum + 5; ++i) emoji += "😀";
    type(state, emoji);
    CHECK(count_characters(state.draft.story) == kStoryMaximum);
    type(state, "a");
    CHECK(count_characters(state.draft.story) == kStoryMaximum);
    erase(state);
    type(state, "a");
    CHECK(state.draft.story.back() == 'a');
    CHECK(count_characters(state.draft.story) == kStoryMaximum);
}

TEST_CASE("Capitals come by themselves where a sentence or a name begins, and only there") {
    struct Row {
        TextField field;
        std::string before;
        KeyFace face;
    };
    const Row rows[] = {
        {TextField::story, "", KeyFace::upper},
        {TextField::story, "J", KeyFace::lower},
        {TextField::story, "Jalan ", KeyFace::lower},
        {TextField::story, "Jalan rusak.", KeyFace::lower},  // perhaps "no.4": only the space decides
        {TextField::story, "Jalan rusak. ", KeyFace::upper},
        {TextField::story, "Kapan? ", KeyFace::upper},
        {TextField::story, "Jalan rusak\n", KeyFace::upper},
        {TextField::story, "Jalan, ", KeyFace::lower},
        {TextField::name, "", KeyFace::upper},
        {TextField::name, "Siti", KeyFace::lower},
        {TextField::name, "Siti ", KeyFace::upper},
        {TextField::address, "Dusun 2 ", KeyFace::lower},
        {TextField::nik, "", KeyFace::digits},
    };
    for (const auto& row : rows) {
        CAPTURE(row.before);
        auto state = in_field(row.field);
        type(state, row.before);
        CHECK(natural_face(state, row.field) == row.face);
        CHECK(state.keys == row.face);
    }
}

TEST_CASE("Shift holds for one letter") {
    Player resident;
    resident.choose_topic().type("Di ").touch("key.shift").type("B").type("abat");
    CHECK(resident.state.draft.story == "Di Babat");
    CHECK(resident.state.keys == KeyFace::lower);
}

TEST_CASE("After a digit the symbols stay, so that a whole number can be typed") {
    Player resident;
    resident.choose_topic().touch("key.symbols").touch("key.1").touch("key.2");
    CHECK(resident.state.keys == KeyFace::symbols);
    CHECK(resident.state.draft.story == "12");
}

TEST_CASE("Backspace in the date takes a digit and the slash that came with it") {
    auto state = in_field(TextField::event_date);
    type(state, "23112");
    erase(state);
    CHECK(state.event_date_typed == "23/11");
    erase(state);
    CHECK(state.event_date_typed == "23/1");
    for (int i = 0; i < 5; ++i) erase(state);
    CHECK(state.event_date_typed == "");
}

TEST_CASE("Without a focused field nothing is typed and nothing erased") {
    State state;
    type(state, "hilang");
    erase(state);
    CHECK(state.draft == Draft{});
}

TEST_CASE("A letter goes where the cursor stands, and Backspace takes the one before it") {
    auto state = in_field(TextField::story);
    type(state, "Jalan rusak");
    place_cursor(state, TextField::story, 6);
    type(state, "itu ");
    CHECK(state.draft.story == "Jalan itu rusak");
    CHECK(state.cursor == 10);
    erase(state);
    erase(state);
    CHECK(state.draft.story == "Jalan itrusak");
    move_cursor(state, -100);
    erase(state);
    erase_word(state);
    CHECK(state.draft.story == "Jalan itrusak");
    CHECK(state.keys == KeyFace::upper);
    move_cursor(state, 100);
    CHECK(state.cursor == state.draft.story.size());
}

TEST_CASE("The cursor never stands inside of a character, and in a number only at its end") {
    auto state = in_field(TextField::story);
    type(state, "é😀b");
    place_cursor(state, TextField::story, 1);
    CHECK(state.cursor == 0);
    place_cursor(state, TextField::story, 4);
    CHECK(state.cursor == 2);
    place_cursor(state, TextField::story, 4'000);
    CHECK(state.cursor == 7);
    focus_on(state, TextField::nik);
    type(state, "1606");
    place_cursor(state, TextField::nik, 1);
    type(state, "01");
    CHECK(state.draft.person.nik == "160601");
}

TEST_CASE("A word is erased with the spaces behind it, up to the space before it") {
    auto state = in_field(TextField::story);
    type(state, "Jalan rusak berat  ");
    erase_word(state);
    CHECK(state.draft.story == "Jalan rusak ");
    erase_word(state);
    CHECK(state.draft.story == "Jalan ");
    erase_word(state);
    CHECK(state.draft.story.empty());
    erase_word(state);
    CHECK(state.draft.story.empty());
}

TEST_CASE("A suggestion ends the word that was begun, and a mark behind it stands at the word") {
    auto state = in_field(TextField::story);
    type(state, "Jalan rus");
    take_suggestion(state, "rusak");
    CHECK(state.draft.story == "Jalan rusak ");
    type(state, ".");
    CHECK(state.draft.story == "Jalan rusak.");
    type(state, " ");
    type(state, "?");
    CHECK(state.draft.story == "Jalan rusak. ?");  // that space was typed

    place_cursor(state, TextField::story, 3);
    take_suggestion(state, "Jalanan");
    CHECK(state.draft.story == "Jalanan rusak. ?");
    CHECK(state.cursor == 8);
    type(state, ":");
    CHECK(state.draft.story == "Jalanan :rusak. ?");  // that space was there before
}

TEST_CASE("Where a whole suggestion has no room left, none of it is taken") {
    auto state = in_field(TextField::place_detail);
    std::string almost(limit_of(TextField::place_detail) - 3, 'a');
    type(state, almost + " j");
    take_suggestion(state, "jembatan");
    CHECK(state.draft.place_detail == almost + " j");
}

TEST_CASE("A NIK and a telephone number are shown in groups, the NIK masked once it is entered, and kept as typed") {
    Player resident;
    resident.go_to_identity().touch("identity.open").touch("next").touch("field.nik").type("1606015503900001");
    CHECK(text_of(resident.view()).find("NIK: 160601 550390 0001\n") != std::string::npos);
    resident.touch("key.done").touch("field.phone").type("081200000001");
    const auto text = text_of(resident.view());
    CHECK(text.find("NIK: 160601XXXXXX0001\n") != std::string::npos);
    CHECK(text.find("550390") == std::string::npos);
    CHECK(text.find("Nomor telepon: 0812 0000 0001\n") != std::string::npos);
    CHECK(resident.state.draft.person.nik == "1606015503900001");
    CHECK(resident.state.draft.person.phone == "081200000001");
}
