#include "ui/look/touch.hpp"

#include <doctest/doctest.h>

#include "ui/flow/intent.hpp"

namespace loket::ui {
namespace {

// 1 mm is 4 px here: a reach of 3 mm is 12 px.
Layout two_buttons_and_a_key() {
    Layout layout;
    layout.screen = "topic";
    layout.display = {{800, 400}, 4.0F};
    layout.targets = {
        {Target::What::control, "left", "Kiri", {100, 100, 100, 80}, Availability::enabled, Back{}},
        {Target::What::control, "right", "Kanan", {216, 100, 100, 80}, Availability::enabled, Next{}},
        {Target::What::control, "off", "Mati", {400, 100, 100, 80}, Availability::disabled, Send{}},
        {Target::What::key, "key.a", "a", {100, 250, 60, 60}, Availability::enabled, TypeText{"a"}},
        {Target::What::key, "key.b", "b", {170, 250, 60, 60}, Availability::enabled, TypeText{"b"}},
        {Target::What::key, "key.backspace", "", {240, 250, 60, 60}, Availability::enabled, EraseCharacter{}},
    };
    return layout;
}

constexpr Point kLeft{150, 140};
constexpr Point kRight{266, 140};
constexpr Point kOff{450, 140};
constexpr Point kKeyA{130, 280};
constexpr Point kKeyB{200, 280};
constexpr Point kBackspace{270, 280};

/// A finger on a layout, and what it brought about, as text.
struct Finger {
    TouchPolicy policy;
    Layout layout = two_buttons_and_a_key();
    std::string said;
    int touches = 0;  ///< that meant nothing but that somebody is there

    Finger() { policy.shown(layout, Tick(Milliseconds(0))); }

