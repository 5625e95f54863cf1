#include "printing/cups_raster.hpp"

#include <cups/raster.h>
#include <doctest/doctest.h>

#include <algorithm>

using namespace loket;
using namespace loket::printing;

namespace {

/// In pieces of at most `most` bytes.
Result<Raster> decoded(BytesView bytes, int width, std::size_t most = 1'000) {
    const ReadMore read_more = [&](std::span<std::uint8_t> into) -> Result<std::size_t> {
        const auto some = bytes.first(std::min({bytes.size(), into.size(), most}));
        std::copy(some.begin(), some.end(), into.begin());
        bytes = bytes.subspan(some.size());
        return some.size();
    };
    return decode_cups_raster(read_more, width);
}

Raster dots(int width, int height) {
    Raster raster{width, height, Bytes(std::size_t(width / 8) * std::size_t(height))};
    for (std::size_t i = 0; i < raster.bits.size(); ++i) raster.bits[i] = std::uint8_t(i * 7 + i / 256);
    return raster;
}

}  // namespace

TEST_CASE("A picture comes back from CUPS's form dot by dot") {
    const Raster picture = dots(576, 901);
    const Bytes bytes = encode_cups_raster(picture);
    CHECK(decoded(bytes, 576) == picture);
    CHECK(decoded(bytes, 576, 1) == picture);
}

TEST_CASE("CUPS itself reads what is written") {
    const Raster picture = dots(384, 40);
    const Bytes bytes = encode_cups_raster(picture);
    std::pair<const Bytes*, std::size_t> stream{&bytes, 0};
    const auto read = [](void* from, unsigned char* into, std::size_t count) -> ssize_t {
        auto& [all, at] = *static_cast<std::pair<const Bytes*, std::size_t>*>(from);
        const std::size_t some = std::min(count, all->size() - at);
        std::copy_n(all->begin() + std::ptrdiff_t(at), some, into);
        at += some;
        return ssize_t(some);
    };
    cups_raster_t* raster = cupsRasterOpenIO(read, &stream, CUPS_RASTER_READ);
    REQUIRE(raster != nullptr);
    cups_page_header2_t page;
    REQUIRE(cupsRasterReadHeader2(raster, &page) == 1);
    CHECK(page.cupsWidth == 384);
    CHECK(page.cupsHeight == 40);
    CHECK(page.cupsBytesPerLine == 48);
    CHECK(page.cupsColorSpace == CUPS_CSPACE_K);
    CHECK(page.cupsNumColors == 1);
    CHECK(page.HWResolution[1] == 203);
    CHECK(page.NumCopies == 1);
    CHECK(page.PageSize[0] == 136);  // 48 mm
    Bytes dots_read(picture.bits.size());
    CHECK(cupsRasterReadPixels(raster, dots_read.data(), unsigned(dots_read.size())) == dots_read.size());
    CHECK(dots_read == picture.bits);
    cupsRasterClose(raster);
}

TEST_CASE("A picture of another width stands in the middle of the paper") {
    const Bytes narrow = encode_cups_raster(dots(16, 1));
    CHECK(decoded(narrow, 32).value() == Raster{32, 1, {0x00, 0x00, 0x07, 0x00}});
    CHECK(decoded(encode_cups_raster(Raster{32, 1, {0xFF, 0x12, 0x34, 0xFF}}), 16).value() ==
          Raster{16, 1, {0x12, 0x34}});
}

TEST_CASE("Two pages are one slip") {
    Bytes bytes = encode_cups_raster(dots(16, 3));
    const Bytes second = encode_cups_raster(dots(16, 2));
    bytes.insert(bytes.end(), second.begin() + 4, second.end());  // without another mark of the format
    CHECK(decoded(bytes, 16)->height == 5);
}

TEST_CASE("What is no picture, or not all of one, is refused") {
    const Bytes whole = encode_cups_raster(dots(576, 20));
    for (const std::size_t size :
         {std::size_t(0), std::size_t(3), std::size_t(100), std::size_t(1'000), whole.size() - 1}) {
        CHECK(decoded(BytesView(whole).first(size), 576).error().fault == Fault::malformed);
    }
    CHECK(decoded(as_bytes("%PDF-1.4 and so on"), 576).error().fault == Fault::malformed);
    CHECK(decoded(encode_cups_raster(dots(8, 24'001)), 576).error().fault == Fault::too_large);
    const auto break_off = [](std::span<std::uint8_t>) -> Result<std::size_t> {
        return fail(Fault::refused, "canceled");
    };
    CHECK(decode_cups_raster(break_off, 576).error().fault == Fault::refused);
}
