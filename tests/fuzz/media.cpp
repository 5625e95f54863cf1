// What loket-media says to the kiosk, and what a stick's picture says of itself: taken whole, or not at all.
#include "kiosk/devices/media_wire.hpp"
#include "kiosk/devices/picture_head.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace loket;
using namespace loket::devices;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(data, size);
    if (const auto picture = read_picture_head(bytes)) {
        test::must(picture->orientation >= 1 && picture->orientation <= 8, "one side is up");
        test::must(std::uint64_t(picture->width) * picture->height <= kPixelsMaximum, "it fits the memory");
    }
    if (size < kHeadSize) return 0;
    const auto head = parse_news_head(bytes.first(kHeadSize));
    if (!head || head->size != size - kHeadSize) return 0;
    const auto news = parse_news(*head, Bytes(bytes.begin() + kHeadSize, bytes.end()));
    if (news) test::must(encode(*news) == Bytes(bytes.begin(), bytes.end()), "one form of each message");
    return 0;
}
