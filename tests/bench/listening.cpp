// What a listener waits for: from the touch that shows a screen to the first sound of its words at the sound card, and
// from the touch that silences them to the moment when nobody plays any more. The kiosk's own listener and voice, on a
// sound card that is a FIFO; every screen in both languages that are spoken.
#define DOCTEST_CONFIG_IMPLEMENT  // the player's checks run outside of a test here
#include <doctest/doctest.h>

#include "tests/bench/bench.hpp"
#include "tests/support/sound_card.hpp"
#include "tests/ui/screens/walk.hpp"
#include "ui/speech/listener.hpp"
#include "ui/speech/speaker.hpp"

namespace {

using namespace loket;
using namespace loket::bench;

struct Waits {
    std::vector<double> sound;
    std::vector<double> silence;
};

Result<void> listen_to(const ui::View& view, ui::Listener& listener, test::SoundCard& card, Waits& waits) {
    const auto shown = Stopwatch::now();
    listener.shown(view);
    if (!card.hears_something()) return fail(Fault::timeout, "nothing is said", view.frame.screen);
    const auto heard = Stopwatch::now();
    waits.sound.push_back(ms_between(shown, heard));
    const auto touched = Stopwatch::now();
    listener.touched();
    card.drain();
    waits.silence.push_back(ms_between(touched, Stopwatch::now()));
    return {};
}

Result<void> measure(Effort effort, Figures& figures) {
    const SystemClock clock;
    test::SoundCard card;
    auto voice = TRY(ui::Speaker::open({.device = "card"}, clock));
    ui::Listener listener(*voice, clock);
    Waits waits;
    unsigned wishes = 0;
    for (const ui::Language language : {ui::Language::indonesian, ui::Language::english}) {
        auto screens = ui::walk({.language = language});
        if (effort == Effort::quick) screens.resize(2);
        for (ui::Sample& screen : screens) {
            auto& listening = screen.view.frame.access.listening;
            listening.speech = ui::Listening::Speech::on;
            listening.repeats = ++wishes;  // each is read as a whole, also where little has changed
            TRY(listen_to(screen.view, listener, card, waits));
        }
    }
    figures.add_spread("touch_to_speech", "ms", waits.sound);
    figures.add_spread("touch_to_silence", "ms", waits.silence);
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    loket::ui::walk_outside_of_tests();
    return loket::bench::run_bench("listening", argc, argv, measure);
}
