// A hub behind nginx, which speaks HTTP/2: the kiosk speaks it too.
#include <doctest/doctest.h>

#include <set>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/courier/disposition.hpp"
#include "tests/support/upload_run.hpp"
#include "tests/sync/hub/file_house.hpp"
#include "tests/sync/hub/nginx_front.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// A hub as a program, nginx before it, and a kiosk with its transport.
struct Scene {
    explicit Scene(const std::string& directives = {}) {
        const std::string line = hub.next_line();
        const std::string begin = "listening on http://";
        REQUIRE(line.substr(0, begin.size()) == begin);
        front.emplace(folder.path(), line.substr(begin.size()), directives);
        transport = make_curl_transport({.base_url = front->url(), .ca_file = front->ca_file()}).value();
    }

    /// Reports of these serials, in one batch; how many of them the hub has signed that it has stored. The house has
    /// used serial 1.
    std::size_t deliver(std::uint32_t first, std::uint32_t last) {
        std::vector<Bytes> envelopes;
        std::vector<ReportId> ids;
        for (std::uint32_t serial = first; serial <= last; ++serial) {
            envelopes.push_back(kiosk.envelope(serial, "Jalan berlubang di depan pasar."));
            ids.push_back(kiosk.stamp(serial).id);
        }
        const Bytes batch = kiosk.batch(std::move(envelopes));
        const auto answer = transport->post(kBatchPath, kBatchType, batch);
        REQUIRE_MESSAGE(answer.has_value(), answer.error().text());
        const Posted posted{kiosk.id(), hash_of(batch), ids};
        const auto disposed = disposition(answer, posted, house.hub().keys().sign.public_key);
        const auto* settled = std::get_if<Settled>(&disposed);
        REQUIRE(settled != nullptr);
        return std::size_t(std::ranges::count(settled->receipt.judgements, Verdict::stored, &Judgement::verdict));
    }

    FileHouse house;
    TestKiosk kiosk = house.hub().enrolled_kiosk("SKY1", 11);
    TemporaryFolder folder;
    RunningProgram hub{{"--data", house.hub().dir().string(), "--listen", "127.0.0.1:0"}};
    std::optional<NginxFront> front;
    std::unique_ptr<Transport> transport;
};

std::set<std::string> connections(const std::vector<FrontRequest>& asked) {
    std::set<std::string> all;
    for (const auto& request : asked) all.insert(request.connection);
    return all;
}

/// "POST /v1/batches 200; ..." of those that were asked in HTTP/2.
std::string text_of(const std::vector<FrontRequest>& asked) {
    std::string text;
    for (const auto& request : asked) {
        if (request.protocol == "HTTP/2.0") text += (text.empty() ? "" : "; ") + request.what;
    }
    return text;
}

}  // namespace

TEST_CASE("Where the server speaks HTTP/2 so does the kiosk: batches, news and a photo over one connection") {
    Scene scene;
    const Bytes photo = sample_file(300'000);
    const Hash hash = scene.house.announce(photo);
    for (const std::uint32_t first : {2, 202, 402}) CHECK(scene.deliver(first, first + 199) == 200);
    const Bytes request = encode(FeedRequest{scene.kiosk.id(), 0, 16'384}, scene.kiosk.keys().secret_key);
    const auto news = scene.transport->post(kFeedPath, kFeedRequestType, request);
    CHECK(feed_page(news, scene.kiosk.id(), 0, scene.house.hub().keys().sign.public_key).has_value());
    upload_over(*scene.transport, photo);
    CHECK(read_file(scene.house.shelf().path_of(hash), photo.size()).value() == photo);

    const auto asked = scene.front->stop();
    CHECK(connections(asked).size() == 1);
    const std::string place = file_path(hash);
    CHECK(text_of(asked) ==
          "POST /v1/batches 200; POST /v1/batches 200; POST /v1/batches 200; POST /v1/feed 200; HEAD " + place +
              " 200; PATCH " + place + " 204; PATCH " + place + " 204; PATCH " + place + " 204");
}

TEST_CASE("A front that ends each connection after three requests costs connections, and nothing else") {
    Scene scene("keepalive_requests 3;");
    for (std::uint32_t serial = 2; serial < 12; ++serial) CHECK(scene.deliver(serial, serial) == 1);
    const auto asked = scene.front->stop();
    CHECK(connections(asked).size() == 4);
    CHECK(asked.size() == 10);
}

TEST_CASE("A photo goes through a front that takes no large pieces, in pieces that it takes") {
    Scene scene("client_max_body_size 100k;");
    const Bytes photo = sample_file(1'000'000);
    const Hash hash = scene.house.announce(photo);
    CHECK(upload_over(*scene.transport, photo) > 100 * 1024);
    CHECK(read_file(scene.house.shelf().path_of(hash), photo.size()).value() == photo);
    CHECK(text_of(scene.front->stop()).find("PATCH " + file_path(hash) + " 413") != std::string::npos);
}
