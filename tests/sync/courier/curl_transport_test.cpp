#include "sync/courier/curl_transport.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "sync/wire/receipt.hpp"
#include "tests/support/cutting_proxy.hpp"
#include "tests/sync/courier/scripted_server.hpp"

using namespace loket;
using namespace loket::sync;
using namespace std::chrono_literals;
using test::Afterwards;
using test::ScriptedServer;

namespace {

std::unique_ptr<Transport> transport_to(std::string url, Milliseconds timeout = 10s) {
    auto made = make_curl_transport({.base_url = std::move(url), .ca_file = {}, .total_timeout = timeout});
    REQUIRE(made.has_value());
    return std::move(*made);
}

/// "200 text/plain: body", with "retry 90: " when the answer named a time; or the fault's name.
std::string text_of(const Result<Answer>& answer) {
    if (!answer) return std::string(name_of(answer.error().fault));
    const std::string retry =
        answer->retry_after ? " retry " + std::to_string(answer->retry_after->count()) : std::string();
    return std::to_string(answer->status) + " " + answer->content_type + retry + ": " +
           std::string(as_text(answer->body));
}

std::string answered(std::string answer, Afterwards afterwards = Afterwards::close, Milliseconds timeout = 10s) {
    ScriptedServer server(std::move(answer), afterwards);
    const auto transport = transport_to(server.url(), timeout);
    return text_of(transport->post("/v1/batches", "application/x", as_bytes("body")));
}

}  // namespace

TEST_CASE("The kiosk posts its bytes as they are, over one connection") {
    ScriptedServer server("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok",
                          Afterwards::keep);
    const auto transport = transport_to(server.url());
    const Bytes body{'a', 0, 0xff, 'z'};
    CHECK(text_of(transport->post("/v1/batches", "application/x", body)) == "200 text/plain: ok");
    CHECK(text_of(transport->post("/v1/batches", "application/x", {})) == "200 text/plain: ok");
    CHECK(server.request() == "POST /v1/batches HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                                  "\r\nUser-Agent: loket-kiosk\r\nContent-Type: application/x\r\n"
                                  "Content-Length: 4\r\n\r\n" +
                                  std::string(as_text(body)));
    CHECK(server.request().ends_with("Content-Length: 0\r\n\r\n"));
    CHECK(server.connections() == 1);
}

TEST_CASE("A photo travels over the connection of the batches, with what tus says in heads") {
    ScriptedServer server("HTTP/1.1 204 No Content\r\nUpload-Offset: 4\r\nLocation: /v1/files/7f\r\n\r\n",
                          Afterwards::keep);
    const auto transport = transport_to(server.url());
    const std::string host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\nUser-Agent: loket-kiosk\r\n";
    const auto sent = transport->send({Method::patch, "/v1/files/7f", {{"Upload-Offset", "0"}}, as_bytes("body")});
    CHECK(sent->upload_offset == 4);
    CHECK(sent->location == "/v1/files/7f");
    CHECK(server.request() ==
          "PATCH /v1/files/7f HTTP/1.1\r\n" + host + "Upload-Offset: 0\r\nContent-Length: 4\r\n\r\nbody");
    CHECK(transport->send({Method::head, "/v1/files/7f", {{"Tus-Resumable", "1.0.0"}}, {}})->upload_offset == 4);
    CHECK(server.request() == "HEAD /v1/files/7f HTTP/1.1\r\n" + host + "Tus-Resumable: 1.0.0\r\n\r\n");
    CHECK(transport->send({Method::post, "/v1/files", {{"Upload-Length", "4"}}, {}})->status == 204);
    CHECK(server.request() == "POST /v1/files HTTP/1.1\r\n" + host + "Upload-Length: 4\r\nContent-Length: 0\r\n\r\n");
    CHECK(transport->post("/v1/batches", "application/x", as_bytes("b"))->status == 204);
    CHECK(server.request().starts_with("POST /v1/batches HTTP/1.1\r\n"));
    CHECK(server.connections() == 1);
}

TEST_CASE("A batch of the greatest size goes out without asking first") {
    ScriptedServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Afterwards::close);
    CHECK(text_of(transport_to(server.url())->post("/", "application/x", Bytes(1024 * 1024 + 1))) == "200 : ");
    CHECK(server.request().find("Expect") == std::string::npos);
}

