#include "sync/hub/http_front.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "tests/sync/hub/raw_client.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

constexpr ListenAddress kAnyPort{"127.0.0.1", 0};

/// Says what it was asked, so that a test sees what came through the door.
Response echo(const Request& request) {
    static constexpr const char* kStates[] = {"whole", "over_limit", "too_slow", "no_room"};
    const std::string text = request.method + " " + request.path + " [" + request.content_type + "] " +
                             kStates[std::size_t(request.body_state)] + " " + std::to_string(request.body.size()) +
                             ": " + std::string(as_text(request.body).substr(0, 40));
    Response response{request.body_state == BodyState::whole ? 200 : 413, "text/plain", to_bytes(text)};
    return response;
}

std::unique_ptr<HttpFront> open_front(const FrontLimits& limits = {}, HttpFront::Handler handler = echo) {
    auto front = HttpFront::open(kAnyPort, limits, std::move(handler));
    REQUIRE(front);
    return *std::move(front);
}

/// The body in pieces, as a client that does not know its length beforehand.
std::string chunked_head() {
    return "POST /v1/batches HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
}
std::string chunk(std::string_view piece) {
    char length[16];
    std::snprintf(length, sizeof length, "%zx\r\n", piece.size());
    return length + std::string(piece) + "\r\n";
}

}  // namespace

TEST_CASE("A technician gives the address as HOST:PORT") {
    struct Row {
        const char* typed;
        const char* read;
    };
    for (const Row& row : {
             Row{"127.0.0.1:8600", "127.0.0.1 8600"},
             Row{"localhost:0", "localhost 0"},
             Row{"[::1]:8600", "::1 8600"},
             Row{"8600", "malformed"},
             Row{":8600", "malformed"},
             Row{"127.0.0.1:", "malformed"},
             Row{"127.0.0.1:65536", "malformed"},
             Row{"127.0.0.1:86x", "malformed"},
             Row{"::1:8600", "malformed"},
             Row{"", "malformed"},
         }) {
        CAPTURE(row.typed);
        const auto address = parse_listen_address(row.typed);
        const std::string read =
            address ? address->host + " " + std::to_string(address->port) : std::string(name_of(address.error().fault));
        CHECK(read == row.read);
    }
}

TEST_CASE("What a client posts reaches the hub as it was sent, and the answer goes back whole") {
    const auto front = open_front();
    CHECK(body_of(answer_to(front->address(), post_text("/v1/batches", "text/x", "isi laporan"))) ==
          "POST /v1/batches [text/x] whole 11: isi laporan");
    CHECK(body_of(answer_to(front->address(), "GET /v1/health?x=1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")) ==
          "GET /v1/health [] whole 0: ");
    CHECK(body_of(answer_to(front->address(), chunked_head() + chunk("isi ") + chunk("laporan") + "0\r\n\r\n")) ==
          "POST /v1/batches [] whole 11: isi laporan");
}

TEST_CASE("The head of an answer says when to come again and which methods are taken") {
    const auto front = open_front({}, [](const Request&) {
        Response response{405, "application/json", to_bytes("{}")};
        response.retry_after = std::chrono::seconds(10);
        response.allow = "POST";
        return response;
    });
    const std::string answer = answer_to(front->address(), post_text("/", "", ""));
    CHECK(status_line_of(answer) == "HTTP/1.1 405 Method Not Allowed");
    CHECK(answer.find("\r\nRetry-After: 10\r\n") != std::string::npos);
    CHECK(answer.find("\r\nAllow: POST\r\n") != std::string::npos);
    CHECK(answer.find("\r\nContent-Type: application/json\r\n") != std::string::npos);
}

TEST_CASE("A body of exactly 1 MiB is taken; one byte more is answered before it is sent") {
    const auto front = open_front();
    const std::string exactly(kBatchMaximum, 'a');
    CHECK(body_of(answer_to(front->address(), post_text("/p", "t", exactly))).substr(0, 28) ==
          "POST /p [t] whole 1048576: a");
    const std::string head = post_text("/p", "t", exactly + "a").substr(0, 120);
    CHECK(body_of(answer_to(front->address(), head.substr(0, head.find("\r\n\r\n") + 4))) ==
          "POST /p [t] over_limit 0: ");
}

