// The real espeak-ng and aplay, on a sound card that writes into a FIFO (ALSA's file plugin) or throws away.
#include "ui/speech/speaker.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "tests/support/manual_clock.hpp"
#include "tests/support/sound_card.hpp"

using namespace loket;
using namespace loket::ui;
using loket::test::SoundCard;

namespace {

std::vector<Utterance> sentences(int count) {
    return std::vector<Utterance>(std::size_t(count), {"title", "Selamat datang di loket pengaduan"});
}

std::size_t open_files() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
}

/// Whether this process has any child, alive or not yet taken note of.
bool has_children() {
    siginfo_t info{};
    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}

/// Until it is silent; the test fails after a long time.
void wait_for_end(Speaker& speaker) {
    for (int i = 0; i < 20'000 && speaker.is_speaking(); ++i) usleep(1'000);
    CHECK_FALSE(speaker.is_speaking());
}

}  // namespace

TEST_CASE("A listener hears the voice, and nothing more after a touch") {
    SoundCard card;
    const test::ManualClock clock;
    const auto speaker = Speaker::open({.device = "card"}, clock).value();
    CHECK_FALSE(speaker->is_speaking());
    speaker->say(sentences(200), {});
    CHECK(card.hears_something());
    CHECK(speaker->is_speaking());
    speaker->stop();
    CHECK_FALSE(speaker->is_speaking());
    // Ten minutes would be 26 MB; what was on its way into the FIFO is all there is.
    CHECK(card.drain() < 1'000'000);
    CHECK(speaker->is_able());
}

TEST_CASE("What is said ends by itself, in each voice and speed, and leaves no program and no open file behind") {
    SoundCard card;
    const test::ManualClock clock;
    const auto before = open_files();
    {
        const auto speaker = Speaker::open({.device = "nowhere"}, clock).value();
        for (const Language language : {Language::indonesian, Language::english}) {
            for (const SpeechSpeed speed : {SpeechSpeed::slow, SpeechSpeed::normal, SpeechSpeed::fast}) {
                speaker->say(sentences(1), {.language = language, .speed = speed});
                wait_for_end(*speaker);
                CHECK(speaker->is_able());
            }
        }
        // A finger faster than any voice.
        for (int i = 0; i < 50; ++i) speaker->say(sentences(20), {.volume = i % kSpeechVolumes + 1});
    }
    CHECK(open_files() == before);
    CHECK_FALSE(has_children());
}

TEST_CASE("Headphones are a sound card of their own") {
    SoundCard card;
    const test::ManualClock clock;
    const auto speaker = Speaker::open({.device = "nowhere", .headphone_device = "card"}, clock).value();
    speaker->say(sentences(1), {.output = SpeechOutput::headphones});
    CHECK(card.hears_something());
}

TEST_CASE("A kiosk where a program is missing has no voice") {
    const test::ManualClock clock;
    CHECK(Speaker::open({.synthesiser = "no-such-synthesiser"}, clock).error().fault == Fault::not_found);
    CHECK(Speaker::open({.player = "/no/such/player"}, clock).error().fault == Fault::not_found);
}

TEST_CASE("A voice whose sound card is gone rests for a minute, and nothing else breaks") {
    SoundCard card;
    test::ManualClock clock;
    const auto speaker = Speaker::open({.device = "unplugged"}, clock).value();
    speaker->say(sentences(200), {});
    wait_for_end(*speaker);
    CHECK_FALSE(speaker->is_able());
    clock.advance(Milliseconds(60'000));
    CHECK(speaker->is_able());
}

TEST_CASE("A synthesiser that does not read its words costs nobody a moment") {
    SoundCard card;
    const test::ManualClock clock;
    const auto speaker = Speaker::open({.device = "nowhere", .synthesiser = "false"}, clock).value();
    for (int i = 0; i < 3; ++i) speaker->say(sentences(2'000), {});
    wait_for_end(*speaker);
}

TEST_CASE("The longest text is given to the voice in lines that it reads whole") {
    const std::string word(1'500, 'a');
    const auto lines =
        lines_for({{"a", word}, {"b", "BTM2-7", Utterance::Manner::spelling}, {"c", "Selesai?"}}, Language::indonesian);
    CHECK(lines == std::string(900, 'a') + "\n" + std::string(600, 'a') + ".\nB, T, M, 2; 7.\nSelesai?\n");
    const auto much = lines_for(std::vector<Utterance>(20, {"a", std::string(9'000, 'b')}), Language::indonesian);
    CHECK(much.size() <= 48 * 1024);
    CHECK(much.size() > 45 * 1024);
}
