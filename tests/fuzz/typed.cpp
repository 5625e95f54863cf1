// What is typed from a receipt: its number and its secret code. Both readers get the same bytes.
#include "kiosk/report/ticket_number.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace loket;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto typed = as_text({data, size});
    const auto number = parse_ticket_number(typed);
    if (number) test::must(parse_ticket_number(number->text()) == *number, "a number as printed is the same number");
    const auto code = parse_secret_code(typed);
    if (!code) return 0;
    const auto printed = parse_secret_code(spaced(*code).reveal_text());
    test::must(printed && printed->reveal_text() == code->reveal_text(), "a code as printed is the same code");
    return 0;
}
