// Files over real connections to the running program: cut, killed, slow, and two at once.
#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "tests/support/link_lane.hpp"
#include "tests/support/shaping_proxy.hpp"
#include "tests/support/upload_run.hpp"
#include "tests/sync/hub/file_house.hpp"
#include "tests/sync/hub/raw_client.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;
using namespace std::chrono_literals;

namespace {

class ServedHouse {
public:
    ServedHouse() { start(); }

    FileHouse& files() { return house_; }
    const std::string& address() const { return address_; }
    RunningProgram& program() { return *program_; }

    void start() {
        program_.reset();
        const std::string data = house_.hub().dir().string();
        program_ =
            std::make_unique<RunningProgram>(std::vector<std::string>{"--data", data, "--listen", "127.0.0.1:0"});
        address_ = program_->next_line().substr(std::string("listening on http://").size());
    }

    /// Returns once the hub has written so many bytes of the file.
    void wait_for(const Hash& hash, std::uint64_t size) const {
        std::error_code not_there_yet;
        while (std::filesystem::file_size(house_.partial_path(hash), not_there_yet) != size) std::this_thread::yield();
    }

private:
    FileHouse house_;
    std::unique_ptr<RunningProgram> program_;
    std::string address_;
};

std::string request_text(const std::string& method, const std::string& path, const std::string& headers) {
    return method + " " + path + " HTTP/1.1\r\nHost: hub\r\nTus-Resumable: 1.0.0\r\n" + headers + "\r\n";
}
std::string head_text(const Hash& hash) { return request_text("HEAD", file_path(hash), "Connection: close\r\n"); }
std::string patch_text(const Hash& hash, std::size_t offset, std::size_t length, const std::string& headers = "") {
    return request_text("PATCH", file_path(hash),
                        "Connection: close\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " +
                            std::to_string(offset) + "\r\nContent-Length: " + std::to_string(length) + "\r\n" +
                            headers);
}

/// "204 offset 400" of a whole answer.
std::string said(const std::string& answer) {
    std::string text = status_line_of(answer).substr(9, 3);
    const std::size_t at = answer.find("Upload-Offset: ");
    if (at != std::string::npos) text += " offset " + answer.substr(at + 15, answer.find("\r\n", at) - at - 15);
    return text;
}

std::string text_of(BytesView bytes) { return std::string(as_text(bytes)); }

}  // namespace

TEST_CASE("A photograph of 2 MB whose connections keep breaking arrives, and no byte is sent twice") {
    ServedHouse hub;
    const Bytes photo = sample_file(2'000'000);
    const Hash hash = hub.files().announce(photo);
    const std::size_t kLife = 170'000;
    std::size_t offset = 0;
    for (; photo.size() - offset > kLife; offset += kLife) {
        {
            RawClient client(hub.address());
            client.say(patch_text(hash, offset, photo.size() - offset));
            client.say(as_text(BytesView(photo).subspan(offset, kLife)));
            hub.wait_for(hash, offset + kLife);
        }
        CHECK(said(answer_to(hub.address(), head_text(hash))) == "200 offset " + std::to_string(offset + kLife));
    }
    const BytesView last = BytesView(photo).subspan(offset);
    CHECK(said(answer_to(hub.address(), patch_text(hash, offset, last.size()) + text_of(last))) ==
          "204 offset 2000000");
    CHECK(*read_file(hub.files().shelf().path_of(hash), photo.size()) == photo);
    const std::string status = run_hub({"status", "--data", hub.files().hub().dir().string()}).out;
    CHECK_MESSAGE(
        status.find("\nfiles: 1 of 1 arrived\n  BTM2 1 of 1, missing 0 bytes\nreports: 1\n") != std::string::npos,
        status);
}

TEST_CASE("Two megabytes over a link whose connections die by the clock cost twice what was on the way, and no more") {
    ServedHouse hub;
    const Bytes photo = sample_file(2'000'000);
    const Hash hash = hub.files().announce(photo);
    const auto port = static_cast<std::uint16_t>(std::stoi(hub.address().substr(hub.address().rfind(':') + 1)));
    // As a link of 100 kbit/s that dies every ten seconds, but that time goes 25 times as fast.
    const LinkShape shape{
        .round_trip = 40ms, .up_bits_per_s = 2'500'000, .down_bits_per_s = 5'000'000, .dies_after = 400ms};
    const auto link = ShapingProxy::open(shape, port).value();
    const auto transport =
        make_curl_transport({.base_url = "http://127.0.0.1:" + std::to_string(link->port())}).value();
    upload_over(*transport, photo);
    CHECK(*read_file(hub.files().shelf().path_of(hash), photo.size()) == photo);
    const Traffic traffic = link->traffic();
    MESSAGE(photo.size(), " bytes of file: ", traffic.up_bytes, " up, ", traffic.connections, " connections");
    CHECK(traffic.connections > 10);
    // Of a connection that dies only what was on the way is sent again, however large the piece.
    const std::uint64_t heads = 3'000;  // of the calls on one connection, and a last packet
    CHECK(traffic.up_bytes <= photo.size() + traffic.connections * (LinkLane::kInFlight + heads));
}

