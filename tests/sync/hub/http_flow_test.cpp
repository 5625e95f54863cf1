// Bodies that flow through the door instead of being kept there.
#include <doctest/doctest.h>

#include <atomic>

#include "sync/hub/http_front.hpp"
#include "tests/sync/hub/raw_client.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// What became of the bodies that a front let through.
struct River {
    std::atomic<std::size_t> bytes = 0;
    std::atomic<int> too_slow = 0;
    std::atomic<bool> is_gone = false;  ///< the last one, ended or not
};

class CountingInflow final : public Inflow {
public:
    CountingInflow(River& river, std::size_t enough) : river_(river), enough_(enough) {}
    ~CountingInflow() override {
        river_.is_gone = true;
        river_.is_gone.notify_all();
    }
    Flow take(BytesView piece) override {
        river_.bytes += piece.size();
        return river_.bytes >= enough_ ? Flow::cut : Flow::on;
    }
    Response end() override { return {200, "text/plain", to_bytes("flowed " + std::to_string(river_.bytes))}; }

private:
    River& river_;
    const std::size_t enough_;
};

/// "/flow" flows, "/enough" until 10 bytes have come, "/no" is answered by its head, the rest is kept.
std::unique_ptr<HttpFront> open_front(River& river, const FrontLimits& limits) {
    auto front = HttpFront::open(
        {"127.0.0.1", 0}, limits,
        [&](const Request& request) -> Response {
            river.too_slow += request.body_state == BodyState::too_slow;
            return {200, "text/plain", to_bytes("kept " + std::to_string(request.body.size()))};
        },
        std::nullopt,
        [&](const Request& head) -> Reception {
            if (head.path == "/flow") return std::make_unique<CountingInflow>(river, SIZE_MAX);
            if (head.path == "/enough") return std::make_unique<CountingInflow>(river, 10);
            if (head.path == "/no")
                return Response{409, "text/plain", to_bytes("no"), {}, "", {{"Upload-Offset", "7"}}};
            return KeepBody{};
        });
    REQUIRE(front);
    return *std::move(front);
}

/// A front that keeps no more than 100 bytes of any body.
FrontLimits narrow() {
    FrontLimits limits;
    limits.body_bytes = 100;
    limits.all_bodies_bytes = 100;
    return limits;
}

}  // namespace

TEST_CASE("A body flows through however long it is, and needs no room; others are kept as before") {
    River river;
    const auto front = open_front(river, narrow());
    const std::string body(1'000'000, 'b');
    CHECK(body_of(answer_to(front->address(), post_text("/flow", "t", body))) == "flowed 1000000");
    CHECK(body_of(answer_to(front->address(), post_text("/other", "t", "short"))) == "kept 5");
    const std::string kept = post_text("/other", "t", body);
    CHECK(body_of(answer_to(front->address(), kept.substr(0, kept.size() - body.size()))) == "kept 0");
}

TEST_CASE("The receiver sees the head as it came, names of headers in any case") {
    std::string seen;
    const auto front = HttpFront::open(
        {"127.0.0.1", 0}, {},
        [](const Request&) {
            return Response{500, "", {}};
        },
        std::nullopt,
        [&](const Request& head) -> Reception {
            seen = head.method + " " + head.path + " " + std::string(head.header("upload-OFFSET").value_or("none")) +
                   " " + std::string(head.header("Upload-Length").value_or("none"));
            return Response{204, "", {}};
        });
    REQUIRE(front);
    answer_to((*front)->address(), "PATCH /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\nUpload-Offset: 7\r\n\r\n");
    CHECK(seen == "PATCH /x 7 none");
}

TEST_CASE("A flow that falls below its pace is cut, and counted; one that keeps it may last") {
    FrontLimits limits;
    limits.whole_body = std::chrono::seconds(0);
    limits.slowest_flow = 1;
    River river;
    {
        const auto patient = open_front(river, limits);
        CHECK(body_of(answer_to(patient->address(), post_text("/flow", "t", "drops"))) == "flowed 5");
    }
    limits.slowest_flow = std::uint64_t{1} << 62;
    const auto impatient = open_front(river, limits);
    CHECK(answer_to(impatient->address(), post_text("/flow", "t", "drops")) == "");
    CHECK(river.too_slow == 1);
    CHECK(river.is_gone);
}

TEST_CASE("A receiver that has enough ends the connection without an answer") {
    River river;
    const auto front = open_front(river, {});
    CHECK(answer_to(front->address(), post_text("/enough", "t", std::string(1000, 'b'))) == "");
    CHECK(river.is_gone);
}

TEST_CASE("An answer to the head comes after a short body, and before a long one or one that is held back for it") {
    River river;
    const auto front = open_front(river, narrow());
    const std::string answer = answer_to(front->address(), post_text("/no", "t", std::string(100, 'b')));
    CHECK(status_line_of(answer) == "HTTP/1.1 409 Conflict");
    CHECK(answer.find("\r\nUpload-Offset: 7\r\n") != std::string::npos);
    const std::string long_one = post_text("/no", "t", std::string(101, 'b'));
    CHECK(body_of(answer_to(front->address(), long_one.substr(0, long_one.size() - 101))) == "no");
    CHECK(body_of(answer_to(front->address(),
                            "POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")) ==
          "no");
}

TEST_CASE("A connection that breaks in the middle lets the flow go without its end") {
    FrontLimits limits;
    limits.silence = std::chrono::seconds(1);
    River river;
    const auto front = open_front(river, limits);
    {
        RawClient client(front->address());
        const std::string request = post_text("/flow", "t", std::string(1000, 'b'));
        client.say(request.substr(0, request.size() - 500));
    }
    river.is_gone.wait(false);
    CHECK(river.bytes == 500);
}
