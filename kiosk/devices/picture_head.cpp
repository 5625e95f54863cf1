#include "kiosk/devices/picture_head.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace loket::devices {
namespace {

enum class Order { little, big };

std::optional<std::uint32_t> number_at(BytesView bytes, std::size_t at, std::size_t size, Order order) {
    if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
        number = number << 8 | bytes[at + (order == Order::big ? i : size - 1 - i)];
    }
    return number;
}

bool begins_with(BytesView bytes, BytesView start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

/// The tag 0x0112 of the first directory of a TIFF head, which Exif is; 1 where there is none.
int orientation_in(BytesView tiff) {
    const auto mark = number_at(tiff, 0, 2, Order::big);
    if (mark != 0x4949 && mark != 0x4D4D) return 1;
    const Order order = mark == 0x4949 ? Order::little : Order::big;
    const auto directory = number_at(tiff, 4, 4, order);
    const auto count = directory ? number_at(tiff, *directory, 2, order) : std::nullopt;
    for (std::uint32_t i = 0; count && i < *count; ++i) {
        const std::size_t entry = std::size_t(*directory) + 2 + std::size_t(12) * i;
        const auto tag = number_at(tiff, entry, 2, order);
        if (!tag) return 1;
        if (*tag != 0x0112) continue;
        const auto value = number_at(tiff, entry + 8, 2, order);
        return value && 1 <= *value && *value <= 8 ? int(*value) : 1;
    }
    return 1;
}

/// SOF0 to SOF15: the segments that tell the size, without the three that only look so.
bool is_frame_head(std::uint8_t marker) {
    return 0xC0 <= marker && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<PictureHead> jpeg_head_of(BytesView bytes) {
    PictureHead head{PictureHead::Format::jpeg, 0, 0};
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (bytes[at] != 0xFF) break;
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        const std::size_t size = *number_at(bytes, at + 2, 2, Order::big);
        if (size < 2 || bytes.size() - at - 2 < size) break;
        const BytesView segment = bytes.subspan(at + 4, size - 2);
        constexpr std::array<std::uint8_t, 6> kExif{'E', 'x', 'i', 'f', 0, 0};
        if (marker == 0xE1 && head.orientation == 1 && begins_with(segment, kExif)) {
            head.orientation = orientation_in(segment.subspan(kExif.size()));
        }
        if (is_frame_head(marker)) {
            head.height = number_at(segment, 1, 2, Order::big).value_or(0);
            head.width = number_at(segment, 3, 2, Order::big).value_or(0);
            return head;
        }
        at += 2 + size;
    }
    return fail(Fault::malformed, "a JPEG that does not tell its size");
}

}  // namespace

Result<PictureHead> read_picture_head(BytesView bytes) {
    constexpr std::array<std::uint8_t, 3> kJpeg{0xFF, 0xD8, 0xFF};
    constexpr std::array<std::uint8_t, 8> kPng{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    PictureHead head{PictureHead::Format::png, 0, 0};
    if (begins_with(bytes, kJpeg)) {
        head = TRY(jpeg_head_of(bytes));
    } else if (begins_with(bytes, kPng)) {
        head.width = number_at(bytes, 16, 4, Order::big).value_or(0);
        head.height = number_at(bytes, 20, 4, Order::big).value_or(0);
    } else {
        return fail(Fault::malformed, "neither JPEG nor PNG");
    }
    if (head.width == 0 || head.height == 0) return fail(Fault::malformed, "a picture without a size");
    if (std::uint64_t(head.width) * head.height > kPixelsMaximum) {
        return fail(Fault::too_large, "a picture of too many pixels");
    }
    return head;
}

}  // namespace loket::devices
