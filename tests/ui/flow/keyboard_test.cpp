#include "ui/flow/keyboard.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

TEST_CASE("A resident can type every character of ASCII into the story") {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) all += c;
    Player resident;
    resident.choose_topic().type(all + "\nselesai");
    CHECK(resident.state.draft.story == all + "\nselesai");
}

TEST_CASE("No two keys of a face have the same id, and the rows of a face are equally wide") {
    Player resident;
    resident.choose_topic();
    for (const auto face : {KeyFace::lower, KeyFace::upper, KeyFace::symbols, KeyFace::more_symbols}) {
        resident.state.keys = face;
        const auto view = resident.view();
        std::set<std::string> ids;
        for (const auto& row : std::get<StoryView>(view.screen).keyboard.rows) {
            double width = 0;
            for (const auto& key : row) {
                CAPTURE(key.action.id);
                CHECK(ids.insert(key.action.id).second);
                width += key.width;
            }
            CHECK(width == doctest::Approx(11.5));
        }
    }
}

TEST_CASE("The keys of a form lead from field to field") {
    Player resident;
    resident.touch("status").type("BTM2-00427").touch("key.enter").type("K3VQ9X7M");
    CHECK(resident.state.typed_number == "BTM2-00427");
    CHECK(resident.state.typed_code == "K3VQ9X7M");
}

TEST_CASE("A resident sees the letters of the mockup, and small or capital as they will be typed") {
    Player resident;
    resident.choose_topic().type("J");
    const auto text = text_of(resident.view());
    CHECK(text.find("keys: q w e r t y u i o p key.backspace\n"
                    "keys: a s d f g h j k l key.enter\n"
                    "keys: key.shift z x c v b n m , . ?\n"
                    "keys: ?123 ABC spasi hapus kata Selesai\n") != text.npos);
}

TEST_CASE("Whoever knows the alphabet and no typewriter finds the letters in its order, until the session ends") {
    Player resident;
    resident.choose_topic().touch("key.order").type("Jalan rusak");
    CHECK(resident.state.draft.story == "Jalan rusak");
    CHECK(text_of(resident.view())
              .find("keys: a b c d e f g h i j key.backspace\n"
                    "keys: k l m n o p q r s key.enter\n"
                    "keys: key.shift t u v w x y z , . ?\n"
                    "keys: ?123 QWERTY spasi hapus kata Selesai\n") != std::string::npos);
    resident.touch("cancel").touch("overlay.leave");
    CHECK(resident.state.access.key_order == KeyOrder::qwerty);
}

TEST_CASE("Three words are offered while an Indonesian text is written, none for a name, a number or English") {
    Player resident;
    resident.choose_topic().touch("suggestion.1");
    CHECK(resident.state.draft.story == "Jalan rusak di ");
    resident.touch("key.erase_word").touch("key.erase_word").touch("key.erase_word").type("Jemb");
    resident.touch("suggestion.1");
    CHECK(resident.state.draft.story == "Jembatan ");
    resident.state.access.language = Language::english;
    CHECK_FALSE(resident.can_touch("suggestion.1"));

    Player named;
    named.go_to_identity().touch("identity.open").touch("next").touch("field.name").type("Si");
    CHECK_FALSE(named.can_touch("suggestion.1"));
}

TEST_CASE("Numbers are typed on a keypad of three columns") {
    Player resident;
    resident.go_to_identity().touch("identity.open").touch("next").touch("field.nik");
    const auto text = text_of(resident.view());
    CHECK(text.find("keys: 1 2 3\nkeys: 4 5 6\nkeys: 7 8 9\nkeys: key.backspace 0 Selesai\n") != text.npos);
}
