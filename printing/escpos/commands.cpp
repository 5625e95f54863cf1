#include "printing/escpos/commands.hpp"

#include <algorithm>
#include <cassert>

namespace loket::printing::escpos {
namespace {

constexpr std::uint8_t kDle = 0x10, kEot = 0x04, kEsc = 0x1B, kGs = 0x1D;

/// Online and offline, errors, paper: bits 1 to 3.
constexpr std::uint8_t kEveryChange = 0x0E;

std::uint8_t low(int value) { return std::uint8_t(value & 0xFF); }
std::uint8_t high(int value) { return std::uint8_t(value >> 8 & 0xFF); }

Bytes joined(BytesView head, BytesView tail) {
    Bytes bytes;
    bytes.reserve(head.size() + tail.size());
    bytes.insert(bytes.end(), head.begin(), head.end());
    bytes.insert(bytes.end(), tail.begin(), tail.end());
    return bytes;
}

}  // namespace

Bytes initialize() { return {kEsc, '@'}; }

Bytes band(const Raster& raster, int first) {
    const int row_bytes = raster.width / 8;
    const int rows = std::min(kBandRows, raster.height - first);
    assert(first >= 0 && rows > 0 && row_bytes <= 0xFFFF);
    const std::uint8_t head[] = {kGs, 'v', '0', 0, low(row_bytes), high(row_bytes), low(rows), high(rows)};
    const auto dots =
        BytesView(raster.bits).subspan(std::size_t(first) * std::size_t(row_bytes), std::size_t(rows) * row_bytes);
    return joined(head, dots);
}

Bytes feed_and_cut() { return {kGs, 'V', 66, 0}; }

Bytes ask(Question question) { return {kDle, kEot, std::uint8_t(question)}; }

Bytes report_changes() { return {kGs, 'a', kEveryChange}; }
Bytes report_nothing() { return {kGs, 'a', 0}; }

std::string ProcessId::text() const {
    std::string text;
    for (int shift = 12; shift >= 0; shift -= 4) text += char('@' + (number_ >> shift & 0xF));
    return text;
}

Bytes echo_when_printed(ProcessId id) {
    constexpr std::uint8_t head[] = {kGs, '(', 'H', 6, 0, 48, 48};
    return joined(head, as_bytes(id.text()));
}

Bytes ask_model() { return {kGs, 'I', 67}; }

}  // namespace loket::printing::escpos
