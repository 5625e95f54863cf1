// Raw bytes and their text forms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"

namespace loket {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

inline BytesView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline Bytes to_bytes(std::string_view text) {
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

/// Lower-case hexadecimal.
std::string hex(BytesView bytes);
/// Fails with malformed for anything but an even count of hexadecimal digits.
Result<Bytes> parse_hex(std::string_view text);

/// Base 32 (RFC 4648 section 6), without padding: a QR code holds it in little more room than the bytes themselves.
std::string base32(BytesView bytes);
/// Fails with malformed, also for a form that `base32` would not have written.
Result<Bytes> parse_base32(std::string_view text);

/// Base 64 (RFC 4648 section 4), padded.
std::string base64(BytesView bytes);
/// Fails with malformed, also for a form that `base64` would not have written.
Result<Bytes> parse_base64(std::string_view text);

/// Base 64 for URLs (RFC 4648 section 5), without padding.
std::string base64url(BytesView bytes);
/// Fails with malformed.
Result<Bytes> parse_base64url(std::string_view text);

}  // namespace loket
