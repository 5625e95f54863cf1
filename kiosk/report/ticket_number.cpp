#include "kiosk/report/ticket_number.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace loket {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kSecretSize = 8;
constexpr std::size_t kCounterSize = 4;
constexpr std::size_t kSerialDigits = 5;
constexpr std::size_t kSerialDigitsMaximum = 7;
/// Nobody types more dashes and spaces than this.
constexpr std::size_t kTypedMaximum = 64;

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without spaces and dashes, in upper case; empty when it is beyond what a person types.
std::string plain(std::string_view typed) {
    std::string text;
    if (typed.size() > kTypedMaximum) return text;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        text += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    }
    return text;
}

/// What the check character is taken over: "BTM200427".
std::string checked_text(const TicketNumber& number) {
    std::string digits = std::to_string(number.serial);
    if (digits.size() < kSerialDigits) digits.insert(0, kSerialDigits - digits.size(), '0');
    return number.counter.text() + digits;
}

}  // namespace

Result<Counter> Counter::parse(std::string_view text) {
    const bool shaped = text.size() == kCounterSize && std::all_of(text.begin(), text.begin() + 3, is_letter) &&
                        text[3] >= '1' && text[3] <= '9';
    if (!shaped) return fail(Fault::malformed, "not a counter like BTM2");
    return Counter(std::string(text));
}

std::string TicketNumber::text() const {
    std::string text = checked_text(*this);
    const char check = check_character(text);
    text.insert(kCounterSize, 1, '-');
    return text.append(1, '-').append(1, check);
}

char check_character(std::string_view text) {
    // The hybrid system of ISO/IEC 7064: a sum modulo 36 (0 written as 36), doubled modulo 37 after each character.
    std::size_t product = 36;
    for (const char c : text) {
        const std::size_t value = kAlphabet.find(c);
        assert(value != kAlphabet.npos);
        const std::size_t sum = (product + value) % 36;
        product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return kAlphabet[(37 - product) % 36];
}

Result<TicketNumber> parse_ticket_number(std::string_view typed) {
    const auto wrong = [] { return fail(Fault::malformed, "not a number like BTM2-00427-P"); };
    const std::string text = plain(typed);
    if (text.size() < kCounterSize + kSerialDigits + 1 || text.size() > kCounterSize + kSerialDigitsMaximum + 1) {
        return wrong();
    }
    const auto checked = std::string_view(text).substr(0, text.size() - 1);
    const auto digits = checked.substr(kCounterSize);
    if (!std::ranges::all_of(digits, is_digit) || !(is_digit(text.back()) || is_letter(text.back()))) return wrong();
    const bool has_one_form = digits.size() == kSerialDigits || digits.front() != '0';
    std::uint32_t serial = 0;
    for (const char c : digits) serial = serial * 10 + std::uint32_t(c - '0');
    if (!has_one_form || serial == 0) return wrong();
    const Counter counter = TRY(Counter::parse(checked.substr(0, kCounterSize)));
    if (check_character(checked) != text.back()) return fail(Fault::damaged, "a character of the number is wrong");
    return TicketNumber{counter, serial};
}

Secret make_secret_code(Entropy& entropy) {
    std::array<std::uint8_t, kSecretSize> random;
    entropy.fill(random);
    Bytes code;
    code.reserve(kSecretSize);
    for (const std::uint8_t byte : random) code.push_back(std::uint8_t(kCrockford[byte % kCrockford.size()]));
    wipe(random.data(), random.size());
    return Secret(std::move(code));
}

Result<Secret> parse_secret_code(std::string_view typed) {
    std::string text = plain(typed);
    for (char& c : text) {
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
    }
    const bool shaped = text.size() == kSecretSize && text.find_first_not_of(kCrockford) == text.npos;
    const Secret code = shaped ? Secret(text) : Secret();
    wipe(text);
    if (!shaped) return fail(Fault::malformed, "not a secret code like K3VQ-9X7M");
    return code;
}

Secret spaced(const Secret& secret_code) {
    const BytesView code = secret_code.reveal();
    Bytes text(code.begin(), code.end());
    if (text.size() == kSecretSize) text.insert(text.begin() + kSecretSize / 2, '-');
    return Secret(std::move(text));
}

}  // namespace loket
