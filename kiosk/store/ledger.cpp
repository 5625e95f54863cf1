#include "kiosk/store/ledger.hpp"

#include <fmt/format.h>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"
#include "kiosk/store/journal.hpp"

namespace loket::kiosk {
namespace {

/// The one row of a statement that selects the columns below; nothing when there is none.
Result<std::optional<LedgerEntry>> entry_of(Statement& row, const Counter& counter) {
    if (TRY(row.step()) == Step::done) return std::nullopt;
    const std::uint32_t serial = TRY(small_number(row, 0));
    LedgerEntry entry{.number = {counter, serial}};
    entry.id = TRY(report_id(row, 1));
    entry.captured_at = TRY(instant(row, 2));
    entry.envelope = TRY(row.blob(3));
    TRY(row.blob_into(4, entry.envelope_hash));
    entry.slip = TRY(row.blob(5));
    entry.relocked_at = TRY(optional_instant(row, 6));
    entry.delivered_at = TRY(optional_instant(row, 7));
    if (hash_of(entry.envelope) != entry.envelope_hash) {
        return fail(Fault::damaged, "the envelope is not the one that was filed", entry.number.text());
    }
    return entry;
}

}  // namespace

Result<std::optional<LedgerEntry>> Ledger::find(const ReportId& id) {
    Statement row = TRY(connection_.prepare(
        "SELECT serial, report_id, captured_at, envelope, envelope_hash, slip, relocked_at, delivered_at"
        "  FROM ledger WHERE report_id = ?1",
        {id.bytes}));
    return entry_of(row, counter_);
}

Result<std::optional<LedgerEntry>> Ledger::find(const TicketNumber& number) {
    Statement row = TRY(connection_.prepare(
        "SELECT serial, report_id, captured_at, envelope, envelope_hash, slip, relocked_at, delivered_at"
        "  FROM ledger WHERE number = ?1",
        {number.text()}));
    return entry_of(row, counter_);
}

Result<FilingChain> Ledger::filing_chain() {
    FilingChain chain;
    {
        Statement first =
            TRY(connection_.prepare("SELECT ifnull(min(serial), (SELECT next_serial FROM counter)) - 1"
                                    "  FROM ledger"));
        TRY(first.step());
        chain.serial = TRY(small_number(first, 0));
    }
    TRY(follow(chain));
    return chain;
}

Result<void> Ledger::follow(FilingChain& chain) {
    Statement rows = TRY(connection_.prepare(
        "SELECT serial, envelope_hash FROM ledger WHERE serial > ?1 ORDER BY serial", {chain.serial}));
    while (TRY(rows.step()) == Step::row) {
        Hash envelope;
        TRY(rows.blob_into(1, envelope));
        chain.add(envelope);
        if (TRY(small_number(rows, 0)) != chain.serial) return fail(Fault::damaged, "a serial is missing", "ledger");
    }
    return {};
}

Result<std::optional<LedgerEntry>> Ledger::next_to_relock(std::uint32_t after) {
    Statement row = TRY(connection_.prepare(
        "SELECT serial, report_id, captured_at, envelope, envelope_hash, slip, relocked_at, delivered_at"
        "  FROM ledger WHERE relocked_at IS NULL AND serial > ?1"
        "   AND NOT EXISTS (SELECT 1 FROM print_attempt WHERE serial = ledger.serial AND settled_at IS NULL)"
        " ORDER BY serial LIMIT 1",
        {after}));
    return entry_of(row, counter_);
}

Result<void> Ledger::relock(std::uint32_t serial, BytesView slip, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    {
        Statement row = TRY(connection_.prepare("SELECT relocked_at FROM ledger WHERE serial = ?1", {serial}));
        if (TRY(row.step()) == Step::done) return fail(Fault::not_found, "no such serial", std::to_string(serial));
        if (!row.is_null(0)) return fail(Fault::exists, "the slip was replaced before", std::to_string(serial));
    }
    TRY(connection_.run("UPDATE ledger SET slip = ?2, relocked_at = ?3 WHERE serial = ?1", {serial, slip, ms_of(at)}));
    TRY(Journal(connection_).record(JournalKind::relocked, fmt::format("serial={}", serial), at));
    TRY(transaction.commit());
    checkpoint("store.relocked");
    return connection_.fold_log();
}

}  // namespace loket::kiosk
