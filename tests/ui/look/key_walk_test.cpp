#include "ui/look/key_walk.hpp"

#include <doctest/doctest.h>

namespace loket::ui {
namespace {

constexpr auto kPad = WalkDevice::pad;
constexpr auto kKeyboard = WalkDevice::keyboard;

/// A field, two rows of keys, a button that is off, and the ways back and on.
Layout typing() {
    Layout layout;
    layout.screen = "person";
    layout.display = {{800, 600}, 4.0F};
    layout.targets = {
        {Target::What::control,
         "field.name",
         "Nama",
         {0, 0, 800, 80},
         Availability::enabled,
         FocusField{TextField::name}},
        {Target::What::control,
         "field.nik",
         "NIK",
         {0, 90, 800, 80},
         Availability::enabled,
         FocusField{TextField::nik}},
        {Target::What::key, "key.a", "a", {0, 200, 60, 60}, Availability::enabled, TypeText{"a"}},
        {Target::What::key, "key.b", "b", {70, 200, 60, 60}, Availability::enabled, TypeText{"b"}},
        {Target::What::key, "key.c", "c", {0, 270, 60, 60}, Availability::enabled, TypeText{"c"}},
        {Target::What::control, "back", "Kembali", {0, 500, 100, 80}, Availability::enabled, Back{}},
        {Target::What::control, "send", "Kirim", {700, 500, 100, 80}, Availability::disabled, Send{}},
    };
    return layout;
}

/// Somebody with five keys, and what they brought about, as text.
struct Hand {
    KeyWalk walk;
    Layout layout = typing();
    int now_ms = 0;

    Hand() { walk.shown(layout); }

    std::string press(WalkKey key, WalkDevice device, int after_ms = 1'000) {
        now_ms += after_ms;
        const auto intent = walk.press({key, device}, layout, Tick(Milliseconds(now_ms)));
        std::string said;
        for (const Target* target : walk.pointed(layout)) said += target->id + ' ';
        if (!intent) return said;
        if (const auto* typed = std::get_if<TypeText>(&*intent)) return said + "-> " + typed->text;
        if (std::holds_alternative<Back>(*intent)) return said + "-> back";
        if (std::holds_alternative<FocusField>(*intent)) return said + "-> focus";
        if (std::holds_alternative<CloseOverlay>(*intent)) return said + "-> close";
        return said + "-> ?";
    }
    std::string next(WalkDevice device = kPad) { return press(WalkKey::next, device); }
    std::string previous(WalkDevice device = kPad) { return press(WalkKey::previous, device); }
    std::string choose(WalkDevice device = kPad) { return press(WalkKey::choose, device); }
    std::string back(WalkDevice device = kPad) { return press(WalkKey::back, device); }
};

}  // namespace

TEST_CASE("Next leads a resident through everything in order, a row of keys at a time, and round again") {
    Hand hand;
    CHECK(hand.next() == "field.name ");
    CHECK(hand.next() == "field.nik ");
    CHECK(hand.next() == "key.a key.b ");
    CHECK(hand.next() == "key.c ");
    CHECK(hand.next() == "back ");
    CHECK(hand.next() == "send ");
    CHECK(hand.next() == "field.name ");
    CHECK(hand.previous() == "send ");
}

TEST_CASE("A resident writes with five keys: a row is opened, its keys follow one another, Back leaves it") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.next();
    CHECK(hand.choose() == "key.a ");
    CHECK(hand.choose() == "key.a -> a");
    CHECK(hand.next() == "key.b ");
    CHECK(hand.choose() == "key.b -> b");
    CHECK(hand.next() == "key.a ");
    CHECK(hand.back() == "key.a key.b ");
    CHECK(hand.next() == "key.c ");
    CHECK(hand.back() == "key.c -> back");
}

TEST_CASE("Choose says what it would choose before it does; what is off is said and not done") {
    Hand hand;
    CHECK(hand.choose() == "field.name ");
    CHECK(hand.choose() == "field.name -> focus");
    hand.previous();
    CHECK(hand.choose() == "send ");
}

