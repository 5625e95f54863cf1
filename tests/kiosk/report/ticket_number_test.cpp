#include "kiosk/report/ticket_number.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/seeded_entropy.hpp"

using namespace loket;

namespace {

constexpr std::string_view kCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

TicketNumber number_of(const char* counter, std::uint32_t serial) { return {*Counter::parse(counter), serial}; }

/// The number as read, or the fault.
std::string read(std::string_view typed) {
    const auto number = parse_ticket_number(typed);
    return number ? number->text() : std::string(name_of(number.error().fault));
}

std::string read_secret(std::string_view typed) {
    const auto secret = parse_secret_code(typed);
    return secret ? std::string(spaced(*secret).reveal_text()) : std::string(name_of(secret.error().fault));
}

}  // namespace

TEST_CASE("The check character is that of ISO/IEC 7064 MOD 37,36") {
    CHECK(check_character("A12425GABC1234002") == 'M');
    CHECK(check_character("BTM200427") == 'P');
}

TEST_CASE("A number is read however a resident types it") {
    struct Row {
        std::string typed;
        std::string read;
    };
    for (const Row& row : {
             Row{"BTM2-00427-P", "BTM2-00427-P"},
             Row{"btm2 00427 p", "BTM2-00427-P"},
             Row{" BTM200427P ", "BTM2-00427-P"},
             Row{"B T M 2 - 0 0 4 2 7 - P", "BTM2-00427-P"},
             Row{"BTM2-00428-P", "damaged"},
             Row{"BTM2-00427-Q", "damaged"},
             Row{"", "malformed"},
             Row{"BTM2", "malformed"},
             Row{"BTM2-00000-A", "malformed"},
             Row{"BTM0-00427-P", "malformed"},
             Row{"BT22-00427-P", "malformed"},
             Row{"BTM2-0427-P", "malformed"},
             Row{"BTM2-O0427-P", "malformed"},
             Row{"BTM2-000427-P", "malformed"},  // one number has one form
             Row{"BTM2-00427-P-P", "malformed"},
             Row{"BTM2-00427-!", "malformed"},
             Row{"BTM2_00427_P", "malformed"},
             Row{"ÉTM2-00427-P", "malformed"},
         }) {
        CAPTURE(row.typed);
        CHECK(read(row.typed) == row.read);
    }
    CHECK(read(std::string(100'000, ' ').append("BTM2-00427-P")) == "malformed");
}

TEST_CASE("A number grows with its serial") {
    for (const std::uint32_t serial : {1u, 99'999u, 100'000u, 999'999u, 1'000'000u, kSerialMaximum}) {
        const auto number = number_of("SKY1", serial);
        CHECK(parse_ticket_number(number.text()) == number);
    }
    CHECK(number_of("SKY1", 1).text().substr(0, 11) == "SKY1-00001-");
    CHECK(number_of("SKY1", kSerialMaximum).text().substr(0, 13) == "SKY1-9999999-");
}

TEST_CASE("One wrong character or two swapped neighbours are caught on the spot") {
    for (const auto& number : {number_of("BTM2", 427), number_of("SKY1", 1), number_of("AAA9", 90'909),
                               number_of("ZZZ1", kSerialMaximum), number_of("LLN3", 102'030)}) {
        std::string text;
        for (const char c : number.text()) {
            if (c != '-') text += c;
        }
        REQUIRE(parse_ticket_number(text) == number);
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (const char other : kCharacters) {
                std::string wrong = text;
                wrong[at] = other;
                CAPTURE(wrong);
                CHECK(parse_ticket_number(wrong).has_value() == (wrong == text));
            }
            std::string swapped = text;
            if (at > 0) std::swap(swapped[at - 1], swapped[at]);
            CAPTURE(swapped);
            CHECK(parse_ticket_number(swapped).has_value() == (swapped == text));
        }
    }
}

TEST_CASE("A counter is three letters and a digit") {
    CHECK(Counter::parse("BTM2")->text() == "BTM2");
    for (const char* wrong : {"", "BTM", "BTM0", "btm2", "BTMA", "1TM2", "BTM22", "BT 2"}) {
        CAPTURE(wrong);
        CHECK_FALSE(Counter::parse(wrong).has_value());
    }
}

TEST_CASE("A secret code is read however a resident types it") {
    CHECK(read_secret("K3VQ-9X7M") == "K3VQ-9X7M");
    CHECK(read_secret("k3vq 9x7m") == "K3VQ-9X7M");
    CHECK(read_secret("oOiI-lL00") == "0011-1100");
    for (const char* wrong : {"", "K3VQ-9X7", "K3VQ-9X7MM", "K3VU-9X7M", "K3VQ_9X7M", "K3VQ-9X7\xc3"}) {
        CAPTURE(wrong);
        CHECK(read_secret(wrong) == "malformed");
    }
}

TEST_CASE("Secret codes use their whole alphabet and do not repeat") {
    test::SeededEntropy entropy(11);
    std::set<std::string> codes;
    std::set<char> characters;
    for (int i = 0; i < 2'000; ++i) {
        const std::string code(make_secret_code(entropy).reveal_text());
        CHECK(parse_secret_code(code)->reveal_text() == code);
        codes.insert(code);
        characters.insert(code.begin(), code.end());
    }
    CHECK(codes.size() == 2'000);
    CHECK(characters.size() == 32);
}

TEST_CASE("Garbage is no number and no secret code") {
    test::SeededEntropy entropy(5);
    for (int round = 0; round < 20'000; ++round) {
        std::array<std::uint8_t, 12> garbage;
        entropy.fill(garbage);
        for (std::size_t i = 0; i < garbage.size(); i += 2) garbage[i] = std::uint8_t(kCharacters[garbage[i] % 36]);
        if (const auto number = parse_ticket_number(as_text(garbage))) CHECK(number->serial <= kSerialMaximum);
        parse_secret_code(as_text(garbage));
    }
}
