// What the fuzz targets share. A target is one file with one function that libFuzzer feeds with bytes, as a stranger
// might send them; it finds something when the program crashes, when a sanitizer speaks, or when a promise is broken.
// The usual promise: what decodes has exactly one encoding, so that hashing and signing it again is safe.
//
// Keys are those of tests/sync/wire/samples.hpp. Where a signature or a seal would end each try at the door, the target
// itself signs or seals what it is fed, and so comes to the parser behind it.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "kiosk/base/bytes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace loket::test {

/// Ends the run, and libFuzzer keeps the bytes that led here. `promise` says what should have been.
inline void must(bool is_kept, const char* promise) {
    if (is_kept) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

}  // namespace loket::test