TEST_CASE("A length beyond all numbers is refused, whatever the client meant by it") {
    const auto front = open_front();
    const std::string answer =
        answer_to(front->address(), "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    CHECK(status_line_of(answer).substr(0, 10) == "HTTP/1.1 4");
}

TEST_CASE("A body in pieces is refused when it passes 1 MiB, and cut when it never ends") {
    std::atomic<int> counted = 0;
    const auto front = open_front({}, [&](const Request& request) {
        counted += request.body_state == BodyState::over_limit;
        return echo(request);
    });
    const std::string piece = chunk(std::string(64 * 1024, 'a'));
    std::string too_long = chunked_head();
    for (int i = 0; i < 16; ++i) too_long += piece;
    CHECK(body_of(answer_to(front->address(), too_long + chunk("a") + "0\r\n\r\n")) ==
          "POST /v1/batches [] over_limit 0: ");
    CHECK(counted == 1);

    RawClient endless(front->address());
    endless.say(chunked_head());
    for (int i = 0; i < 1000; ++i) endless.say(piece);
    CHECK(endless.hear_all() == "");
    CHECK(counted == 2);
}

TEST_CASE("A body that comes drop by drop is cut in the end, and gives back its room") {
    FrontLimits limits;
    limits.all_bodies_bytes = 100;
    limits.whole_body = std::chrono::seconds(0);
    std::atomic<int> counted = 0;
    const auto front = open_front(limits, [&](const Request& request) {
        counted += request.body_state == BodyState::too_slow;
        return echo(request);
    });
    const std::string request = post_text("/p", "t", std::string(90, 'b'));
    for (int i = 0; i < 3; ++i) CHECK(answer_to(front->address(), request) == "");
    CHECK(counted == 3);
}

TEST_CASE("All bodies together keep to their bound, and the room comes back when one is through") {
    FrontLimits limits;
    limits.all_bodies_bytes = 100;
    const auto front = open_front(limits);
    const std::string body(80, 'b');
    RawClient slow(front->address());
    const std::string request = post_text("/p", "t", body);
    slow.say(request.substr(0, request.size() - 1));
    // The slow body is surely inside once another connection's answer says so.
    std::string answer;
    do {
        answer = body_of(answer_to(front->address(), post_text("/p", "t", body)));
    } while (answer.find("no_room") == std::string::npos);
    CHECK(answer == "POST /p [t] no_room 0: ");
    slow.say("b");
    CHECK(body_of(slow.hear_all()).substr(0, 21) == "POST /p [t] whole 80:");
    CHECK(body_of(answer_to(front->address(), post_text("/p", "t", body))).substr(0, 21) == "POST /p [t] whole 80:");
}

TEST_CASE("Slow clients hold up nobody, and one that falls silent is let go") {
    FrontLimits limits;
    limits.threads = 1;
    limits.silence = std::chrono::seconds(1);
    const auto front = open_front(limits);
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<RawClient>(front->address()));
        slow.back()->say("POST /v1/batches HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nhalf");
    }
    CHECK(body_of(answer_to(front->address(), post_text("/p", "t", "quick"))) == "POST /p [t] whole 5: quick");
    for (auto& client : slow) CHECK(client->hear_all() == "");
}

TEST_CASE("What is no HTTP is told so or let go, and the next client is served") {
    FrontLimits limits;
    limits.silence = std::chrono::seconds(1);
    const auto front = open_front(limits);
    for (const char* garbage : {"\x16\x03\x01\x02 hello tls\r\n\r\n", "LAPOR!\r\n\r\n", "POST\r\n\r\n",
                                "GET / HTTP/9.9\r\n\r\n", "GET /half HTTP/1.1\r\nHost"}) {
        CAPTURE(garbage);
        const std::string answer = answer_to(front->address(), garbage);
        const bool is_no =
            answer.empty() || answer.substr(0, 10) == "HTTP/1.1 4" || answer.substr(0, 10) == "HTTP/1.1 5";
        CHECK_MESSAGE(is_no, answer);
        CHECK(body_of(answer_to(front->address(), post_text("/p", "t", "next"))) == "POST /p [t] whole 4: next");
    }
}

TEST_CASE("A second hub on the same port is told that the port is taken") {
    const auto first = open_front();
    const auto address = parse_listen_address(first->address());
    const auto second = HttpFront::open(*address, {}, echo);
    REQUIRE(!second);
    CHECK(name_of(second.error().fault) == "busy");
}

TEST_CASE("A hub that stops finishes the answer that it is making") {
    std::atomic<bool> is_answering = false;
    std::atomic<bool> may_answer = false;
    auto front = open_front({}, [&](const Request& request) {
        is_answering = true;
        is_answering.notify_all();
        may_answer.wait(false);
        return echo(request);
    });
    RawClient client(front->address());
    client.say(post_text("/p", "t", "last"));
    is_answering.wait(false);
    std::thread stopping([&] { front.reset(); });
    may_answer = true;
    may_answer.notify_all();
    CHECK(body_of(client.hear_all()) == "POST /p [t] whole 4: last");
    stopping.join();
}
