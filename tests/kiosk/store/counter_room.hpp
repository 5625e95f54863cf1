// A counter with its database in a folder of its own, for tests of the store.
#pragma once

#include "kiosk/store/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace loket::test {

/// Monday, 23 November 2026, 09.42 in WIB, and so many seconds.
Instant morning(int seconds = 0);

/// "00000000-0000-7000-8000-000000000001" for 1.
ReportId id_of(std::uint32_t n);

/// An envelope that names its number, and a slip.
Result<kiosk::Filing> filing_of(const TicketNumber& number);
/// The same at a counter without a printer.
Result<kiosk::Filing> filing_without_paper(const TicketNumber& number);

struct CounterRoom {
    /// The store as the clerk opens it at every start; founded when it is not there yet.
    kiosk::Store open(std::uint32_t first_serial = 1) const;
    /// The database as somebody with a SQL shell opens it.
    kiosk::Connection shell() const;

    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "loket.db";
    Counter counter = Counter::parse("BTM2").value();
};

/// Files the reports 1 to `count`.
void file_reports(kiosk::Store& store, std::uint32_t count);

}  // namespace loket::test
