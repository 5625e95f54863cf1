#include "kiosk/store/outbox.hpp"

#include <fmt/format.h>

#include <optional>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"
#include "kiosk/store/journal.hpp"

namespace loket::kiosk {
namespace {

enum class Standing { waiting, acknowledged, parked };

struct Place {
    std::uint32_t serial;
    Standing standing;
};

Result<Place> place_of(Connection& connection, const ReportId& id) {
    Statement row =
        TRY(connection.prepare("SELECT serial, delivered_at IS NOT NULL, parked_at IS NOT NULL"
                               "  FROM ledger LEFT JOIN outbox USING (serial) WHERE report_id = ?1",
                               {id.bytes}));
    if (TRY(row.step()) == Step::done) return fail(Fault::not_found, "no such report", id.text());
    const std::uint32_t serial = TRY(small_number(row, 0));
    const bool is_delivered = TRY(row.integer(1)) != 0;
    const bool is_parked = TRY(row.integer(2)) != 0;
    return Place{serial, is_delivered ? Standing::acknowledged : is_parked ? Standing::parked : Standing::waiting};
}

/// Returns its serial.
Result<std::uint32_t> note_acknowledged(Connection& connection, const ReportId& id, Instant at) {
    const Place place = TRY(place_of(connection, id));
    if (place.standing != Standing::waiting) return place.serial;
    TRY(connection.run("UPDATE ledger SET delivered_at = ?2 WHERE serial = ?1", {place.serial, ms_of(at)}));
    TRY(connection.run("DELETE FROM outbox WHERE serial = ?1", {place.serial}));
    TRY(Journal(connection)
            .record(JournalKind::acknowledged, fmt::format("serial={} id={}", place.serial, id.text()), at));
    return place.serial;
}

Result<void> note_parked(Connection& connection, const ReportId& id, std::string_view reason, Instant at) {
    const Place place = TRY(place_of(connection, id));
    if (place.standing != Standing::waiting) return {};
    TRY(connection.run("UPDATE outbox SET parked_at = ?2, reason = ?3 WHERE serial = ?1",
                       {place.serial, ms_of(at), reason}));
    return Journal(connection)
        .record(JournalKind::parked, fmt::format("serial={} id={} reason={}", place.serial, id.text(), reason), at);
}

/// A stick may bring an old receipt after a newer one: the newest word stands.
Result<void> note(Connection& connection, const HubAccount& hub) {
    TRY(
        connection.run("INSERT OR REPLACE INTO hub_books (one, told_at, held, set_aside, alarms, serial, head)"
                       " SELECT 1, ?1, ?2, ?3, ?4, ?5, ?6"
                       "  WHERE NOT EXISTS (SELECT 1 FROM hub_books WHERE told_at > ?1)",
                       {ms_of(hub.told_at), hub.held, hub.set_aside, hub.alarms, hub.chain.serial, hub.chain.head}));
    return {};
}

}  // namespace

Result<std::vector<DueReport>> Outbox::due(std::size_t max_count, std::size_t max_bytes, std::uint32_t after) {
    Statement rows = TRY(
        connection_.prepare("SELECT serial, report_id, envelope, ifnull(opening.bytes, x'')"
                            "  FROM outbox JOIN ledger USING (serial) LEFT JOIN opening ON opening.id = ledger.opening"
                            " WHERE parked_at IS NULL AND serial > ?1 ORDER BY serial",
                            {after}));
    std::vector<DueReport> due;
    std::size_t bytes = 0;
    while (due.size() < max_count && TRY(rows.step()) == Step::row) {
        DueReport report;
        report.serial = TRY(small_number(rows, 0));
        report.id = TRY(report_id(rows, 1));
        report.envelope = TRY(rows.blob(2));
        report.opening = TRY(rows.blob(3));
        bytes += report.envelope.size();
        if (!due.empty() && bytes > max_bytes) break;
        due.push_back(std::move(report));
    }
    return due;
}

Result<std::vector<std::uint32_t>> Outbox::settle(const Settlement& settlement, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    std::vector<std::uint32_t> serials;
    for (const ReportId& id : settlement.acknowledged) serials.push_back(TRY(note_acknowledged(connection_, id, at)));
    for (const auto& [id, reason] : settlement.parked) TRY(note_parked(connection_, id, reason, at));
    if (settlement.hub) TRY(note(connection_, *settlement.hub));
    checkpoint("store.settling");
    TRY(transaction.commit());
    checkpoint("store.settled");
    return serials;
}

Result<void> Outbox::acknowledge(const ReportId& id, Instant at) {
    return settle({.acknowledged = {id}, .parked = {}, .hub = {}}, at).map([](const auto&) {});
}

Result<void> Outbox::park(const ReportId& id, std::string_view reason, Instant at) {
    return settle({.acknowledged = {}, .parked = {{id, std::string(reason)}}, .hub = {}}, at).map([](const auto&) {});
}

Result<std::vector<ParkedReport>> Outbox::parked() {
    Statement rows =
        TRY(connection_.prepare("SELECT serial, report_id, parked_at, reason FROM outbox JOIN ledger USING (serial)"
                                " WHERE parked_at IS NOT NULL ORDER BY serial"));
    std::vector<ParkedReport> parked;
    while (TRY(rows.step()) == Step::row) {
        ParkedReport report;
        report.serial = TRY(small_number(rows, 0));
        report.id = TRY(report_id(rows, 1));
        report.parked_at = TRY(instant(rows, 2));
        report.reason = TRY(rows.text(3));
        parked.push_back(std::move(report));
    }
    return parked;
}

Result<Account> Outbox::account() {
    Statement counts = TRY(connection_.prepare(
        "SELECT (SELECT count(*) FROM ledger),"
        "       (SELECT count(*) FROM ledger) - (SELECT count(*) FROM ledger WHERE delivered_at IS NULL),"
        "       (SELECT count(*) FROM outbox WHERE parked_at IS NULL),"
        "       (SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL)"));
    TRY(counts.step());
    Account account;
    account.filed = TRY(counts.integer(0));
    account.acknowledged = TRY(counts.integer(1));
    account.waiting = TRY(counts.integer(2));
    account.parked = TRY(counts.integer(3));
    return account;
}

Result<std::optional<HubAccount>> Outbox::hub_account() {
    Statement row = TRY(connection_.prepare("SELECT told_at, held, set_aside, alarms, serial, head FROM hub_books"));
    if (TRY(row.step()) == Step::done) return std::nullopt;
    HubAccount hub{.told_at = TRY(instant(row, 0)),
                   .held = TRY(row.integer(1)),
                   .set_aside = TRY(row.integer(2)),
                   .alarms = TRY(row.integer(3)),
                   .chain = {}};
    hub.chain.serial = TRY(small_number(row, 4));
    TRY(row.blob_into(5, hub.chain.head));
    return hub;
}

}  // namespace loket::kiosk
