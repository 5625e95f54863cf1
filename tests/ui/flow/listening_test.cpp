// Residents who listen instead of reading.
#include <doctest/doctest.h>

#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

const Listening& listening(const Player& resident) { return resident.state.access.listening; }

}  // namespace

TEST_CASE("One touch makes the kiosk read; a second leads to what can be set of the voice") {
    Player resident;
    resident.touch("listen");
    CHECK(listening(resident).speech == Listening::Speech::on);
    CHECK(resident.dialog_text() == "");
    resident.touch("listen");
    CHECK(resident.dialog_text() ==
          "dialog: listening\n"
          "title: Layar dibacakan\n"
          "text: Setiap layar dibacakan. Sentuhan di mana saja menghentikan suara.\n"
          "[overlay.keep] Tutup\n"
          "[listening.on] Lanjutkan membaca\n"
          "[listening.again] Bacakan lagi\n"
          "[listening.speed] Kecepatan: sedang\n"
          "[listening.volume] Keras suara: 4 dari 6\n"
          "[listening.output] Lewat pengeras suara\n"
          "[operation.zones] Pakai tanpa melihat\n"
          "[listening.off] Matikan suara\n");
}

TEST_CASE("A listener finds three speeds, six volumes and both ways out one after another") {
    Player resident;
    resident.touch("listen").touch("listen");
    const auto begin = listening(resident);
    for (const auto speed : {SpeechSpeed::fast, SpeechSpeed::slow, SpeechSpeed::normal}) {
        CHECK(listening(resident.touch("listening.speed")).speed == speed);
    }
    for (const int volume : {5, 6, 1, 2, 3, 4}) CHECK(listening(resident.touch("listening.volume")).volume == volume);
    CHECK(listening(resident.touch("listening.output")).output == SpeechOutput::headphones);
    CHECK(listening(resident.touch("listening.output")) == begin);
    CHECK(resident.can_touch("listening.again"));
}

TEST_CASE("Who wishes the screen again has it before them again") {
    Player resident;
    resident.touch("listen").touch("listen");
    const auto repeats = listening(resident).repeats;
    resident.touch("listening.again");
    CHECK(listening(resident).repeats == repeats + 1);
    CHECK(resident.dialog_text() == "");
}

TEST_CASE("The voice is silenced where it is set, and starts anew by one touch") {
    Player resident;
    resident.choose_topic().tell_story().touch("listen").touch("listen").touch("listening.off");
    CHECK(listening(resident).speech == Listening::Speech::off);
    CHECK(resident.dialog_text() == "");
    CHECK(resident.state.screen == Screen::place);
    CHECK(listening(resident.touch("listen")).speech == Listening::Speech::on);
}