TEST_CASE("Whatever status comes back is handed on, and no redirect is followed") {
    ScriptedServer elsewhere("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Afterwards::close);
    CHECK(answered("HTTP/1.1 301 Moved\r\nLocation: " + elsewhere.url() + "/\r\nContent-Length: 0\r\n\r\n") ==
          "301 : ");
    CHECK(elsewhere.connections() == 0);
    CHECK(answered("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n") == "413 : ");
    CHECK(answered("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>") ==
          "200 text/html: <html></html>");
    CHECK(answered("HTTP/1.1 429 Slow Down\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n") == "429  retry 90: ");
    CHECK(answered("HTTP/1.1 429 Slow Down\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n") ==
          "429  retry 86400: ");
    CHECK(answered("HTTP/1.1 503 Busy\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n") == "503 : ");
}

TEST_CASE("A connection that breaks, a server that is not there, and noise are all unreachable") {
    CHECK(answered("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut") == "unreachable");
    CHECK(answered("") == "unreachable");
    CHECK(answered("SSH-2.0-OpenSSH_9.2\r\n") == "unreachable");
    const auto nobody = transport_to("http://127.0.0.1:" + std::to_string(test::closed_port()));
    CHECK(text_of(nobody->post("/", "application/x", {})) == "unreachable");
}

TEST_CASE("A server that says nothing costs the kiosk its patience and no more") {
    CHECK(answered("", Afterwards::keep, 100ms) == "timeout");
    CHECK(answered("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Afterwards::keep, 100ms) == "timeout");
}

TEST_CASE("An endless answer is cut off at the size of the largest receipt") {
    CHECK(answered(std::string("HTTP/1.1 200 OK\r\n\r\n") + std::string(4096, 'x'), Afterwards::repeat) == "too_large");
    const std::string largest(kReceiptMaximum, 'x');
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(largest.size()) + "\r\n\r\n";
    CHECK(answered(head + largest) == "200 : " + largest);
    CHECK(answered("HTTP/1.1 200 OK\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n") == "too_large");
}

TEST_CASE("A broken connection is made anew by the next attempt") {
    ScriptedServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Afterwards::close);
    const auto transport = transport_to(server.url());
    CHECK(text_of(transport->post("/", "application/x", {})) == "200 : ");
    CHECK(text_of(transport->post("/", "application/x", {})) == "200 : ");
    CHECK(server.connections() == 2);
}

TEST_CASE("What a dying connection swallowed is not sent again behind the courier's back") {
    ScriptedServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Afterwards::keep);
    test::CuttingProxy link(server.port(), [](int) { return std::size_t{20'000}; });
    const auto transport = transport_to(link.url());
    CHECK(text_of(transport->post("/", "application/x", as_bytes("small"))) == "200 : ");
    CHECK(text_of(transport->post("/", "application/x", Bytes(50'000))) == "unreachable");
    CHECK(link.cuts() == 1);
    CHECK(link.bytes_up() <= 20'000);
    CHECK(text_of(transport->post("/", "application/x", as_bytes("small"))) == "200 : ");
    CHECK(server.connections() == 2);  // none in between, for a body that could not be sent again
}

TEST_CASE("The transport tells how much the connection has carried") {
    ScriptedServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", Afterwards::keep);
    const auto transport = transport_to(server.url());
    CHECK(transport->carried() == 0);
    const auto carried_after_call = [&] {
        REQUIRE(transport->post("/", "application/x", Bytes(1'000)).has_value());
        return transport->carried();
    };
    const std::size_t once = carried_after_call();
    CHECK(once == server.request().size() + 40);  // and the answer
    CHECK(carried_after_call() == 2 * once);
    CHECK(server.connections() == 1);
}

TEST_CASE("A proxy in the environment is not asked") {
    ScriptedServer proxy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy", Afterwards::close);
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    const std::string text = answered("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhub");
    ::unsetenv("http_proxy");
    CHECK(text == "200 : hub");
    CHECK(proxy.connections() == 0);
}

TEST_CASE("Only http and https are spoken, and a base URL names a host and nothing else") {
    for (const char* url : {"", "127.0.0.1", "ftp://hub", "file:///etc/passwd", "http://", "http://hub/", "http://a@b",
                            "http://hub?x", "http://hub\r\nX: y"}) {
        CAPTURE(url);
        CHECK(make_curl_transport({.base_url = url, .ca_file = {}}).error().fault == Fault::malformed);
    }
    CHECK(make_curl_transport({.base_url = "https://hub.example:8600", .ca_file = {}}).has_value());
}
