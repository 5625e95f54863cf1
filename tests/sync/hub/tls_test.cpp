// The whole way over https: loket-hub with a certificate, and the kiosk's curl with the authority that it was enrolled
// with. The certificates are made for the test by openssl.
#include <doctest/doctest.h>

#include <ctime>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "sync/courier/disposition.hpp"
#include "sync/hub/http_front.hpp"
#include "tests/support/shaping_proxy.hpp"
#include "tests/sync/hub/certificates.hpp"
#include "tests/sync/hub/hub_house.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

std::string address_in(const std::string& line) {
    const std::string begin = "listening on ";
    REQUIRE(line.substr(0, begin.size()) == begin);
    return line.substr(begin.size());
}

std::uint16_t port_of(const HttpFront& front) {
    return static_cast<std::uint16_t>(std::stoi(front.url().substr(front.url().rfind(':') + 1)));
}

}  // namespace

TEST_CASE("Over https a counter delivers to the hub whose authority it was enrolled with, and to no other") {
    HubHouse house;
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    const TemporaryFolder folder;
    make_certificate(folder.path(), "kabupaten");
    make_certificate(folder.path(), "stranger");
    RunningProgram hub({"--data", house.dir().string(), "--listen", "127.0.0.1:0", "--tls-certificate",
                        (folder.path() / "kabupaten.pem").string(), "--tls-key",
                        (folder.path() / "kabupaten.key").string()});
    const std::string url = address_in(hub.next_line());
    REQUIRE(url.substr(0, 18) == "https://127.0.0.1:");

    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    const auto deliver = [&](const std::string& to, const std::optional<std::filesystem::path>& authority) {
        const auto transport = make_curl_transport({.base_url = to, .ca_file = authority});
        REQUIRE(transport.has_value());
        return (*transport)->post(kBatchPath, kBatchType, batch);
    };
    const std::string plain = "http" + url.substr(5);
    CHECK(deliver(url, folder.path() / "stranger.pem").error().fault == Fault::unreachable);
    CHECK(deliver(url, std::nullopt).error().fault == Fault::unreachable);  // the system's authorities do not know it
    CHECK(deliver(url, folder.path() / "nowhere.pem").error().fault == Fault::unreachable);
    CHECK_FALSE(deliver(plain, std::nullopt).has_value());
    CHECK(house.account().substr(0, 11) == "reports: 0\n");

    const auto answer = deliver(url, folder.path() / "kabupaten.pem");
    REQUIRE_MESSAGE(answer.has_value(), answer.error().text());
    const auto receipt = decode_receipt(answer->body, house.keys().sign.public_key);
    REQUIRE(receipt.has_value());
    CHECK(code_of(receipt->judgements.at(0).verdict) == "stored");
}

TEST_CASE("A certificate that is not good today, or another's, costs time and no report: the good one delivers it") {
    HubHouse house;
    TestKiosk kiosk = house.enrolled_kiosk("BTM2");
    const TemporaryFolder folder;
    const Bytes batch = kiosk.batch({kiosk.envelope(1, "Jalan berlubang di depan pasar.")});
    const Posted posted{kiosk.id(), hash_of(batch), {kiosk.stamp(1).id}};
    // Whether the batch is settled at a hub that has this certificate, by a kiosk that has this one for its authority.
    const auto is_settled = [&](const std::string& hubs, const std::string& authority) {
        RunningProgram hub({"--data", house.dir().string(), "--listen", "127.0.0.1:0", "--tls-certificate",
                            (folder.path() / (hubs + ".pem")).string(), "--tls-key",
                            (folder.path() / (hubs + ".key")).string()});
        const auto transport = make_curl_transport(
            {.base_url = address_in(hub.next_line()), .ca_file = folder.path() / (authority + ".pem")});
        REQUIRE(transport.has_value());
        const auto answer = (*transport)->post(kBatchPath, kBatchType, batch);
        return std::holds_alternative<Settled>(disposition(answer, posted, house.keys().sign.public_key));
    };
    for (const Certificate& bad : {
             Certificate{.name = "expired", .from = "20200101000000Z", .until = "20210101000000Z"},
             Certificate{.name = "not-yet", .from = "99980101000000Z"},  // or a kiosk whose clock is behind
             Certificate{.name = "of-another-host", .host = "DNS:hub.example"},
         }) {
        CAPTURE(bad.name);
        make_certificate(folder.path(), bad);
        CHECK_FALSE(is_settled(bad.name, bad.name));
    }
    make_certificate(folder.path(), "of-another-authority");
    make_certificate(folder.path(), "good");
    CHECK_FALSE(is_settled("of-another-authority", "good"));
    CHECK(house.account().substr(0, 11) == "reports: 0\n");
    CHECK(is_settled("good", "good"));
    CHECK(house.account().substr(0, 11) == "reports: 1\n");
}