TEST_CASE("The hub is killed in the middle of a photograph and goes on where the disk ends") {
    ServedHouse hub;
    const Bytes photo = sample_file(300'000);
    const Hash hash = hub.files().announce(photo);
    RawClient client(hub.address());
    client.say(patch_text(hash, 0, photo.size()));
    client.say(as_text(BytesView(photo).first(200'000)));
    hub.wait_for(hash, 200'000);
    hub.program().signal(SIGKILL);
    hub.program().wait();
    hub.start();
    CHECK(said(answer_to(hub.address(), head_text(hash))) == "200 offset 200000");
    CHECK(said(answer_to(hub.address(), patch_text(hash, 200'000, 100'000) +
                                            text_of(BytesView(photo).subspan(200'000)))) == "204 offset 300000");
}

TEST_CASE("A connection that died without a word does not keep the kiosk out") {
    ServedHouse hub;
    const Bytes photo = sample_file(1000);
    const Hash hash = hub.files().announce(photo);
    RawClient dead(hub.address());
    dead.say(patch_text(hash, 0, 1000) + text_of(BytesView(photo).first(400)));
    hub.wait_for(hash, 400);
    RawClient newer(hub.address());
    newer.say(patch_text(hash, 400, 600) + text_of(BytesView(photo).subspan(400, 300)));
    hub.wait_for(hash, 700);
    dead.say(as_text(BytesView(photo).subspan(400, 100)));
    CHECK(dead.hear_all() == "");
    newer.say(as_text(BytesView(photo).subspan(700)));
    CHECK(said(newer.hear_all()) == "204 offset 1000");
}

TEST_CASE("A hub that is told to stop cuts the photograph that is coming in, and keeps what came") {
    ServedHouse hub;
    const Bytes photo = sample_file(1000);
    const Hash hash = hub.files().announce(photo);
    RawClient client(hub.address());
    client.say(patch_text(hash, 0, 1000) + text_of(BytesView(photo).first(400)));
    hub.wait_for(hash, 400);
    hub.program().signal(SIGTERM);
    CHECK(hub.program().wait().exit_status == 0);
    hub.start();
    CHECK(said(answer_to(hub.address(), head_text(hash))) == "200 offset 400");
}

TEST_CASE("Who sends what nobody announced is told so, before the body and after it") {
    ServedHouse hub;
    const Hash stranger = hash_of(as_bytes("stranger"));
    const std::string body(100'000, 'x');
    CHECK(said(answer_to(hub.address(), patch_text(stranger, 0, body.size()) + body)) == "403");
    CHECK(said(answer_to(hub.address(), patch_text(stranger, 0, body.size(), "Expect: 100-continue\r\n"))) == "403");
    CHECK(said(answer_to(hub.address(), patch_text(stranger, 0, 16'000'000))) == "403");
}

TEST_CASE("A client that waits to be told so is told to go on, and its piece is kept") {
    ServedHouse hub;
    const Bytes photo = sample_file(1000);
    const Hash hash = hub.files().announce(photo);
    RawClient client(hub.address());
    client.say(patch_text(hash, 0, 1000, "Expect: 100-continue\r\n"));
    client.say(as_text(photo));
    const std::string answer = client.hear_all();
    CHECK(answer.substr(0, 25) == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(said(answer.substr(25)) == "204 offset 1000");
}

TEST_CASE("Many counters send photographs at once, and each arrives as it was sent") {
    ServedHouse hub;
    std::vector<Bytes> photos;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) photos.push_back(sample_file(50'000 + seed, seed));
    for (const Bytes& photo : photos) hub.files().announce(photo);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (const Bytes& photo : photos) {
        clients.push_back(std::make_unique<RawClient>(hub.address()));
        clients.back()->say(patch_text(hash_of(photo), 0, photo.size()));
    }
    for (std::size_t at = 0; at < 50'000; at += 10'000) {
        for (std::size_t i = 0; i < photos.size(); ++i)
            clients[i]->say(as_text(BytesView(photos[i]).subspan(at, 10'000)));
    }
    for (std::size_t i = 0; i < photos.size(); ++i) {
        clients[i]->say(as_text(BytesView(photos[i]).subspan(50'000)));
        CHECK(said(clients[i]->hear_all()) == "204 offset " + std::to_string(photos[i].size()));
        CHECK(*read_file(hub.files().shelf().path_of(hash_of(photos[i])), 100'000) == photos[i]);
    }
}