TEST_CASE("A hand that trembles on Choose chooses once") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.next();
    hand.choose();
    CHECK(hand.press(WalkKey::choose, kPad) == "key.a -> a");
    CHECK(hand.press(WalkKey::choose, kPad, 299) == "key.a ");
    CHECK(hand.press(WalkKey::choose, kPad, 301) == "key.a -> a");
}

TEST_CASE("Who has a keyboard passes over the one on the screen, and types into the field that Tab leads to") {
    Hand hand;
    CHECK(hand.next(kKeyboard) == "field.name -> focus");
    CHECK(hand.next(kKeyboard) == "field.nik -> focus");
    CHECK(hand.next(kKeyboard) == "back ");
    CHECK(hand.previous(kKeyboard) == "field.nik -> focus");
}

TEST_CASE("Tab goes on from the field that is being typed into") {
    Hand hand;
    hand.layout.typed_field = TypedField{"field.nik"};
    CHECK(hand.next(kKeyboard) == "back ");
}

TEST_CASE("On a small display Tab leads to the fields that have no room beside the one that is typed into") {
    Hand hand;
    auto& targets = hand.layout.targets;
    const Target name = targets[0];
    const Target nik = targets[1];
    targets.erase(targets.begin() + 1);
    const Action to_name{"field.name", "Nama", FocusField{TextField::name}};
    const Action to_nik{"field.nik", "NIK", FocusField{TextField::nik}};
    hand.layout.typed_field = TypedField{"field.name", {}, to_nik};
    hand.next(kKeyboard);
    targets[0] = nik;
    hand.layout.typed_field = TypedField{"field.nik", to_name, {}};
    CHECK(hand.walk.pointed(hand.layout).front()->id == "field.nik");
    hand.previous(kKeyboard);
    targets[0] = name;
    hand.layout.typed_field = TypedField{"field.name", {}, to_nik};
    CHECK(hand.walk.pointed(hand.layout).front()->id == "field.name");
}

TEST_CASE("Another screen begins anew; another face of the keyboard goes on at the same place") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.next();
    hand.choose();
    hand.next();
    hand.layout.targets[3].id = "key.2";
    hand.walk.shown(hand.layout);
    CHECK(hand.choose() == "key.2 -> b");
    hand.layout.screen = "review";
    hand.walk.shown(hand.layout);
    CHECK_FALSE(hand.walk.ring(hand.layout).has_value());
    CHECK(hand.next() == "field.name ");
}

TEST_CASE("In a dialog Back closes it") {
    Hand hand;
    hand.layout.dialog = "help";
    hand.layout.targets = {
        {Target::What::control, "overlay.keep", "Lanjutkan", {0, 0, 9, 9}, Availability::enabled, CloseOverlay{}}};
    hand.walk.shown(hand.layout);
    CHECK(hand.back() == "-> close");
}

TEST_CASE("The first key of a pad on the first screen only wakes it; a keyboard goes on at once") {
    Hand hand;
    hand.layout.screen = "welcome";
    hand.walk.shown(hand.layout);
    CHECK(hand.next() == "");
    CHECK(hand.next() == "field.name ");
    hand.walk.let_go();
    CHECK(hand.next(kKeyboard) == "field.name -> focus");
}

TEST_CASE("The ring lies around a whole row of keys, and goes when a finger comes") {
    Hand hand;
    for (int i = 0; i < 3; ++i) hand.next();
    CHECK(hand.walk.ring(hand.layout) == Rect{0, 200, 130, 60});
    hand.walk.let_go();
    CHECK_FALSE(hand.walk.ring(hand.layout).has_value());
}

TEST_CASE("Five zones lead through what lies beneath them") {
    Hand hand;
    hand.layout.covered = std::exchange(hand.layout.targets, {{Target::What::key,
                                                               "zone.next",
                                                               "Berikutnya",
                                                               {0, 0, 400, 200},
                                                               Availability::enabled,
                                                               Walk{WalkKey::next, WalkDevice::zone}}});
    CHECK(hand.press(WalkKey::next, WalkDevice::zone) == "field.name ");
}

}  // namespace loket::ui
