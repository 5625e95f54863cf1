#include "printing/cups_raster.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace loket::printing {
namespace {

constexpr unsigned kRowsMaximum = 3'000 * kDotsPerMm;
constexpr unsigned kWidthMaximum = 1'000 * kDotsPerMm;
constexpr unsigned kDotsPerInch = 203;

constexpr std::string_view kBigEndian = "RaS3", kLittleEndian = "3SaR";

/// Bytes of a page's header, and where in it stands what matters here; each is a number of four bytes.
constexpr std::size_t kHeaderSize = 1796;
enum Field : std::size_t {
    kResolutionX = 276,
    kResolutionY = 280,
    kCopies = 340,
    kPageWidthPoints = 352,
    kPageHeightPoints = 356,
    kWidth = 372,
    kHeight = 376,
    kBitsPerColor = 384,
    kBitsPerPixel = 388,
    kBytesPerLine = 392,
    kColorSpace = 400,
    kColors = 420,
};
/// Of the colour space: a set bit is white, or black.
constexpr unsigned kWhite = 0, kBlack = 3, kSrgbWhite = 18;

using Header = std::array<std::uint8_t, kHeaderSize>;

void put(Header& header, Field field, unsigned value) {
    for (std::size_t i = 0; i < 4; ++i) header[field + i] = std::uint8_t(value >> (24 - 8 * i));
}

enum class ByteOrder { big, little };

unsigned get(const Header& header, Field field, ByteOrder order) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | header[field + (order == ByteOrder::big ? i : 3 - i)];
    return value;
}

unsigned points(int dots) { return unsigned(std::lround(dots * 72 / (kDotsPerMm * 25.4))); }

/// Fills the span, unless the stream ends; returns how many bytes.
Result<std::size_t> read_up_to(const ReadMore& read_more, std::span<std::uint8_t> into) {
    std::size_t count = 0;
    while (count < into.size()) {
        const std::size_t more = TRY(read_more(into.subspan(count)));
        if (more == 0) break;
        count += more;
    }
    return count;
}

struct Page {
    unsigned width;  ///< dots
    unsigned height;
    std::uint8_t white;  ///< 0xFF where a set bit is white
};

Result<Page> page_of(const Header& header, ByteOrder order, unsigned rows_before) {
    const auto number = [&](Field field) { return get(header, field, order); };
    const unsigned space = number(kColorSpace);
    const bool is_white_set = space == kWhite || space == kSrgbWhite;
    if (number(kBitsPerPixel) != 1 || (space != kBlack && !is_white_set)) {
        return fail(Fault::malformed, "not a picture in black and white");
    }
    const Page page{number(kWidth), number(kHeight), std::uint8_t(is_white_set ? 0xFF : 0)};
    if (page.width > kWidthMaximum || page.height > kRowsMaximum - rows_before) {
        return fail(Fault::too_large, "a page beyond every roll");
    }
    if (page.width == 0 || page.height == 0 || number(kBytesPerLine) != (page.width + 7) / 8) {
        return fail(Fault::malformed, "a page without a size");
    }
    return page;
}

/// One row more.
void add_row(Raster& raster, BytesView row, const Page& page) {
    const std::size_t begin = raster.bits.size();
    raster.bits.resize(begin + std::size_t(raster.width / 8));
    ++raster.height;
    const int width = int(page.width);
    if (width == raster.width) {
        std::transform(row.begin(), row.end(), raster.bits.begin() + std::ptrdiff_t(begin),
                       [&](std::uint8_t byte) { return std::uint8_t(byte ^ page.white); });
        return;
    }
    const int shift = (raster.width - width) / 2;
    for (int x = std::max(0, shift); x < std::min(raster.width, shift + width); ++x) {
        const int from = x - shift;
        const bool is_black = ((row[std::size_t(from / 8)] ^ page.white) >> (7 - from % 8) & 1) != 0;
        if (is_black) raster.bits[begin + std::size_t(x / 8)] |= std::uint8_t(0x80U >> (x % 8));
    }
}

}  // namespace

Bytes encode_cups_raster(const Raster& raster) {
    Header header{};
    put(header, kResolutionX, kDotsPerInch);
    put(header, kResolutionY, kDotsPerInch);
    put(header, kCopies, 1);
    put(header, kPageWidthPoints, points(raster.width));
    put(header, kPageHeightPoints, points(raster.height));
    put(header, kWidth, unsigned(raster.width));
    put(header, kHeight, unsigned(raster.height));
    put(header, kBitsPerColor, 1);
    put(header, kBitsPerPixel, 1);
    put(header, kBytesPerLine, unsigned(raster.width / 8));
    put(header, kColorSpace, kBlack);
    put(header, kColors, 1);

    Bytes bytes(kBigEndian.size() + header.size() + raster.bits.size());
    auto at = std::copy(kBigEndian.begin(), kBigEndian.end(), bytes.begin());
    at = std::copy(header.begin(), header.end(), at);
    std::copy(raster.bits.begin(), raster.bits.end(), at);
    return bytes;
}

Result<Raster> decode_cups_raster(const ReadMore& read_more, int width) {
    assert(width > 0 && width % 8 == 0);
    std::array<std::uint8_t, 4> mark{};
    TRY(read_up_to(read_more, mark));
    if (as_text(mark) != kBigEndian && as_text(mark) != kLittleEndian) {
        return fail(Fault::malformed, "not a picture of CUPS, version 3");
    }
    const ByteOrder order = as_text(mark) == kBigEndian ? ByteOrder::big : ByteOrder::little;
    Raster raster{width, 0, {}};
    Header header;
    while (const std::size_t count = TRY(read_up_to(read_more, header))) {
        if (count < header.size()) return fail(Fault::malformed, "a header that ends in the middle");
        const Page page = TRY(page_of(header, order, unsigned(raster.height)));
        Bytes row((page.width + 7) / 8);
        for (unsigned y = 0; y < page.height; ++y) {
            if (TRY(read_up_to(read_more, row)) < row.size()) {
                return fail(Fault::malformed, "a page that ends in the middle");
            }
            add_row(raster, row, page);
        }
    }
    if (raster.height == 0) return fail(Fault::malformed, "no page");
    return raster;
}

}  // namespace loket::printing