TEST_CASE("The next resident is not read to unasked") {
    Player resident;
    resident.touch("listen").go_to_review().wait(Milliseconds(165'000));
    CHECK(resident.is_fresh());
    Player visitor;
    visitor.touch("listen").wait(Milliseconds(165'000));
    CHECK(visitor.is_fresh());
}

TEST_CASE("A kiosk without a voice offers none, and without headphones no choice of them") {
    Player resident;
    resident.facts.voice = Facts::Voice::absent;
    CHECK_FALSE(resident.can_touch("listen"));
    resident.state = step(resident.state, Intent{ToggleListening{}}, resident.facts).state;
    CHECK(listening(resident) == Listening{});
    resident.facts.voice = Facts::Voice::loudspeaker;
    resident.touch("listen").touch("listen");
    CHECK_FALSE(resident.can_touch("listening.output"));
}

TEST_CASE("A question over the screen is answered first, also by who listens") {
    Player resident;
    resident.touch("listen").choose_topic().touch("cancel");
    const auto before = listening(resident);
    for (const Intent& wish : {Intent{ToggleListening{}}, Intent{OpenListening{}}, Intent{SayAgain{}}}) {
        resident.state = step(resident.state, wish, resident.facts).state;
        CHECK(listening(resident) == before);
        CHECK(resident.state.overlay == Overlay::cancel);
    }
}

TEST_CASE("Whoever still listens is not asked whether they are there, and the number does not vanish meanwhile") {
    Player listener;
    listener.touch("listen").choose_topic();
    listener.wait(Milliseconds(119'000)).happens(StillSpeaking{}).wait(Milliseconds(119'000));
    CHECK(listener.dialog_text() == "");
    listener.wait(Milliseconds(1'000));
    CHECK(listener.dialog_text() != "");
    // The question itself does not wait for its own voice.
    listener.happens(StillSpeaking{}).wait(Milliseconds(45'000));
    CHECK(listener.is_fresh());
    Player served;
    served.touch("listen").file().wait(Milliseconds(59'000)).happens(StillSpeaking{}).wait(Milliseconds(59'000));
    CHECK(served.state.screen == Screen::filed);
}

namespace {

void press(Player& resident, WalkKey key, WalkDevice device) {
    resident.state = step(resident.state, Intent{Walk{key, device}}, resident.facts).state;
}

}  // namespace

TEST_CASE("Help explains the five keys, pressed again reads the screen, and leads to the officer") {
    Player resident;
    resident.choose_topic();
    press(resident, WalkKey::help, WalkDevice::keyboard);
    CHECK(resident.dialog_text() ==
          "dialog: help\n"
          "title: Lima tombol\n"
          "text: Berikutnya dan Sebelumnya berpindah dari satu pilihan ke pilihan lain. Pilih mengambil pilihan itu. "
          "Kembali mundur satu langkah. Bantuan membuka penjelasan ini.\n"
          "[overlay.keep] Tutup\n"
          "[officer] Panggil petugas\n"
          "[listening.on] Lanjutkan membaca\n"
          "[listening.again] Bacakan lagi\n"
          "[operation.zones] Pakai tanpa melihat\n");
    press(resident, WalkKey::help, WalkDevice::keyboard);
    CHECK(listening(resident).repeats == 1);
    resident.touch("officer");
    CHECK(resident.state.overlay == Overlay::officer);
    CHECK(std::holds_alternative<NoteOfficerCalled>(resident.effects.back()));
}

TEST_CASE(
    "The first key of a pad on the first screen turns the voice on; a keyboard, and later keys, leave it as it is") {
    Player resident;
    press(resident, WalkKey::next, WalkDevice::keyboard);
    CHECK(listening(resident).speech == Listening::Speech::off);
    press(resident, WalkKey::next, WalkDevice::pad);
    CHECK(listening(resident).speech == Listening::Speech::on);
    resident.touch("listen").touch("listening.speed").touch("listening.off");
    press(resident, WalkKey::next, WalkDevice::pad);
    CHECK(listening(resident).speech == Listening::Speech::off);
}

TEST_CASE("Zones come with the voice and go with it, and the next resident finds the screen as it was") {
    Player resident;
    resident.touch("listen").touch("listen").touch("operation.zones");
    CHECK(resident.view().zones.has_value());
    resident.facts.voice = Facts::Voice::absent;
    CHECK_FALSE(resident.view().zones.has_value());
    resident.facts.voice = Facts::Voice::loudspeaker;
    press(resident, WalkKey::help, WalkDevice::zone);
    resident.touch("operation.dark");
    CHECK(resident.view().zones->light == ZonesView::Light::dark);
    resident.wait(Milliseconds(165'000));
    CHECK(resident.is_fresh());
    resident.touch("listen").touch("listen").touch("operation.zones").touch("listen").touch("listening.off");
    CHECK(resident.state.access.operation == Operation::screen);
}

TEST_CASE("A key says that somebody is still there") {
    Player resident;
    resident.choose_topic().wait(Milliseconds(121'000));
    REQUIRE(resident.state.overlay == Overlay::idle);
    press(resident, WalkKey::next, WalkDevice::zone);
    CHECK(resident.state.overlay == Overlay::none);
}
