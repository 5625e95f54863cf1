// Photos and voices: after all text, and never lost.
#include <doctest/doctest.h>

#include "sync/wire/file_seal.hpp"
#include "tests/stories/story.hpp"
#include "tests/support/residents.hpp"
#include "tests/support/tus_double.hpp"

using namespace loket;
using namespace loket::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds kHour{3600};

/// A kiosk whose files go to a tus server that is moved by hand.
struct PhotoStory {
    Story story;
    SeededEntropy camera{5};
    TusDouble server;
    std::uint64_t residents = 0;

    PhotoStory() { story.network().send_files_to(server); }

    sync::SealedFile photo(std::size_t size) {
        Bytes picture(size);
        camera.fill(picture);
        return sync::seal_file(picture, MediaType::jpeg, camera).value();
    }

    /// A resident files a report with these photos.
    void file(const std::vector<sync::SealedFile>& photos) {
        Draft draft = make_residents(1, ++residents).front();
        kiosk::FileRequest request{.report = validate(draft, kResidentsDay).value(), .at = story.clock().wall()};
        for (const auto& sealed : photos) {
            draft.attachments.push_back(sealed.attachment);
            request.files.push_back(sealed.ciphertext);
        }
        request.report = validate(draft, kResidentsDay).value();
        story.house().to_clerk(std::move(request));
        story.settle();
    }

    std::size_t on_disk() {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry :
             std::filesystem::directory_iterator(story.folder() / kiosk::kFilesFolder)) {
            ++count;
        }
        return count;
    }
};

}  // namespace

TEST_CASE("A resident's photos follow the report, the smallest first, and the hub can open them") {
    PhotoStory day;
    const auto large = day.photo(90'000);
    const auto small = day.photo(20'000);
    day.file({large, small});
    day.story.pass(10s);
    CHECK(day.server.take_log() == "HEAD; PATCH 0+20041; HEAD; PATCH 0+65536; PATCH 65536+24522");
    REQUIRE(day.server.uploads() == std::vector<Bytes>{small.ciphertext, large.ciphertext});
    CHECK(sync::open_file(day.server.uploads().back(), large.attachment).value().size() == 90'000);
    const std::string delivered = day.story.delivered().front();
    CHECK(delivered.find(base64url(large.attachment.hash)) != std::string::npos);
    CHECK(delivered.find(base64url(large.attachment.key.reveal())) != std::string::npos);
}

TEST_CASE("A photo leaves the counter's disk when the hub has signed that it is there, and not before") {
    PhotoStory day;
    const auto photo = day.photo(1'000);
    day.file({photo});
    day.story.pass(kHour);
    CHECK(day.on_disk() == 1);
    day.story.hub_has_whole_file(photo.attachment.hash);
    day.story.pass(10min);
    CHECK(day.on_disk() == 0);
    CHECK(day.story.books().has_value());
}

TEST_CASE("A photo that was uploaded stays on the disk, and is offered again, until the hub has signed for it") {
    PhotoStory day;
    day.file({day.photo(1'000)});
    day.story.pass(10s);
    CHECK(day.server.take_log() == "HEAD; PATCH 0+1041");
    day.story.pass(2 * kHour);
    CHECK(day.server.take_log() == "");
    CHECK(day.on_disk() == 1);
    day.story.switch_off();
    day.story.switch_on();
    day.story.network().send_files_to(day.server);
    day.story.pass(10s);
    CHECK(day.server.take_log() == "HEAD");
    CHECK(day.on_disk() == 1);
}

TEST_CASE("A new report overtakes a photo after one piece of it") {
    PhotoStory day;
    day.file({day.photo(3'000'000)});
    day.story.pass(2s);
    CHECK(day.server.uploads().back().size() > 0);
    CHECK(day.server.uploads().back().size() < 3'000'000);
    const std::size_t before = day.server.bytes_sent();
    day.file({});
    CHECK(day.story.delivered().size() == 2);
    CHECK(day.server.bytes_sent() == before);
    day.story.pass(60s);
    CHECK(day.server.uploads().back().size() > 3'000'000);
}

TEST_CASE("While text cannot go, no photo takes its place") {
    PhotoStory day;
    day.file({day.photo(3'000'000)});
    day.story.pass(2s);
    day.story.network().set(Weather::lose_request);
    day.file({day.photo(1'000)});
    const std::size_t before = day.server.bytes_sent();
    day.story.pass(kHour);
    CHECK(day.server.bytes_sent() == before);
    day.story.network().set(Weather::clear);
    day.story.pass(kHour);
    REQUIRE(day.server.uploads().size() == 2);
    CHECK(day.server.uploads().front().size() > 3'000'000);  // the one in hand goes on where it was
    CHECK(day.server.uploads().back().size() == 1'041);
}

TEST_CASE("A photo that the server turns away lets the next one go, and comes again later") {
    PhotoStory day;
    const auto no = TusDouble::answer({413, "", {}, {}});
    day.server.expect({no, no, no});
    day.file({day.photo(1'000), day.photo(2'000)});
    day.story.pass(5 * 60s);
    CHECK(day.server.take_log() == "HEAD; HEAD; HEAD; HEAD; PATCH 0+2041");
    day.story.pass(kHour);
    CHECK(day.server.take_log() == "HEAD; PATCH 0+1041");
}

TEST_CASE("A photo whose bytes the disk has changed is set apart for a human, and the others go") {
    PhotoStory day;
    day.story.network().set(Weather::lose_request);
    const auto photo = day.photo(1'000);
    day.file({photo, day.photo(2'000)});
    const auto path = day.story.folder() / kiosk::kFilesFolder / hex(photo.attachment.hash);
    std::filesystem::resize_file(path, 500);
    day.story.network().set(Weather::clear);
    day.story.pass(kHour);
    CHECK(day.server.take_log() == "HEAD; PATCH 0+2041");
    CHECK(day.on_disk() == 2);
}
