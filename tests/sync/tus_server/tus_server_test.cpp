// The uploader against @tus/server. This server has no checksum extension, and reads past Upload-Checksum; it keeps
// what came before a cut.
#include <doctest/doctest.h>

#include <cstdlib>

#include "kiosk/base/files.hpp"
#include "sync/courier/backoff.hpp"
#include "tests/support/seeded_entropy.hpp"
#include "tests/support/upload_run.hpp"

using namespace loket;
using namespace loket::test;

namespace {

/// Carries it to the server, and looks for exactly these bytes among its uploads.
UploadCost carry(const Bytes& content, CuttingProxy::Life life) {
    const UploadCost cost = upload(content, std::atoi(std::getenv("LOKET_TUS_PORT")), std::move(life));
    bool is_there = false;
    for (const auto& entry : std::filesystem::directory_iterator(std::getenv("LOKET_TUS_UPLOADS"))) {
        is_there |= read_file(entry.path(), 64 * 1024 * 1024).value() == content;
    }
    CHECK(is_there);
    return cost;
}

}  // namespace

TEST_CASE("A photo of any size arrives at a tus server that is not ours") {
    for (const std::size_t size : {std::size_t{1}, std::size_t{65'536}, std::size_t{300'000}}) {
        CAPTURE(size);
        CHECK(carry(made_photo(size, size), kGoodLink).cuts == 0);
    }
}

TEST_CASE("Two megabytes over a link that keeps dying arrive whole, with at most one piece sent twice a cut") {
    SeededEntropy weather(3);
    const Bytes content = made_photo(2'000'000, 1);
    const UploadCost cost =
        carry(content, [&](int) { return 20'000 + std::size_t(sync::spread(Milliseconds(200'000), weather).count()); });
    CHECK(cost.cuts > 5);
    CHECK(cost.up <= content.size() + std::size_t(cost.cuts) * cost.greatest_piece);
    // More than the promise: a server that keeps what came before a cut is sent nearly nothing twice.
    CHECK(cost.up <= content.size() * 105 / 100);
}

TEST_CASE("A photo of 200 kB over connections of 20 kB costs at most 1.05 times the bytes of a good link") {
    const UploadCost good = carry(made_photo(200'000, 4), kGoodLink);
    const UploadCost bad = carry(made_photo(200'000, 5), [](int) { return std::size_t{20'000}; });
    CHECK(bad.cuts >= 10);
    CHECK((bad.up + bad.down) * 100 <= (good.up + good.down) * 105);
}
