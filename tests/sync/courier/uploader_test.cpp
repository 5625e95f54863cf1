#include "sync/courier/uploader.hpp"

#include <doctest/doctest.h>

#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/tus_double.hpp"

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;
using test::Keeping;
using test::TusDouble;

namespace {

constexpr std::size_t kKiB = 1024;

/// An uploader with a photo in hand, its clock, and the server.
struct Scene {
    explicit Scene(std::size_t size, Keeping keeping = Keeping::what_came) : photo(size), server(keeping) {
        entropy.fill(photo);
        file = {hash_of(photo), size};
        uploader.take(file);
    }

    /// One call, when its time has come.
    UploadOutcome call() {
        clock.advance(std::max(Milliseconds(0), uploader.next_attempt() - clock.steady()));
        const Piece piece = uploader.next_piece();
        const BytesView bytes = BytesView(photo).subspan(piece.offset, piece.size);
        const auto answer = server.send(uploader.make_call(bytes, clock.steady()));
        clock.advance(exchange_takes);
        return uploader.conclude(answer, clock.steady(), entropy);
    }
    /// What the next calls came to, at most `limit`, until something other than going on.
    Upload calls(int limit = 10'000) {
        Upload upload = Upload::going_on;
        while (upload == Upload::going_on && limit-- > 0) upload = call().upload;
        return upload;
    }

    test::ManualClock clock;
    test::SeededEntropy entropy;
    Tuning tuning;
    Milliseconds exchange_takes = 100ms;
    Bytes photo;
    DueFile file;
    TusDouble server;
    Uploader uploader{tuning, clock.steady()};
};

Answer status(int status) { return {status, "text/html", {}, {}}; }

}  // namespace

TEST_CASE("A photo goes out in pieces that grow while the link is quick") {
    Scene scene(300 * kKiB);
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; PATCH 0+65536; PATCH 65536+131072; PATCH 196608+110592");
    CHECK(scene.server.content() == scene.photo);
}

TEST_CASE("Pieces grow to 1 MiB and no farther, and shrink while the link is slow") {
    Scene scene(5 * kKiB * kKiB);
    CHECK(scene.calls(8) == Upload::going_on);
    CHECK(scene.server.take_log().ends_with("PATCH 983040+1048576; PATCH 2031616+1048576; PATCH 3080192+1048576"));
    scene.exchange_takes = 20s;
    (void)scene.call();
    (void)scene.call();
    CHECK(scene.server.take_log() == "PATCH 4128768+1048576; PATCH 5177344+65536");
}

