// The child as the kiosk runs it, with GStreamer's test sources.
#include "kiosk/devices/media_process.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "kiosk/devices/pipeline.hpp"
#include "tests/kiosk/devices/pictures.hpp"
#include "tests/kiosk/devices/studio.hpp"

using namespace loket;
using namespace loket::devices;
using namespace loket::test;

namespace {

/// Listens until so many milliseconds are recorded; the loudest that was heard.
int record_for(Studio& studio, std::uint32_t ms) {
    studio.tell(Record{});
    int loudest = 0;
    while (true) {
        const auto heard = studio.next_of<Heard>();
        loudest = std::max(loudest, int(heard.level));
        if (heard.so_far >= ms) return loudest;
    }
}

Recorded recorded_for(Studio& studio, std::uint32_t ms) {
    record_for(studio, ms);
    studio.tell(StopSound{});
    return studio.next_of<Recorded>();
}

/// What a camera reads that looks at one of the slips of printing's tests.
std::string code_seen_on(const std::string& slip) {
    Studio studio({"scanner", LOKET_GOLDEN_SLIPS "/" + slip});
    while (true) {
        studio.tell(WantFrame{});
        auto news = studio.next();
        REQUIRE(!std::holds_alternative<Trouble>(news));
        if (auto* code = std::get_if<CodeRead>(&news)) return std::move(code->text);
    }
}

}  // namespace

TEST_CASE("A voice is recorded with its loudness, as Opus that lasts as long as it is said to") {
    start_gstreamer();
    Studio studio({"microphone", "test", "test"});
    CHECK(std::holds_alternative<Ready>(studio.next()));
    CHECK(record_for(studio, 1'500) > 20);  // a tick each second
    studio.tell(StopSound{});
    const auto recorded = studio.next_of<Recorded>();
    CHECK(recorded.length >= 1'500);
    CHECK(recorded.ogg.reveal_text().substr(0, 4) == "OggS");
    CHECK(recorded.ogg.reveal_text().find("OpusHead") != std::string_view::npos);
    const auto sounding = sounding_ms(recorded.ogg.reveal());
    CHECK(sounding + 200 >= recorded.length);
    CHECK(sounding <= recorded.length + 200);
}

TEST_CASE("A recording is played to its end, can be stopped, and another be made in its place") {
    start_gstreamer();
    Studio studio({"microphone", "test", "test"});
    const auto first = recorded_for(studio, 300);
    studio.tell(Play{first.ogg});
    CHECK(std::holds_alternative<Played>(studio.next()));
    studio.tell(Play{recorded_for(studio, 300).ogg});
    studio.tell(StopSound{});
    CHECK(std::holds_alternative<Played>(studio.next()));
    CHECK(recorded_for(studio, 200).length >= 200);
}

TEST_CASE("What cannot be played is told, and the microphone goes on") {
    Studio studio({"microphone", "test", "test"});
    CHECK(std::holds_alternative<Ready>(studio.next()));
    studio.tell(Play{Secret("no sound at all")});
    CHECK(studio.next_of<Trouble>() == Trouble::sound);
    CHECK(recorded_for(studio, 200).length >= 200);
}

TEST_CASE("The camera sends a frame for each that is wanted, and takes photos") {
    start_gstreamer();
    Studio studio({"camera", "test"});
    studio.tell(WantFrame{});
    CHECK(std::holds_alternative<Ready>(studio.next()));
    const auto frame = std::get<Frame>(studio.next());
    CHECK(frame.width == 640);
    CHECK(frame.height == 360);
    studio.tell(TakePhoto{});
    const auto photo = std::get<Photo>(studio.next());
    const auto measures = measures_of(photo.jpeg.reveal());
    CHECK(measures.width == 1280);
    CHECK(measures.height == 720);
    CHECK(photo.picture.width == 640);
}

TEST_CASE("A device that is not there is told, and the child has gone") {
    for (const auto& words : std::vector<std::vector<std::string>>{{"camera", "/dev/no-such-camera"},
                                                                   {"camera", "/no/such/file.jpg"},
                                                                   {"microphone", "hw:CARD=none", "test"}}) {
        Studio studio(words);
        studio.tell(WantFrame{});
        CHECK(studio.next_of<Trouble>() == Trouble::device);
    }
}

TEST_CASE("The camera reads the code of our receipts: the number alone, and the long one that proves it") {
    CHECK(code_seen_on("citizen-80.png") == "BTM2-00427-P");
    const std::string proof = code_seen_on("signed-80.png");
    CHECK(proof.substr(0, 27) == "HTTPS://LAPOR.EXAMPLE.ID/R/");
    CHECK(proof.size() > 400);
}

TEST_CASE("A picture from a stick becomes a photo, and what is none is told") {
    start_gstreamer();
    Studio studio({"pictures"});
    CHECK(std::holds_alternative<Ready>(studio.next()));
    studio.tell(ImportPicture{Secret("nothing to see")});
    CHECK(studio.next_of<Trouble>() == Trouble::picture);
    studio.tell(ImportPicture{Secret(with_exif(red_and_blue_jpeg(400, 300), 6))});
    const auto photo = std::get<Photo>(studio.next());
    CHECK(photo.picture.width == 300);
    CHECK(is_red(colour_at(photo.picture, 0.5, 0.2)));
}

TEST_CASE("When the screen is left the child is gone, and says nothing more") {
    Studio studio({"camera", "test"});
    studio.tell(WantFrame{});
    CHECK(std::holds_alternative<Ready>(studio.next()));
    CHECK(std::holds_alternative<Frame>(studio.next()));
    studio.tell(WantFrame{});
    studio.process().leave();
    while (!studio.process().has_left()) std::this_thread::yield();
    CHECK(studio.is_silent());
}

TEST_CASE("A program that is not there, or is another, is a camera that does not answer") {
    CHECK(!MediaProcess::start({"/no/such/program"}, [](MediaNews) {}));
    Studio studio({"nonsense"});
    CHECK(studio.next_of<Trouble>() == Trouble::device);
}
