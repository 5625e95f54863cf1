// The few shapes of CBOR (RFC 8949) that the wire uses: unsigned numbers, byte strings, texts and arrays of known
// length, each in its shortest form. A value therefore has exactly one encoding, so that hashing and signing what was
// decoded and encoded again is safe. Private to sync/wire.
//
// The reader is told at every step what must come next. It never recurses, so deep nesting cannot exhaust the stack,
// and never allocates by a length that a stranger declared: views point into the input, and lengths are checked against
// what is left of it. Maps, tags, floats, negative numbers and indefinite lengths do not occur and are malformed.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.hpp"

namespace loket::sync::cbor {

class Writer {
public:
    void number(std::uint64_t value);
    void bytes(BytesView value);
    void text(std::string_view value);
    /// The next `count` items belong to this array.
    void array(std::size_t count);

    Bytes take() { return std::move(out_); }

private:
    void head(std::uint8_t major, std::uint64_t argument);
    Bytes out_;
};

/// Every function fails with malformed when something else comes next, or with too_large for a length over its bound.
class Reader {
public:
    explicit Reader(BytesView input) : rest_(input) {}

    Result<std::uint64_t> number(std::uint64_t maximum);
    /// Points into the input.
    Result<BytesView> bytes(std::size_t maximum);
    /// UTF-8, at most `maximum` bytes.
    Result<std::string> text(std::size_t maximum);
    /// How many items follow.
    Result<std::size_t> array(std::size_t maximum);
    /// An array of exactly `count` items.
    Result<void> array_of(std::size_t count);
    /// The text must be exactly this one.
    Result<void> literal(std::string_view expected);
    /// Nothing may follow.
    Result<void> end() const;

    /// A byte string of exactly `Size` bytes.
    template <std::size_t Size>
    Result<std::array<std::uint8_t, Size>> fixed() {
        const BytesView view = TRY(bytes(Size));
        if (view.size() != Size) return fail(Fault::malformed, "byte string too short");
        std::array<std::uint8_t, Size> out;
        std::copy(view.begin(), view.end(), out.begin());
        return out;
    }

private:
    Result<std::uint64_t> head(std::uint8_t major);
    Result<BytesView> string(std::uint8_t major, std::size_t maximum);
    BytesView rest_;
};

}  // namespace loket::sync::cbor
