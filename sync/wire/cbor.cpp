#include "sync/wire/cbor.hpp"

#include "kiosk/report/report.hpp"

namespace loket::sync::cbor {
namespace {

// The upper three bits of a head: what kind of item it opens (RFC 8949, section 3.1).
constexpr std::uint8_t kNumber = 0;
constexpr std::uint8_t kBytes = 2;
constexpr std::uint8_t kText = 3;
constexpr std::uint8_t kArray = 4;

// Lower five bits: below 24 the argument itself, else how many bytes of argument follow.
constexpr std::uint8_t kOneByte = 24;
constexpr std::uint8_t kEightBytes = 27;

constexpr std::uint64_t kSmallestOf[] = {24, 0x100, 0x1'0000, 0x1'0000'0000};

}  // namespace

void Writer::head(std::uint8_t major, std::uint64_t argument) {
    const auto kind = static_cast<std::uint8_t>(major << 5);
    if (argument < kOneByte) {
        out_.push_back(static_cast<std::uint8_t>(kind | argument));
        return;
    }
    int form = 0;
    while (form < 3 && argument >= kSmallestOf[form + 1]) ++form;
    out_.push_back(static_cast<std::uint8_t>(kind | (kOneByte + form)));
    for (int shift = 8 * ((1 << form) - 1); shift >= 0; shift -= 8) {
        out_.push_back(static_cast<std::uint8_t>(argument >> shift));
    }
}

void Writer::number(std::uint64_t value) { head(kNumber, value); }

void Writer::bytes(BytesView value) {
    head(kBytes, value.size());
    out_.insert(out_.end(), value.begin(), value.end());
}

void Writer::text(std::string_view value) {
    head(kText, value.size());
    out_.insert(out_.end(), value.begin(), value.end());
}

void Writer::array(std::size_t count) { head(kArray, count); }

Result<std::uint64_t> Reader::head(std::uint8_t major) {
    if (rest_.empty()) return fail(Fault::malformed, "cut off");
    const std::uint8_t first = rest_.front();
    if (first >> 5 != major) return fail(Fault::malformed, "another kind of item than expected");
    const std::uint8_t low = first & 0x1f;
    rest_ = rest_.subspan(1);
    if (low < kOneByte) return low;
    if (low > kEightBytes) return fail(Fault::malformed, "indefinite or reserved length");
    const int form = low - kOneByte;
    const std::size_t size = std::size_t{1} << form;
    if (rest_.size() < size) return fail(Fault::malformed, "cut off");
    std::uint64_t argument = 0;
    for (const std::uint8_t byte : rest_.first(size)) argument = argument << 8 | byte;
    rest_ = rest_.subspan(size);
    if (argument < kSmallestOf[form]) return fail(Fault::malformed, "not in the shortest form");
    return argument;
}

Result<std::uint64_t> Reader::number(std::uint64_t maximum) {
    const std::uint64_t value = TRY(head(kNumber));
    if (value > maximum) return fail(Fault::malformed, "number out of range");
    return value;
}

Result<BytesView> Reader::string(std::uint8_t major, std::size_t maximum) {
    const std::uint64_t size = TRY(head(major));
    if (size > maximum) return fail(Fault::too_large, "string over its bound");
    if (size > rest_.size()) return fail(Fault::malformed, "cut off");
    const BytesView value = rest_.first(std::size_t(size));
    rest_ = rest_.subspan(std::size_t(size));
    return value;
}

Result<BytesView> Reader::bytes(std::size_t maximum) { return string(kBytes, maximum); }

Result<std::string> Reader::text(std::size_t maximum) {
    const BytesView value = TRY(string(kText, maximum));
    if (!count_characters(as_text(value))) return fail(Fault::malformed, "text is not UTF-8");
    return std::string(as_text(value));
}

Result<std::size_t> Reader::array(std::size_t maximum) {
    const std::uint64_t count = TRY(head(kArray));
    if (count > maximum) return fail(Fault::too_large, "array over its bound");
    return std::size_t(count);
}

Result<void> Reader::array_of(std::size_t count) {
    if (TRY(head(kArray)) != count) return fail(Fault::malformed, "another number of items than expected");
    return {};
}

Result<void> Reader::literal(std::string_view expected) {
    const Result<BytesView> found = string(kText, expected.size());
    if (!found || as_text(*found) != expected) return fail(Fault::malformed, "not a " + std::string(expected));
    return {};
}

Result<void> Reader::end() const {
    if (!rest_.empty()) return fail(Fault::malformed, "bytes after the end");
    return {};
}

}  // namespace loket::sync::cbor
