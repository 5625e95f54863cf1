#include "sync/hub/device_books.hpp"

namespace loket::sync {
namespace {

using kiosk::Connection;
using kiosk::Statement;
using kiosk::Step;

std::int64_t ms_of(Instant instant) { return instant.time_since_epoch().count(); }

struct Row {
    std::uint64_t held;
    FilingChain chained;
    FilingChain told;  // by the device
};

Result<FilingChain> chain_at(const Statement& row, int column) {
    FilingChain chain{.serial = static_cast<std::uint32_t>(TRY(row.integer(column)))};
    TRY(row.blob_into(column + 1, chain.head));
    return chain;
}

Result<Row> read(Connection& connection, const std::string& device) {
    Statement row = TRY(connection.prepare(
        "SELECT held, chained_serial, chained_head, told_serial, told_head FROM books WHERE device = ?1", {device}));
    if (TRY(row.step()) == Step::done) return fail(Fault::damaged, "a device without books", device);
    return Row{static_cast<std::uint64_t>(TRY(row.integer(0))), TRY(chain_at(row, 1)), TRY(chain_at(row, 3))};
}

/// Adds the envelopes that follow without a gap, stored or set aside.
Result<void> go_on(Connection& connection, const BatchArrival& batch, FilingChain& chain) {
    Statement next = TRY(
        connection.prepare("SELECT hash FROM envelope WHERE counter = ?1 AND serial = ?2 AND device = ?3 "
                           "UNION ALL SELECT hash FROM set_aside WHERE counter = ?1 AND serial = ?2 AND device = ?3",
                           {batch.counter.text(), chain.serial + 1, batch.device}));
    while (TRY(next.step()) == Step::row) {
        Hash envelope;
        TRY(next.blob_into(0, envelope));
        chain.add(envelope);
        next.reset();
        TRY(next.bind({batch.counter.text(), chain.serial + 1, batch.device}));
    }
    return {};
}

Result<std::uint64_t> count(Connection& connection, std::string_view sql, const std::string& device) {
    Statement row = TRY(connection.prepare(sql, {device}));
    TRY(row.step());
    return static_cast<std::uint64_t>(TRY(row.integer(0)));
}

}  // namespace

std::string_view code_of(Alarm alarm) {
    switch (alarm) {
        case Alarm::sequence_reused: return "sequence_reused";
        case Alarm::number_given_twice: return "number_given_twice";
        case Alarm::rolled_back: return "rolled_back";
        case Alarm::chain_differs: return "chain_differs";
    }
    return "";
}

Result<void> open_books(Connection& connection, const std::string& device, std::uint32_t first_serial) {
    TRY(connection.run("INSERT INTO books VALUES (?1, ?2, 0, ?2 - 1, ?3, 0, 0, 0, ?2 - 1, ?3) ON CONFLICT DO NOTHING",
                       {device, first_serial, Hash{}}));
    return {};
}

Result<void> raise_alarm(Connection& connection, const std::string& device, Alarm alarm, Instant at) {
    TRY(
        connection.run("INSERT INTO alarm (device, kind, count, first_at, last_at) VALUES (?1, ?2, 1, ?3, ?3) "
                       "ON CONFLICT (device, kind) DO UPDATE SET count = count + 1, last_at = excluded.last_at",
                       {device, code_of(alarm), ms_of(at)}));
    return {};
}

Result<HubBooks> follow_books(Connection& connection, const BatchArrival& batch, Word word, std::size_t stored) {
    Row row = TRY(read(connection, batch.device));
    row.held += stored;
    TRY(go_on(connection, batch, row.chained));
    const DeviceBooks& told = batch.books;
    if (word == Word::newest) {
        if (told.chain.serial < std::max(row.told.serial, row.chained.serial)) {
            TRY(raise_alarm(connection, batch.device, Alarm::rolled_back, batch.received_at));
        }
        row.told = told.chain;
        TRY(connection.run(
            "UPDATE books SET told_filed = ?2, told_acknowledged = ?3, told_parked = ?4, "
            "told_serial = ?5, told_head = ?6 WHERE device = ?1",
            {batch.device, static_cast<std::int64_t>(told.filed), static_cast<std::int64_t>(told.acknowledged),
             static_cast<std::int64_t>(told.parked), told.chain.serial, told.chain.head}));
    }
    if (row.chained.serial == row.told.serial && row.chained.head != row.told.head) {
        TRY(raise_alarm(connection, batch.device, Alarm::chain_differs, batch.received_at));
    }
    TRY(connection.run("UPDATE books SET held = ?2, chained_serial = ?3, chained_head = ?4 WHERE device = ?1",
                       {batch.device, static_cast<std::int64_t>(row.held), row.chained.serial, row.chained.head}));
    return HubBooks{
        .held = row.held,
        .set_aside = TRY(count(connection, "SELECT count(*) FROM set_aside WHERE device = ?1", batch.device)),
        .alarms = TRY(count(connection, "SELECT count(*) FROM alarm WHERE device = ?1", batch.device)),
        .chain = row.chained};
}

}  // namespace loket::sync
