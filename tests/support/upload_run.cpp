#include "tests/support/upload_run.hpp"

#include <doctest/doctest.h>

#include "sync/courier/curl_transport.hpp"
#include "sync/courier/uploader.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_entropy.hpp"

namespace loket::test {

Bytes made_photo(std::size_t size, std::uint64_t seed) {
    Bytes bytes(size);
    SeededEntropy(seed).fill(bytes);
    return bytes;
}

std::size_t upload_over(sync::Transport& transport, const Bytes& content) {
    ManualClock clock;
    SeededEntropy entropy(9);
    sync::Uploader uploader(sync::Tuning{}, clock.steady());
    uploader.take({hash_of(content), content.size()});
    sync::Upload upload = sync::Upload::going_on;
    std::size_t greatest = 0;
    for (int calls = 0; upload == sync::Upload::going_on && calls < 10'000; ++calls) {
        clock.advance(std::max(Milliseconds(0), uploader.next_attempt() - clock.steady()));
        const sync::Piece piece = uploader.next_piece();
        greatest = std::max(greatest, piece.size);
        const BytesView bytes = BytesView(content).subspan(piece.offset, piece.size);
        const auto answer = transport.send(uploader.make_call(bytes, clock.steady()));
        upload = uploader.conclude(answer, clock.steady(), entropy).upload;
    }
    CHECK(upload == sync::Upload::uploaded);
    return greatest;
}

UploadCost upload(const Bytes& content, int port, CuttingProxy::Life life) {
    CuttingProxy link(port, std::move(life));
    const auto transport = sync::make_curl_transport({.base_url = link.url(), .ca_file = {}}).value();
    const std::size_t greatest = upload_over(*transport, content);
    const UploadCost cost{link.bytes_up(), link.bytes_down(), link.cuts(), greatest};
    MESSAGE(content.size(), " bytes of file: ", cost.up, " up, ", cost.down, " down, ", cost.cuts, " cuts");
    return cost;
}

}  // namespace loket::test
