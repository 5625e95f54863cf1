// The hub against tus-js-client, which has never heard of it. The script peer.mjs is that client.
#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>

#include "kiosk/base/files.hpp"
#include "tests/sync/hub/file_house.hpp"
#include "tests/sync/hub/running_program.hpp"

using namespace loket;
using namespace loket::sync;
using namespace loket::test;

namespace {

/// A hub that runs, and a photograph of 2 MB in a file beside it.
class Peers {
public:
    explicit Peers(std::size_t size = 2'000'000) : photo_(sample_file(size)), hash_(hash_of(photo_)) {
        std::ofstream(photo_path(), std::ios::binary) << as_text(photo_);
        const std::string start = "listening on ";
        url_ = program_.next_line().substr(start.size());
    }

    FileHouse& house() { return house_; }
    const Bytes& photo() const { return photo_; }
    const Hash& hash() const { return hash_; }

    /// What the client told of sending the photograph under this name, and at its end whether the hub has it now.
    std::string send(const std::string& way, const Hash& name) {
        const std::string command = "cd " LOKET_TUS_PEER " && node peer.mjs " + way + " " + url_ + " " + hex(name) +
                                    " '" + photo_path().string() + "'";
        FILE* output = ::popen(command.c_str(), "r");
        REQUIRE(output != nullptr);
        std::string told;
        for (int character = 0; (character = std::fgetc(output)) != EOF;) told += char(character);
        ::pclose(output);
        const auto shelved = read_file(house_.shelf().path_of(name), photo_.size());
        return told + (shelved && *shelved == photo_ ? "on the shelf" : "not on the shelf");
    }
    std::string send(const std::string& way) { return send(way, house_.announce(photo_)); }

private:
    std::filesystem::path photo_path() const { return house_.hub().dir() / "photo"; }

    mutable FileHouse house_;
    Bytes photo_;
    Hash hash_;
    RunningProgram program_{{"--data", house_.hub().dir().string(), "--listen", "127.0.0.1:0"}};
    std::string url_;
};

}  // namespace

TEST_CASE("A client of tus sends a photograph at one go, and learns later that it is there") {
    Peers peers;
    CHECK(peers.send("whole") == "POST 201\nPATCH 204\narrived\non the shelf");
    CHECK(peers.send("pieces") == "POST 201\nPATCH 409\nHEAD 200\narrived\non the shelf");
}

TEST_CASE("A client of tus sends a photograph in pieces") {
    for (const char* way : {"pieces", "sha1", "sha256"}) {
        CAPTURE(way);
        CHECK(Peers().send(way) == "POST 201\nPATCH 204\narrived\non the shelf");
    }
    CHECK(Peers().send("override") == "POST 201\nPOST 204\narrived\non the shelf");
}

TEST_CASE("A client of tus stops whenever its line falls silent and goes on, while its old connections seem to live") {
    CHECK(Peers().send("aborted") == "POST 201\naborted\nHEAD 200\nPATCH 204\narrived\non the shelf");
}

TEST_CASE("Over connections that die after 20 kB each, 200 kB cost a client of tus at most 1.05 times their bytes") {
    CHECK(Peers(200'000).send("dying") == "cost at most 1.05 times the file\narrived\non the shelf");
}

TEST_CASE("A client of tus whose pieces are not what it says is turned away") {
    CHECK(Peers().send("wrong_checksum") == "POST 201\nPATCH 460\nfailed 460\nnot on the shelf");
    CHECK(Peers().send("unknown_checksum") == "POST 201\nPATCH 400\nfailed 400\nnot on the shelf");
}

TEST_CASE("A client of tus that sends another content than it named is told so at the end") {
    Peers peers;
    const Hash other = peers.house().announce(hash_of(as_bytes("another photograph")), peers.photo().size());
    CHECK(peers.send("pieces", other) == "POST 201\nPATCH 204\nPATCH 422\nfailed 422\nnot on the shelf");
}

TEST_CASE("A client of tus with a file that no report speaks of is turned away") {
    Peers peers;
    CHECK(peers.send("whole", peers.hash()) == "POST 403\nfailed 403\nnot on the shelf");
}
