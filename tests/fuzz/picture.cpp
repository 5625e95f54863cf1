// A picture as CUPS's filters make it: whatever comes, it fits the paper or is refused.
#include "printing/cups_raster.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace loket;
using namespace loket::printing;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    BytesView bytes(data, size);
    const ReadMore read_more = [&](std::span<std::uint8_t> into) -> Result<std::size_t> {
        const auto some = bytes.first(std::min(bytes.size(), into.size()));
        std::copy(some.begin(), some.end(), into.begin());
        bytes = bytes.subspan(some.size());
        return some.size();
    };
    const auto picture = decode_cups_raster(read_more, 384);
    if (!picture) return 0;
    test::must(picture->width == 384 && picture->height > 0 && picture->height <= 24'000, "it fits the paper");
    test::must(picture->bits.size() == std::size_t(picture->height) * 48, "all of its rows are there");
    return 0;
}
