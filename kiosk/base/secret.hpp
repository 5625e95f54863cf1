// Bytes that must not linger or leak: zeroed when they go, impossible to print or log by accident (there is no
// operator<< and no conversion to string; whoever needs the content calls `reveal`, which can be searched for).
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/bytes.hpp"

namespace loket {

/// Overwrites memory in a way the compiler may not leave out.
void wipe(void* data, std::size_t size);
/// Overwrites 64 KiB of the stack beneath the caller, where short texts of calls that have returned may still stand.
void wipe_stack();
/// Wipes the whole capacity of a string, then empties it.
void wipe(std::string& text);
void wipe(Bytes& bytes);

class Secret {
public:
    Secret() = default;
    explicit Secret(Bytes bytes) : bytes_(std::move(bytes)) {}
    explicit Secret(std::string_view text) : bytes_(to_bytes(text)) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
    Secret& operator=(Secret other) noexcept {
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~Secret() { wipe(bytes_); }

    BytesView reveal() const { return bytes_; }
    std::string_view reveal_text() const { return as_text(bytes_); }
    bool is_empty() const { return bytes_.empty(); }

private:
    Bytes bytes_;
};

}  // namespace loket