TEST_CASE("While a counter far away thinks about the handshake, the hub rests") {
    const TemporaryFolder folder;
    make_certificate(folder.path(), "kabupaten");
    const auto pem = [&](const char* name) { return read_file(folder.path() / name, 64 * 1024).value(); };
    const TlsIdentity tls{std::string(as_text(pem("kabupaten.pem"))), Secret(pem("kabupaten.key"))};
    const auto front = HttpFront::open(
        {"127.0.0.1", 0}, FrontLimits{},
        [](const Request&) {
            return Response{200, "text/plain", {}};
        },
        tls);
    REQUIRE(front.has_value());
    const auto proxy = ShapingProxy::open({.round_trip = std::chrono::milliseconds(400)}, port_of(**front));
    REQUIRE(proxy.has_value());
    const auto transport = make_curl_transport({.base_url = "https://127.0.0.1:" + std::to_string((*proxy)->port()),
                                                .ca_file = folder.path() / "kabupaten.pem"});
    REQUIRE(transport.has_value());

    const auto began = std::chrono::steady_clock::now();
    const std::clock_t processor = std::clock();  // of all threads
    const auto answer = (*transport)->post(kHealthPath, "text/plain", {});
    const double busy = double(std::clock() - processor) / CLOCKS_PER_SEC;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
    REQUIRE_MESSAGE(answer.has_value(), answer.error().text());
    CHECK(busy < taken.count() / 5);
}

TEST_CASE("A counter that asks for a fresh connection gets one, and goes on with that") {
    const auto front = HttpFront::open({"127.0.0.1", 0}, FrontLimits{}, [](const Request&) {
        return Response{200, "text/plain", {}};
    });
    REQUIRE(front.has_value());
    const auto proxy = ShapingProxy::open({}, port_of(**front));
    REQUIRE(proxy.has_value());
    const auto transport = make_curl_transport(
        {.base_url = "http://127.0.0.1:" + std::to_string((*proxy)->port()), .ca_file = std::nullopt});
    REQUIRE(transport.has_value());
    const auto connections_after = [&](Line line) {
        REQUIRE((*transport)->post(kHealthPath, "text/plain", as_bytes("halo"), line).has_value());
        return (*proxy)->traffic().connections;
    };
    CHECK(connections_after(Line::kept) == 1);
    const std::size_t once = (*transport)->carried();
    CHECK(connections_after(Line::kept) == 1);
    CHECK(connections_after(Line::fresh) == 2);
    CHECK((*transport)->carried() == once);
    CHECK(connections_after(Line::kept) == 2);
    CHECK((*transport)->carried() == 2 * once);
}

TEST_CASE("A hub whose certificate cannot be used does not start in plain http instead") {
    HubHouse house;
    const TemporaryFolder folder;
    make_certificate(folder.path(), "kabupaten");
    const std::string certificate = (folder.path() / "kabupaten.pem").string();
    const std::string key = (folder.path() / "kabupaten.key").string();
    REQUIRE(write_file(folder.path() / "none.pem", as_bytes("no PEM"), FileMode::readable_by_all));
    struct Row {
        std::vector<std::string> options;
        int status;
        const char* word;
    };
    for (const Row& row : {
             Row{{"--tls-certificate", certificate}, 2, "--tls-key"},
             Row{{"--tls-certificate", certificate, "--tls-key", "/nowhere"}, 1, "not_found: "},
             Row{{"--tls-certificate", (folder.path() / "none.pem").string(), "--tls-key", key},
                 1,
                 "malformed: not a certificate and its key in PEM"},
         }) {
        CAPTURE(row.word);
        std::vector<std::string> arguments = {"--data", house.dir().string(), "--listen", "127.0.0.1:0"};
        arguments.insert(arguments.end(), row.options.begin(), row.options.end());
        const Ended ended = run_hub(arguments);
        CHECK(ended.exit_status == row.status);
        CHECK(ended.out == "");
        CHECK_MESSAGE(ended.err.find(row.word) != std::string::npos, ended.err);
    }
}
