#include "ui/speech/listener.hpp"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.hpp"
#include "tests/ui/flow/player.hpp"

using namespace loket;
using namespace loket::ui;

namespace {

/// A voice that is moved by hand: it speaks until somebody stops it or says that it has ended.
class HandVoice final : public Voice {
public:
    void say(const std::vector<Utterance>& utterances, const VoiceSettings& settings) override {
        said = text_of(utterances);
        with = settings;
        is_busy = true;
        ++times;
    }
    void stop() override { is_busy = false; }
    bool is_speaking() override { return is_busy; }
    bool is_able() override { return true; }

    std::string said;
    VoiceSettings with;
    bool is_busy = false;
    int times = 0;
};

/// A resident, the kiosk's voice, and what lies between.
struct Room {
    HandVoice voice;
    test::ManualClock clock;
    Listener listener{voice, clock};
    Player resident;

    /// As the shell does: first the finger, then what it leads to.
    void touch(std::string_view id) {
        listener.touched();
        listener.shown(resident.touch(id).view());
    }
    /// Listens to so many sentences, the one that is being said included: "title: Selamat datang.".
    std::string hear(int sentences = 1'000) {
        std::string heard;
        while (voice.is_busy && sentences-- > 0) {
            heard += voice.said;
            voice.is_busy = false;
            listener.look_after();
        }
        return heard;
    }
};

}  // namespace

TEST_CASE("Nobody is read to who has not asked for it") {
    Room room;
    room.listener.shown(room.resident.view());
    room.touch("kind.pengaduan");
    CHECK(room.voice.times == 0);
}

TEST_CASE("Who turns the voice on hears the screen, and each one after it, and silence when it is off") {
    Room room;
    room.listener.shown(room.resident.view());
    room.touch("listen");
    CHECK(room.voice.said.find("title: Selamat datang.") == 0);
    room.touch("kind.pengaduan");
    CHECK(room.voice.said.find("steps: Langkah 1 dari 5") == 0);
    room.touch("topic.road");
    CHECK(room.voice.said.find("topic.road: ") == 0);
    room.touch("listen");
    room.touch("listening.off");
    CHECK_FALSE(room.voice.is_busy);
    const int times = room.voice.times;
    room.touch("next");
    CHECK(room.voice.times == times);
}

TEST_CASE("A touch anywhere is silence") {
    Room room;
    room.touch("listen");
    CHECK(room.voice.is_busy);
    room.listener.touched();
    CHECK_FALSE(room.voice.is_busy);
}

TEST_CASE("What the listener has set goes to the voice") {
    Room room;
    room.touch("listen");
    room.touch("language");
    room.touch("language.en");
    room.touch("listen");
    room.touch("listening.speed");
    room.touch("listening.volume");
    room.touch("listening.output");
    CHECK(room.voice.with == VoiceSettings{Language::english, SpeechSpeed::fast, SpeechOutput::headphones, 5});
}

TEST_CASE("News of the printer waits until the number has been said") {
    Room room;
    room.touch("listen");
    room.resident.file();
    room.listener.shown(room.resident.view());
    const auto first = room.voice.said;
    room.listener.shown(room.resident.happens(PrintChanged{ticket_number(), PrintState::confirmed}).view());
    room.listener.look_after();
    CHECK(room.voice.said == first);
    const auto heard = room.hear();
    const auto number = heard.find("~ticket: BTM2-00427-");
    REQUIRE(number != heard.npos);
    CHECK(heard.find("print: Ambil tanda terima") > number);
    CHECK(heard.find("print: Ambil tanda terima") != heard.npos);
    CHECK_FALSE(room.listener.is_speaking());
}

TEST_CASE("Whoever is read to is there, but not for ever") {
    Room room;
    CHECK_FALSE(room.listener.is_heard());
    room.touch("listen");
    CHECK(room.listener.is_heard());
    room.clock.advance(kListensFor);
    CHECK_FALSE(room.listener.is_heard());
    room.touch("kind.pengaduan");
    CHECK(room.listener.is_heard());
    room.hear();
    CHECK_FALSE(room.listener.is_heard());
}

TEST_CASE("Who has silenced the voice by a touch can hear on, from the sentence that was broken off") {
    Room room;
    room.touch("listen");
    room.hear(2);
    const auto broken_off = room.voice.said;
    room.listener.touched();
    CHECK_FALSE(room.voice.is_busy);
    room.touch("listen");
    room.hear(1);  // the dialog's own words
    room.touch("listening.on");
    CHECK(room.voice.said == broken_off);
    CHECK(room.hear().find("-kind.pengaduan") != std::string::npos);
    // Of a screen that was heard to its end there is nothing left: it is read again as a whole.
    room.touch("listen");
    room.touch("listening.on");
    CHECK(room.voice.said.find("title: Selamat datang.") == 0);
    // And another screen takes the place of what was broken off.
    room.listener.touched();
    room.touch("kind.pengaduan");
    room.touch("listen");
    room.touch("listening.on");
    CHECK(room.voice.said.find("steps: ") == 0);
}

TEST_CASE("Who goes on by keys hears what they lead to, instead of what was being said") {
    Room room;
    room.touch("listen");
    room.listener.pointed({"kind.aspirasi"});
    CHECK(room.voice.said == "-kind.aspirasi: Aspirasi. Usul dan harapan untuk Muba. 2 dari 4\n");
    CHECK(room.voice.times == 2);
    room.listener.pointed({"nothing"});
    CHECK(room.voice.times == 2);
    room.touch("listen");
    room.touch("listening.off");
    room.listener.pointed({"kind.aspirasi"});
    CHECK(room.voice.times == 3);  // the dialog's
}
