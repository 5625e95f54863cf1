// The number on a receipt: `BTM2-00427-P`. Office (3 letters), counter (1 digit), a serial of that counter without
// gaps, and a check character (ISO/IEC 7064 MOD 37,36 over "BTM200427") that catches a wrong character or two swapped
// ones on the spot. It is given at the moment of receipt, offline, and never changes.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/entropy.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/secret.hpp"

namespace loket {

/// A counter of an office: "BTM2".
class Counter {
public:
    /// Three letters A to Z and a digit 1 to 9. Fails with malformed.
    static Result<Counter> parse(std::string_view text);

    const std::string& text() const { return text_; }
    auto operator<=>(const Counter&) const = default;

private:
    explicit Counter(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Serials are printed with at least 5 digits and go on to 9,999,999.
inline constexpr std::uint32_t kSerialMaximum = 9'999'999;

struct TicketNumber {
    Counter counter;
    std::uint32_t serial;  ///< 1 to kSerialMaximum

    /// "BTM2-00427-P"
    std::string text() const;
    auto operator<=>(const TicketNumber&) const = default;
};

/// ISO/IEC 7064 MOD 37,36. Requires only A to Z and 0 to 9. "A12425GABC1234002" gives 'M'.
char check_character(std::string_view text);

/// Reads a number as a person types it: case, spaces and dashes do not matter. Fails with malformed for a wrong form,
/// with damaged when the check character says that a character is wrong.
Result<TicketNumber> parse_ticket_number(std::string_view typed);

/// The secret code, only on the paper: 8 characters of Crockford base 32 (40 bits), shown as "K3VQ-9X7M".
Secret make_secret_code(Entropy& entropy);
/// Reads one as a person types it: case, spaces and dashes do not matter, O is 0, I and L are 1. The result is the
/// 8 characters in upper case. Fails with malformed.
Result<Secret> parse_secret_code(std::string_view typed);
/// "K3VQ-9X7M"; for the paper and the screen after filing, nowhere else.
Secret spaced(const Secret& secret_code);

}  // namespace loket