    void send(PointerEvent::What what, Point at, int ms) {
        const auto intent = policy.handle({what, at, Tick(Milliseconds(ms))}, layout);
        if (!intent) return;
        if (std::holds_alternative<Back>(*intent)) said += "left ";
        if (std::holds_alternative<Next>(*intent)) said += "right ";
        if (std::holds_alternative<Send>(*intent)) said += "off ";
        if (std::holds_alternative<Touched>(*intent)) ++touches;
        if (const auto* typed = std::get_if<TypeText>(&*intent)) said += typed->text + ' ';
        if (std::holds_alternative<EraseCharacter>(*intent)) said += "erase ";
        if (const auto* place = std::get_if<PlaceCursor>(&*intent)) said += "at " + std::to_string(place->at) + ' ';
    }
    /// The screen is looked at while the finger rests.
    void rest(int ms) {
        if (const auto intent = policy.rest(Tick(Milliseconds(ms)), layout)) {
            said += std::holds_alternative<EraseCharacter>(*intent) ? "erase " : "? ";
        }
    }
    void down(Point at, int ms) { send(PointerEvent::What::down, at, ms); }
    void move(Point at, int ms) { send(PointerEvent::What::move, at, ms); }
    void up(Point at, int ms) { send(PointerEvent::What::up, at, ms); }
    void tap(Point at, int ms) {
        down(at, ms);
        up(at, ms + 50);
    }
};

}  // namespace

TEST_CASE("A citizen's touch counts when the finger lifts inside the target that it pressed") {
    Finger finger;
    finger.down(kLeft, 1000);
    CHECK(finger.policy.pressed() == "left");
    CHECK(finger.said.empty());
    finger.up(kLeft, 1100);
    CHECK(finger.said == "left ");
    CHECK(finger.policy.pressed().empty());
}

TEST_CASE("A trembling finger that slides off its key by less than 4 mm has pressed it, and only it") {
    Finger finger;
    finger.down(kKeyA, 1000);
    finger.move({kKeyA.x, kKeyA.y + 30 + 15}, 1050);  // 15 px are less than 4 mm
    CHECK(finger.policy.pressed() == "key.a");
    finger.up({kKeyA.x, kKeyA.y + 30 + 15}, 1100);
    CHECK(finger.said == "a ");
    finger.down(kKeyA, 2000);
    finger.up({kKeyA.x + 30 + 12, kKeyA.y}, 2100);  // in the middle of the next key's edge
    CHECK(finger.said == "a a ");
    finger.down(kKeyA, 3000);
    finger.up({kKeyA.x, kKeyA.y + 30 + 17}, 3100);
    CHECK(finger.said == "a a ");
}

TEST_CASE("A finger that rests on Backspace erases again and again after two seconds, and its lifting nothing more") {
    Finger finger;
    finger.down(kBackspace, 1000);
    CHECK(finger.policy.until_rest(Tick(Milliseconds(1000))) == Milliseconds(2000));
    finger.rest(2999);
    CHECK(finger.said.empty());
    finger.rest(3000);
    finger.rest(3010);
    CHECK(finger.said == "erase ");
    CHECK(finger.policy.until_rest(Tick(Milliseconds(3010))) == Milliseconds(140));
    finger.rest(3150);
    CHECK(finger.said == "erase erase ");
    finger.move({700, 380}, 3200);  // away
    finger.rest(3400);
    finger.up(kBackspace, 3500);
    CHECK(finger.said == "erase erase ");
    CHECK_FALSE(finger.policy.until_rest(Tick(Milliseconds(3500))).has_value());
    finger.tap(kBackspace, 5000);
    CHECK(finger.said == "erase erase erase ");
    finger.down(kKeyA, 6000);
    finger.rest(9000);
    finger.up(kKeyA, 9100);
    CHECK(finger.said == "erase erase erase a ");  // letters do not repeat
}

TEST_CASE("A touch on the text that is typed into puts the cursor to the nearest place") {
    Finger finger;
    finger.layout.targets.push_back({Target::What::control,
                                     "field.story",
                                     "",
                                     {500, 200, 200, 60},
                                     Availability::enabled,
                                     FocusField{TextField::story}});
    finger.layout.typed = {"field.story",
                           TextField::story,
                           {{200, 220, {{510, 0}, {520, 1}, {530, 2}}}, {220, 240, {{510, 3}, {520, 4}}}}};
    finger.tap({526, 210}, 1000);
    finger.tap({690, 255}, 3000);
    finger.tap({501, 222}, 5000);
    CHECK(finger.said == "at 2 at 4 at 3 ");
}

TEST_CASE("A citizen who slides off a button has not pressed it, and sees so at once") {
    Finger finger;
    finger.down(kLeft, 1000);
    finger.move(kRight, 1050);
    CHECK(finger.policy.pressed().empty());
    finger.up(kRight, 1100);
    CHECK(finger.said.empty());

    finger.down(kLeft, 2000);
    finger.move({150, 300}, 2050);
    finger.move(kLeft, 2100);
    CHECK(finger.policy.pressed() == "left");
    finger.up(kLeft, 2150);
    CHECK(finger.said == "left ");
}

TEST_CASE("A trembling hand's second tap within half a second is not a second wish") {
    struct Row {
        int second_tap_ms;
        const char* said;
    };
    for (const Row& row : {Row{1200, "left "}, Row{1540, "left "}, Row{1551, "left left "}}) {
        Finger finger;
        finger.tap(kLeft, 1000);  // lifts at 1050
        finger.tap(kLeft, row.second_tap_ms);
        CHECK_MESSAGE(finger.said == row.said, row.second_tap_ms);
    }
}

TEST_CASE("An office sets for how long a second tap is a tremor, down to not at all") {
    for (const auto& [ignored_ms, said] :
         {std::pair{0, "left left a a "}, std::pair{500, "left a "}, std::pair{1000, "left a "}}) {
        CAPTURE(ignored_ms);
        Finger finger;
        finger.policy = TouchPolicy(Milliseconds(ignored_ms));
        finger.policy.shown(finger.layout, Tick(Milliseconds(0)));
        finger.tap(kLeft, 2000);
        finger.tap(kLeft, 2100);
        finger.tap(kKeyA, 5000);
        finger.tap(kKeyA, 5100);
        CHECK(finger.said == said);
    }
    Finger slow;
    slow.policy = TouchPolicy(Milliseconds(1000));
    slow.policy.shown(slow.layout, Tick(Milliseconds(0)));
    slow.tap(kKeyA, 2000);
    slow.tap(kKeyA, 2600);  // 550 ms after the first lifted
    CHECK(slow.said == "a ");
    slow.tap(kKeyA, 2700);
    CHECK(slow.said == "a a ");
}

TEST_CASE("A citizen types different keys as fast as fingers go, and one key twice after 300 ms") {
    Finger finger;
    finger.tap(kKeyA, 1000);
    finger.tap(kKeyB, 1060);
    finger.tap(kKeyA, 1120);
    finger.tap(kKeyA, 1400);
    finger.tap(kKeyA, 1480);
    CHECK(finger.said == "a b a a ");
}

TEST_CASE("A list that changes under the finger does not take the same tap twice") {
    Finger finger;
    finger.tap(kLeft, 1000);
    finger.layout.targets[0].id = "village.16.06.01.2001";
    finger.policy.shown(finger.layout, Tick(Milliseconds(1060)));
    finger.tap(kLeft, 1200);
    CHECK(finger.said == "left ");
    finger.tap(kLeft, 1700);
    CHECK(finger.said == "left left ");
}

TEST_CASE("After a change of screen nothing counts for 400 ms, and a finger that is still down must lift first") {
    Finger finger;
    finger.down(kRight, 1000);
    finger.layout.screen = "story";
    finger.policy.shown(finger.layout, Tick(Milliseconds(1010)));
    CHECK(finger.policy.pressed().empty());
    finger.up(kRight, 1500);
    CHECK(finger.said.empty());
    finger.tap(kRight, 1600);
    CHECK(finger.said == "right ");

    finger.layout.dialog = "cancel";
    finger.policy.shown(finger.layout, Tick(Milliseconds(3000)));
    finger.tap(kLeft, 3399);
    CHECK(finger.said == "right ");
    finger.tap(kLeft, 3460);
    CHECK(finger.said == "right left ");
}

TEST_CASE("A control that is off, and no man's land, do nothing") {
    Finger finger;
    finger.tap(kOff, 1000);
    finger.tap({600, 320}, 2000);
    CHECK(finger.said.empty());
    CHECK(finger.touches == 2);  // but they say that somebody is there
}

TEST_CASE("A keyboard that comes up under a trembling finger types nothing") {
    Finger finger;
    finger.tap(kLeft, 1000);  // a field
    finger.layout.targets.push_back(
        {Target::What::key, "key.c", "c", {120, 120, 60, 60}, Availability::enabled, TypeText{"c"}});
    std::swap(finger.layout.targets.front(), finger.layout.targets.back());
    finger.policy.shown(finger.layout, Tick(Milliseconds(1060)));
    finger.tap(kLeft, 1180);
    CHECK(finger.said == "left ");
    finger.tap(kKeyB, 1300);
    finger.tap(kLeft, 1600);
    CHECK(finger.said == "left b c ");
}

}  // namespace loket::ui