TEST_CASE("After a cut the kiosk asks how much arrived, and sends nothing of it again") {
    Scene scene(100 * kKiB);
    scene.server.expect({TusDouble::lose_answer()});
    CHECK(scene.call().upload == Upload::going_on);  // the answer is lost: asked again
    CHECK(scene.call().why.empty());
    scene.server.expect({TusDouble::cut_after(10'000)});
    CHECK_FALSE(scene.call().why.empty());
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; HEAD; PATCH 0+65536; HEAD; PATCH 10000+65536; PATCH 75536+26864");
    CHECK(scene.server.bytes_sent() == scene.photo.size());
    CHECK(scene.server.content() == scene.photo);
}

TEST_CASE("A piece that arrived although its answer was lost is not sent again") {
    Scene scene(100 * kKiB);
    (void)scene.call();
    scene.server.expect({TusDouble::lose_answer(), TusDouble::lose_answer()});
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; PATCH 0+65536; HEAD; HEAD; PATCH 65536+36864");
}

TEST_CASE("When only the last answer was lost, asking is enough") {
    Scene scene(10 * kKiB);
    (void)scene.call();
    scene.server.expect({TusDouble::lose_answer()});
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; PATCH 0+10240; HEAD");
}

TEST_CASE("For a server that keeps only whole pieces they shrink until a connection lives long enough, and stay so") {
    Scene scene(200'000, Keeping::whole_pieces);
    std::size_t lost = 0;
    (void)scene.call();
    for (int calls = 0; calls < 100; ++calls) {
        const bool is_too_large = scene.uploader.next_piece().size > 20'000;
        if (is_too_large) scene.server.expect({TusDouble::cut_after(20'000)});
        if (is_too_large) lost += 20'000;
        if (scene.call().upload == Upload::uploaded) break;
    }
    CHECK(scene.server.content() == scene.photo);
    CHECK(scene.server.bytes_sent() == scene.photo.size() + lost);
    CHECK(lost == 2 * 20'000);  // pieces of 64 KiB and, after some of 16 KiB, of 32 KiB
}

TEST_CASE("However the link dies, a photo arrives whole, with at most one piece sent twice a cut") {
    for (const Keeping keeping : {Keeping::what_came, Keeping::whole_pieces}) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            CAPTURE(seed);
            Scene scene(2'000'000, keeping);
            scene.entropy = test::SeededEntropy(seed);
            std::size_t cuts = 0;
            Upload upload = Upload::going_on;
            while (upload == Upload::going_on) {
                if (spread(2ms, scene.entropy) == 0ms && ++cuts > 0) {
                    scene.server.expect({TusDouble::cut_after(std::size_t(spread(70'000ms, scene.entropy).count()))});
                }
                upload = scene.call().upload;
            }
            CHECK(upload == Upload::uploaded);
            CHECK(scene.server.content() == scene.photo);
            CHECK(scene.server.bytes_sent() <= scene.photo.size() + cuts * scene.tuning.chunk_limit);
            if (keeping == Keeping::what_came) CHECK(scene.server.bytes_sent() == scene.photo.size());
        }
    }
}

TEST_CASE("No wrong answer loses a photo: the kiosk asks, makes the upload anew, or waits") {
    struct Row {
        Answer answer;
        const char* then;  // the calls after a piece got this answer
    };
    const Answer retry{503, "", {}, 90s};
    for (const Row& row : {
             Row{status(200), "HEAD; PATCH 65536+36864"},  // a portal's page
             Row{status(409), "HEAD; PATCH 65536+36864"},
             Row{status(460), "HEAD; PATCH 65536+36864"},                    // tus: the checksum did not match
             Row{status(413), "HEAD; PATCH 65536+32768; PATCH 98304+4096"},  // too much: in smaller pieces
             Row{status(408), "HEAD; PATCH 65536+32768; PATCH 98304+4096"},
             Row{status(504), "HEAD; PATCH 65536+32768; PATCH 98304+4096"},
             Row{status(500), "HEAD; PATCH 65536+36864"},
             Row{retry, "HEAD; PATCH 65536+36864"},
             Row{{204, "", {}, {}, {}, 65536}, "HEAD; PATCH 65536+36864"},   // an offset that did not move
             Row{{204, "", {}, {}, {}, 999999}, "HEAD; PATCH 65536+36864"},  // or moved beyond what was sent
             Row{status(404), "POST 102400; PATCH 0+102400"},
             Row{status(410), "POST 102400; PATCH 0+102400"},
         }) {
        CAPTURE(row.answer.status);
        Scene scene(100 * kKiB);
        CHECK(scene.calls(2) == Upload::going_on);
        (void)scene.server.take_log();
        scene.server.expect({TusDouble::answer(row.answer)});
        const Tick before = scene.clock.steady();
        CHECK(scene.call().why == "a file: HTTP " + std::to_string(row.answer.status));
        if (row.answer.retry_after) CHECK(scene.uploader.next_attempt() > before + *row.answer.retry_after);
        (void)scene.server.take_log();
        CHECK(scene.calls() == Upload::uploaded);
        CHECK(scene.server.take_log() == row.then);
        CHECK(scene.server.content() == scene.photo);
    }
}

TEST_CASE("An upload that the server forgot is made anew") {
    Scene scene(100 * kKiB);
    CHECK(scene.calls(2) == Upload::going_on);
    scene.server.forget();
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; PATCH 0+65536; PATCH 65536+36864; POST 102400; PATCH 0+102400");
}

TEST_CASE("A server that gives files places of its own is told of the photo first, without a wait") {
    Scene scene(100 * kKiB);
    scene.server.forget();
    const Tick before = scene.clock.steady();
    CHECK(scene.calls(2) == Upload::going_on);
    CHECK(scene.clock.steady() - before == 2 * scene.exchange_takes);
    scene.server.expect({TusDouble::cut_after(10'000)});
    CHECK(scene.calls() == Upload::uploaded);
    CHECK(scene.server.take_log() == "HEAD; POST 102400; PATCH 0+65536; HEAD; PATCH 10000+65536; PATCH 75536+26864");
    CHECK(scene.server.content() == scene.photo);
}

TEST_CASE("A photo that a hub has, or has half, is not sent again after a restart") {
    Scene scene(100 * kKiB);
    (void)scene.call();
    scene.server.expect({TusDouble::cut_after(50'000)});
    (void)scene.call();
    for (const char* then : {"HEAD; PATCH 50000+52400", "HEAD"}) {
        (void)scene.server.take_log();
        scene.uploader = Uploader(scene.tuning, scene.clock.steady());
        scene.uploader.take(scene.file);
        CHECK(scene.calls() == Upload::uploaded);
        CHECK(scene.server.take_log() == then);
    }
}

TEST_CASE("A server that takes the place of another may tell the offset when it is told of the photo") {
    Scene scene(100 * kKiB);
    scene.server.expect({TusDouble::answer(status(404)), TusDouble::answer({201, "", {}, {}, "/v1/files/1", 50'000})});
    CHECK(scene.calls(2) == Upload::going_on);
    CHECK(scene.uploader.next_piece() == Piece{50'000, 52'400});
}

TEST_CASE("A photo that only meets wrong answers lets another go first, and may come again") {
    Scene scene(100 * kKiB);
    scene.server.expect(
        {TusDouble::answer(status(413)), TusDouble::answer(status(413)), TusDouble::answer(status(413))});
    CHECK(scene.calls(2) == Upload::going_on);
    CHECK(scene.call().upload == Upload::turned_away);
    scene.uploader.take(scene.file);
    CHECK(scene.calls() == Upload::uploaded);
}

TEST_CASE("A photo that no server takes in large pieces goes in small ones, also after others went first") {
    for (const std::size_t most : {100 * kKiB, 20 * kKiB, 5 * kKiB}) {
        CAPTURE(most);
        Scene scene(2'000'000);
        Upload upload = Upload::going_on;
        for (int calls = 0; upload != Upload::uploaded && calls < 10'000; ++calls) {
            if (upload == Upload::turned_away) scene.uploader.take(scene.file);
            if (scene.uploader.next_piece().size > most) scene.server.expect({TusDouble::answer(status(413))});
            upload = scene.call().upload;
        }
        CHECK(upload == Upload::uploaded);
        CHECK(scene.server.content() == scene.photo);
    }
}

TEST_CASE("Failures wait longer each time, bytes that arrive end that, and no server names more than an hour") {
    Scene scene(100 * kKiB);
    (void)scene.call();
    Milliseconds greatest{};
    for (int i = 0; i < 40; ++i) {
        scene.server.expect({TusDouble::cut_after(0)});
        (void)scene.call();
        greatest = std::max(greatest, scene.uploader.next_attempt() - scene.clock.steady());
    }
    CHECK(greatest > 5min);
    CHECK(greatest <= 15min);
    scene.server.expect({});
    CHECK(scene.calls(2) == Upload::going_on);
    scene.server.expect({TusDouble::cut_after(0)});
    (void)scene.call();
    CHECK(scene.uploader.next_attempt() - scene.clock.steady() <= 2s);
    scene.uploader.link_came_up(scene.clock.steady());
    CHECK(scene.uploader.next_attempt() == scene.clock.steady());
    scene.server.expect({TusDouble::answer({429, "", {}, 99'999s})});
    (void)scene.call();
    CHECK(scene.uploader.next_attempt() - scene.clock.steady() == 1h);
    scene.uploader.link_came_up(scene.clock.steady());
    CHECK(scene.uploader.next_attempt() - scene.clock.steady() == 1h);
}

TEST_CASE("Photos take no more of a quick line than they are given") {
    Scene scene(4 * kKiB * kKiB);
    const Tick before = scene.clock.steady();
    CHECK(scene.calls() == Upload::uploaded);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(scene.clock.steady() - before);
    // The last piece need not be waited for.
    CHECK(std::size_t(seconds.count()) * scene.tuning.file_rate >= scene.photo.size() - scene.tuning.chunk_limit);
}
