// A hub behind a front that speaks HTTP/2 (http2_front.mjs): the kiosk speaks it too, over one connection.
#include <doctest/doctest.h>

#include <csignal>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/courier/disposition.hpp"
#include "tests/support/upload_run.hpp"
#include "tests/sync/hub/certificates.hpp"
#include "tests/sync/hub/file_house.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

constexpr std::string_view kListening = "listening on ";

std::string behind(const std::string& line) {
    REQUIRE(line.substr(0, kListening.size()) == kListening);
    return line.substr(kListening.size());
}

}  // namespace

TEST_CASE("Where the server speaks HTTP/2 so does the kiosk: batches, news and a photo over one connection") {
    FileHouse house;
    TestKiosk kiosk = house.hub().enrolled_kiosk("SKY1", 11);
    const Bytes photo = sample_file(300'000);
    const Hash hash = house.announce(photo);
    const TemporaryFolder folder;
    make_certificate(folder.path(), "kabupaten");
    RunningProgram hub({"--data", house.hub().dir().string(), "--listen", "127.0.0.1:0"});
    const std::string hub_url = behind(hub.next_line());
    RunningProgram front("node", {LOKET_HTTP2_FRONT, (folder.path() / "kabupaten.pem").string(),
                                  (folder.path() / "kabupaten.key").string(), hub_url.substr(hub_url.rfind(':') + 1)});
    const std::string url = "https://127.0.0.1:" + behind(front.next_line());
    const auto transport = make_curl_transport({.base_url = url, .ca_file = folder.path() / "kabupaten.pem"}).value();

    std::string expected;
    for (std::uint32_t first = 1; first <= 401; first += 200) {
        std::vector<Bytes> envelopes;
        std::vector<ReportId> ids;
        for (std::uint32_t serial = first; serial < first + 200; ++serial) {
            envelopes.push_back(kiosk.envelope(serial, "Jalan berlubang di depan pasar."));
            ids.push_back(kiosk.stamp(serial).id);
        }
        const Bytes batch = kiosk.batch(std::move(envelopes));
        const auto answer = transport->post(kBatchPath, kBatchType, batch);
        REQUIRE_MESSAGE(answer.has_value(), answer.error().text());
        const Posted posted{kiosk.id(), hash_of(batch), ids};
        CHECK(std::holds_alternative<Settled>(disposition(answer, posted, house.hub().keys().sign.public_key)));
        expected += "1 POST /v1/batches\n";
    }
    const Bytes request = encode(FeedRequest{kiosk.id(), 0, 16'384}, kiosk.keys().secret_key);
    const auto news = transport->post(kFeedPath, kFeedRequestType, request);
    REQUIRE(news.has_value());
    CHECK(feed_page(news, kiosk.id(), 0, house.hub().keys().sign.public_key).has_value());
    expected += "1 POST /v1/feed\n";

    upload_over(*transport, photo);
    CHECK(read_file(house.shelf().path_of(hash), photo.size()).value() == photo);

    front.signal(SIGTERM);
    std::string log = front.wait().out;
    CHECK(log.substr(0, expected.size()) == expected);
    // HEAD for where the photo goes on, and PATCH for its pieces.
    const std::string place = file_path(hash);
    CHECK(log.find("1 HEAD " + place + "\n") == expected.size());
    CHECK(log.find("1 PATCH " + place + "\n") != std::string::npos);
    CHECK(log.find("\n2 ") == std::string::npos);
}
