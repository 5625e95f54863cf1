#include "kiosk/base/ids.hpp"

#include <algorithm>

#include "kiosk/base/bytes.hpp"

namespace loket {

std::string ReportId::text() const {
    std::string text = hex(bytes);
    for (const std::size_t dash : {8u, 13u, 18u, 23u}) text.insert(dash, 1, '-');
    return text;
}

ReportId make_report_id(Instant at, Entropy& entropy) {
    ReportId id;
    entropy.fill(id.bytes);
    const auto ms = static_cast<std::uint64_t>(std::clamp(at, Instant{}, kLastInstant).time_since_epoch().count());
    for (int i = 0; i < 6; ++i) id.bytes[std::size_t(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0f));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

Instant capture_time(const ReportId& id) {
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | id.bytes[i];
    return Instant(Milliseconds(ms));
}

Result<ReportId> parse_report_id(std::string_view text) {
    const auto wrong = [] { return fail(Fault::malformed, "not a UUID of version 7"); };
    if (text.size() != 36) return wrong();
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash != (text[i] == '-')) return wrong();
        if (!dash) digits += text[i];
    }
    const Bytes bytes = TRY(parse_hex(digits));
    ReportId id;
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    if (id.bytes[6] >> 4 != 7 || id.bytes[8] >> 6 != 2) return wrong();
    return id;
}

}  // namespace loket
