// The kiosk's uploader and its curl against @tus/server, over links that die. The clock is moved by hand, so the waits
// between the tries cost nothing. This server has no checksum extension, and reads past Upload-Checksum; it keeps what
// came before a cut.
#include "sync/courier/uploader.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "kiosk/base/files.hpp"
#include "sync/courier/curl_transport.hpp"
#include "tests/support/cutting_proxy.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"

using namespace loket;
using namespace loket::sync;
using test::CuttingProxy;

namespace {

constexpr std::size_t kForever = SIZE_MAX;

int server_port() { return std::atoi(std::getenv("LOKET_TUS_PORT")); }

Bytes photo(std::size_t size, std::uint64_t seed) {
    Bytes bytes(size);
    test::SeededEntropy(seed).fill(bytes);
    return bytes;
}

/// Whether one of the uploads has exactly these bytes.
bool is_uploaded(const Bytes& content) {
    for (const auto& entry : std::filesystem::directory_iterator(std::getenv("LOKET_TUS_UPLOADS"))) {
        if (read_file(entry.path(), 64 * 1024 * 1024).value() == content) return true;
    }
    return false;
}

struct Cost {
    std::size_t up;    ///< bytes from the kiosk, heads included
    std::size_t down;  ///< bytes from the server
    int cuts;
    std::size_t greatest_piece;
};

/// Carries a file over connections that live so long.
Cost carry(const Bytes& content, CuttingProxy::Life life) {
    CuttingProxy link(server_port(), std::move(life));
    const auto transport = make_curl_transport({.base_url = link.url(), .ca_file = {}}).value();
    test::ManualClock clock;
    test::SeededEntropy entropy(9);
    Uploader uploader(Tuning{}, clock.steady());
    uploader.take({hash_of(content), content.size()});
    Upload upload = Upload::going_on;
    std::size_t greatest = 0;
    for (int calls = 0; upload == Upload::going_on && calls < 10'000; ++calls) {
        clock.advance(std::max(Milliseconds(0), uploader.next_attempt() - clock.steady()));
        const Piece piece = uploader.next_piece();
        greatest = std::max(greatest, piece.size);
        const BytesView bytes = BytesView(content).subspan(piece.offset, piece.size);
        upload = uploader.conclude(transport->send(uploader.make_call(bytes, clock.steady())), clock.steady(), entropy)
                     .upload;
    }
    CHECK(upload == Upload::uploaded);
    CHECK(is_uploaded(content));
    const Cost cost{link.bytes_up(), link.bytes_down(), link.cuts(), greatest};
    MESSAGE(content.size(), " bytes of file: ", cost.up, " up, ", cost.down, " down, ", cost.cuts, " cuts");
    return cost;
}

}  // namespace

TEST_CASE("A photo of any size arrives at a tus server that is not ours") {
    for (const std::size_t size : {std::size_t{1}, std::size_t{65'536}, std::size_t{300'000}}) {
        CAPTURE(size);
        CHECK(carry(photo(size, size), [](int) { return kForever; }).cuts == 0);
    }
}

TEST_CASE("Two megabytes over a link that keeps dying arrive whole, with at most one piece sent twice a cut") {
    test::SeededEntropy weather(3);
    const Bytes content = photo(2'000'000, 1);
    const Cost cost =
        carry(content, [&](int) { return 20'000 + std::size_t(spread(Milliseconds(200'000), weather).count()); });
    CHECK(cost.cuts > 5);
    CHECK(cost.up <= content.size() + std::size_t(cost.cuts) * cost.greatest_piece);
    // More than the promise: a server that keeps what came before a cut is sent nearly nothing twice.
    CHECK(cost.up <= content.size() * 105 / 100);
}

TEST_CASE("A photo of 200 kB over connections of 20 kB costs at most 1.05 times the bytes of a good link") {
    const Cost good = carry(photo(200'000, 4), [](int) { return kForever; });
    const Cost bad = carry(photo(200'000, 5), [](int) { return std::size_t{20'000}; });
    CHECK(bad.cuts >= 10);
    CHECK((bad.up + bad.down) * 100 <= (good.up + good.down) * 105);
}
