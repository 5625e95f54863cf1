#include "tests/kiosk/store/counter_room.hpp"

#include <doctest/doctest.h>

namespace loket::test {

Instant morning(int seconds) {
    return parse_iso8601("2026-11-23T02:42:00.000Z").value() + std::chrono::seconds(seconds);
}

ReportId id_of(std::uint32_t n) {
    ReportId id;
    id.bytes[6] = 0x70;
    id.bytes[8] = 0x80;
    for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    return id;
}

Result<kiosk::Filing> filing_of(const TicketNumber& number) {
    return kiosk::Filing{.envelope = to_bytes("sealed " + number.text()),
                         .opening = to_bytes("opening"),
                         .slip = to_bytes("slip " + number.text())};
}

Result<kiosk::Filing> filing_without_paper(const TicketNumber& number) {
    kiosk::Filing filing = filing_of(number).value();
    filing.print = PrintState::without;
    return filing;
}

kiosk::Store CounterRoom::open(std::uint32_t first_serial) const {
    REQUIRE(kiosk::Store::found(path, counter, first_serial, morning()));
    return kiosk::Store::open(path, counter).value();
}

kiosk::Connection CounterRoom::shell() const {
    return kiosk::Connection::open(path, kiosk::OpenMode::existing, kiosk::OpenCheck::none).value();
}

void file_reports(kiosk::Store& store, std::uint32_t count) {
    for (std::uint32_t n = 1; n <= count; ++n) REQUIRE(store.file(id_of(n), morning(int(n)), filing_of));
}

}  // namespace loket::test
