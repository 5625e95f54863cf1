// Whatever the child says, the kiosk takes it whole or not at all.
#include "kiosk/devices/media_wire.hpp"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/seeded_entropy.hpp"

using namespace loket;
using namespace loket::devices;

namespace {

/// One of each kind of news.
std::vector<MediaNews> samples() {
    return {Ready{},
            Heard{57, 12'300},
            Recorded{1'000, Secret("OggS and what follows")},
            Played{},
            Frame{2, 1, Secret("rgbRGB")},
            Photo{Secret("a picture"), Frame{1, 1, Secret("rgb")}},
            CodeRead{"BTM2-000427"},
            Trouble::sound};
}

Result<MediaNews> read_back(const Bytes& message) {
    const Head head = TRY(parse_news_head(BytesView(message).first(kHeadSize)));
    return parse_news(head, Bytes(message.begin() + kHeadSize, message.end()));
}

struct Socket {
    int ends[2];
    Socket() { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0); }
    ~Socket() {
        close(ends[0]);
        if (ends[1] >= 0) close(ends[1]);
    }
    void write(BytesView bytes) { REQUIRE(send(ends[1], bytes.data(), bytes.size(), 0) == ssize_t(bytes.size())); }
    void hang_up() {
        close(ends[1]);
        ends[1] = -1;
    }
};

}  // namespace

TEST_CASE("All that the child can say comes back as it was said") {
    for (const auto& news : samples()) {
        const Bytes message = encode(news);
        const auto back = read_back(message);
        REQUIRE(back);
        CHECK(back->index() == news.index());
        CHECK(encode(*back) == message);
    }
}

TEST_CASE("News that are cut short, or longer than they say, are not taken") {
    for (const auto& news : samples()) {
        const Bytes message = encode(news);
        const bool is_of_any_length = std::holds_alternative<Recorded>(news) || std::holds_alternative<CodeRead>(news);
        Bytes longer = message;
        longer.push_back(7);
        if (!is_of_any_length) CHECK(read_back(longer).error().fault == Fault::malformed);
        if (message.size() == kHeadSize || is_of_any_length) continue;
        for (std::size_t size = kHeadSize; size < message.size(); ++size) {
            CHECK(read_back(Bytes(message.begin(), message.begin() + std::ptrdiff_t(size))).error().fault ==
                  Fault::malformed);
        }
    }
}

TEST_CASE("A frame or a level out of its bounds is not taken, nor a message over its bound") {
    CHECK(read_back(encode(MediaNews(Frame{641, 1, Secret(Bytes(641 * 3))}))).error().fault == Fault::malformed);
    CHECK(read_back(encode(MediaNews(Frame{0, 1, Secret()}))).error().fault == Fault::malformed);
    CHECK(read_back(encode(MediaNews(Heard{101, 0}))).error().fault == Fault::malformed);
    CHECK(read_back({8, 0, 0, 0, 0}).error().fault == Fault::malformed);
    CHECK(read_back({4, 0xFF, 0xFF, 0xFF, 0x7F}).error().fault == Fault::too_large);
    CHECK(parse_request_head(Bytes{0, 1, 0, 0, 0}).error().fault == Fault::too_large);
}

TEST_CASE("Bytes of a broken child never bring the kiosk down") {
    test::SeededEntropy entropy(11);
    for (int round = 0; round < 20'000; ++round) {
        Bytes noise(kHeadSize + std::size_t(round % 64));
        entropy.fill(noise);
        noise[0] %= 9;
        const auto head = parse_news_head(BytesView(noise).first(kHeadSize));
        if (!head) continue;
        const auto news = parse_news(*head, Bytes(noise.begin() + kHeadSize, noise.end()));
        if (news) CHECK(encode(*news).size() == noise.size());
    }
}

TEST_CASE("From a socket come whole messages, then its end; a message that breaks off is told as that") {
    Socket socket;
    socket.write(encode(MediaNews(Heard{3, 100})));
    socket.write(encode(MediaNews(Played{})));
    CHECK(std::get<Heard>(**receive_news(socket.ends[0])).so_far == 100);
    CHECK(std::holds_alternative<Played>(**receive_news(socket.ends[0])));
    const Bytes message = encode(MediaNews(Recorded{1, Secret("abc")}));
    socket.write(BytesView(message).first(message.size() - 1));
    socket.hang_up();
    CHECK(receive_news(socket.ends[0]).error().fault == Fault::io);
    const auto end = receive_news(socket.ends[0]);
    REQUIRE(end);
    CHECK(!end->has_value());
}
