#include "sync/hub/sqlite_registry.hpp"

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "kiosk/sqlite/migration.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "sync/hub/batch_writer.hpp"
#include "sync/hub/device_books.hpp"
#include "sync/hub/feed_tables.hpp"
#include "sync/hub/file_table.hpp"
#include "sync/wire/batch.hpp"

namespace loket {

std::string_view hub_migration_0001();
std::string_view hub_migration_0002();
std::string_view hub_migration_0003();
std::string_view hub_migration_0004();
std::string_view hub_migration_0005();

}  // namespace loket

namespace loket::sync {
namespace {

using kiosk::Connection;
using kiosk::Statement;
using kiosk::Step;
using kiosk::Transaction;

std::int64_t ms_of(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant_of(std::int64_t ms) { return Instant(Milliseconds(ms)); }
std::optional<Instant> instant_of(std::optional<std::int64_t> ms) {
    if (!ms) return std::nullopt;
    return instant_of(*ms);
}

/// Rows for `device_in`.
constexpr const char* kDevices =
    "SELECT d.id, d.counter, c.office_name, c.region, d.enrolled_at, d.revoked_at, d.last_heard_at, d.public_key, "
    "d.chain_head FROM device d JOIN counter c USING (counter) ";

Result<Device> device_in(const Statement& row) {
    const std::string counter = TRY(row.text(1));
    Device device{.id = TRY(row.text(0)),
                  .key = {},
                  .counter = TRY(Counter::parse(counter)),
                  .office_name = TRY(row.text(2)),
                  .region = TRY(row.text(3)),
                  .enrolled_at = instant_of(TRY(row.integer(4))),
                  .revoked_at = instant_of(TRY(row.optional_integer(5))),
                  .last_heard_at = instant_of(TRY(row.optional_integer(6))),
                  .journal_head = {}};
    TRY(row.blob_into(7, device.key));
    TRY(row.blob_into(8, device.journal_head));
    return device;
}

/// Rows for `report_in`, in the order of arrival: rows of envelope are never deleted, so rowids follow it.
constexpr const char* kReports =
    "SELECT e.id, e.counter, e.serial, e.clock, e.received_at, c.office_name, r.content "
    "FROM envelope e JOIN report r USING (region, id) JOIN counter c ON c.counter = e.counter ORDER BY e.rowid";

Result<StoredReport> report_in(const Statement& row) {
    ReportId id;
    TRY(row.blob_into(0, id.bytes));
    const std::string counter = TRY(row.text(1));
    const TicketNumber number{TRY(Counter::parse(counter)), static_cast<std::uint32_t>(TRY(row.integer(2)))};
    const ClockTrust clock = TRY(row.text(3)) == "trusted" ? ClockTrust::trusted : ClockTrust::untrusted;
    return StoredReport{.stamp = {id, number, clock},
                        .received_at = instant_of(TRY(row.integer(4))),
                        .office_name = TRY(row.text(5)),
                        .content = TRY(row.text(6))};
}

Result<RegistryStatus::CounterAccount> account_in(const Statement& row) {
    return RegistryStatus::CounterAccount{TRY(row.text(0)), static_cast<std::uint64_t>(TRY(row.integer(1))),
                                          static_cast<std::uint32_t>(TRY(row.integer(2)))};
}

/// Rows for `books_in`.
constexpr const char* kBooks =
    "SELECT d.counter, d.id, b.told_filed, b.told_acknowledged, b.told_parked, b.told_serial, b.told_head, b.held, "
    "(SELECT count(*) FROM set_aside WHERE device = d.id), (SELECT count(*) FROM alarm WHERE device = d.id), "
    "b.chained_serial, b.chained_head, b.first_serial "
    "FROM books b JOIN device d ON d.id = b.device ORDER BY d.counter, d.enrolled_at, d.id";

Result<RegistryStatus::DeviceAccount> books_in(const Statement& row) {
    const auto number = [&](int column) -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(TRY(row.integer(column)));
    };
    RegistryStatus::DeviceAccount account{.counter = TRY(row.text(0)), .device = TRY(row.text(1))};
    account.told = {.filed = TRY(number(2)), .acknowledged = TRY(number(3)), .parked = TRY(number(4)), .chain = {}};
    account.told.chain.serial = static_cast<std::uint32_t>(TRY(number(5)));
    TRY(row.blob_into(6, account.told.chain.head));
    account.here = {.held = TRY(number(7)), .set_aside = TRY(number(8)), .alarms = TRY(number(9)), .chain = {}};
    account.here.chain.serial = static_cast<std::uint32_t>(TRY(number(10)));
    TRY(row.blob_into(11, account.here.chain.head));
    account.first_serial = static_cast<std::uint32_t>(TRY(number(12)));
    return account;
}

Result<RegistryStatus::AlarmCount> alarm_in(const Statement& row) {
    return RegistryStatus::AlarmCount{TRY(row.text(0)), TRY(row.text(1)),
                                      static_cast<std::uint64_t>(TRY(row.integer(2))), instant_of(TRY(row.integer(3)))};
}

Result<RegistryStatus::SetAside> set_aside_in(const Statement& row) {
    return RegistryStatus::SetAside{TRY(row.text(0)), TRY(row.text(1)),
                                    static_cast<std::uint64_t>(TRY(row.integer(2)))};
}

Result<RegistryStatus::RefusalCount> refusal_count_in(const Statement& row) {
    return RegistryStatus::RefusalCount{TRY(row.text(0)), static_cast<std::uint64_t>(TRY(row.integer(1))),
                                        instant_of(TRY(row.integer(2)))};
}

/// All rows of a query, each as `read` makes it.
template <class Row>
Result<std::vector<Row>> rows(Connection& connection, std::string_view sql, Result<Row> (*read)(const Statement&)) {
    Statement statement = TRY(connection.prepare(sql));
    std::vector<Row> all;
    while (TRY(statement.step()) == Step::row) all.push_back(TRY(read(statement)));
    return all;
}

class SqliteRegistry final : public Registry {
public:
    explicit SqliteRegistry(Connection connection) : connection_(std::move(connection)) {}

    Result<std::optional<Device>> find_device(const std::string& id) override {
        Statement found = TRY(connection_.prepare(std::string(kDevices) + "WHERE d.id = ?1", {id}));
        if (TRY(found.step()) == Step::done) return std::nullopt;
        return TRY(device_in(found));
    }

    Result<Enrolment> enrol(const NewDevice& device) override {
        auto transaction = TRY(Transaction::begin(connection_));
        const std::string id = device_id(device.key);
        const auto redeemer = TRY(text_at("SELECT device FROM invitation_redeemed WHERE id = ?1", {device.invitation}));
        if (redeemer && *redeemer != id) return Enrolment{EnrolmentOutcome::invitation_used, 0};
        if (TRY(text_at("SELECT id FROM device WHERE id = ?1 AND revoked_at IS NOT NULL", {id}))) {
            return Enrolment{EnrolmentOutcome::revoked, 0};
        }
        if (!redeemer && device.valid_until < device.at) return Enrolment{EnrolmentOutcome::invitation_expired, 0};
        if (!redeemer) TRY(write(device, id));
        const std::uint32_t next_serial =
            TRY(next_serial_of(device.counter)) + kUndeliveredAllowance * TRY(count_others(device.counter, id));
        TRY(open_books(connection_, id, next_serial));
        TRY(transaction.commit());
        return Enrolment{EnrolmentOutcome::enrolled, next_serial};
    }

    Result<void> revoke(const std::string& device, Instant at) override {
        auto transaction = TRY(Transaction::begin(connection_));
        const auto changed = TRY(connection_.run("UPDATE device SET revoked_at = ifnull(revoked_at, ?2) WHERE id = ?1",
                                                 {device, ms_of(at)}));
        if (changed == 0) return fail(Fault::not_found, "no such device", device);
        return transaction.commit();
    }

    Result<BatchOutcome> store(const BatchArrival& batch) override {
        auto transaction = TRY(Transaction::begin(connection_));
        auto outcome = TRY(write_batch(connection_, batch));
        outcome.news = TRY(newest_for(connection_, batch.counter));
        checkpoint("hub.storing");
        TRY(transaction.commit());
        checkpoint("hub.stored");
        return outcome;
    }

    Result<std::uint64_t> publish(const Publication& publication) override {
        auto transaction = TRY(Transaction::begin(connection_));
        const std::uint64_t cursor = TRY(sync::publish(connection_, publication));
        TRY(transaction.commit());
        return cursor;
    }

    Result<FeedPage> feed_after(const Counter& counter, std::uint64_t cursor, std::size_t room) override {
        return page_after(connection_, counter, cursor, room);
    }

    Result<std::optional<Secret>> find_code(const TicketNumber& number) override {
        Statement found = TRY(connection_.prepare(
            "SELECT r.code FROM envelope e JOIN report r USING (region, id) WHERE e.counter = ?1 AND e.serial = ?2",
            {number.counter.text(), number.serial}));
        if (TRY(found.step()) == Step::done) return std::nullopt;
        return Secret(std::string_view(TRY(found.text(0))));
    }

    Result<void> announce_files(const std::vector<AnnouncedFile>& files) override {
        auto transaction = TRY(Transaction::begin(connection_));
        TRY(write_announcement(connection_, files));
        return transaction.commit();
    }

    Result<std::optional<AnnouncedFile>> find_file(const Hash& hash) override {
        return read_announced_file(connection_, hash);
    }

    Result<void> file_arrived(const Hash& hash, Instant at) override {
        auto transaction = TRY(Transaction::begin(connection_));
        TRY(write_arrival(connection_, hash, at));
        // The counter keeps the bytes until it hears of it in the feed, which is signed.
        const std::string text = TRY(counter_of_file(connection_, hash));
        const Counter counter = TRY(Counter::parse(text));
        TRY(sync::publish(connection_, {.counter = counter, .item = FileArrival{hash}, .at = at}));
        return transaction.commit();
    }

    Result<void> add_refusals(const std::vector<RegistryStatus::RefusalCount>& counts) override {
        auto transaction = TRY(Transaction::begin(connection_));
        for (const auto& [code, count, last_at] : counts) {
            TRY(
                connection_.run("INSERT INTO refusal (code, count, last_at) VALUES (?1, ?2, ?3) ON CONFLICT (code) "
                                "DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at",
                                {code, static_cast<std::int64_t>(count), ms_of(last_at)}));
        }
        return transaction.commit();
    }

    Result<void> each_report(const std::function<void(const StoredReport&)>& take) override {
        Statement reports = TRY(connection_.prepare(kReports));
        while (TRY(reports.step()) == Step::row) take(TRY(report_in(reports)));
        return {};
    }

    Result<RegistryStatus> status() override {
        return RegistryStatus{
            .devices =
                TRY(rows(connection_, std::string(kDevices) + "ORDER BY d.counter, d.enrolled_at, d.id", device_in)),
            .counters = TRY(rows(connection_,
                                 "SELECT counter, count(*), max(serial) FROM envelope GROUP BY counter "
                                 "ORDER BY counter",
                                 account_in)),
            .accounts = TRY(rows(connection_, kBooks, books_in)),
            .alarms = TRY(
                rows(connection_, "SELECT device, kind, count, last_at FROM alarm ORDER BY device, kind", alarm_in)),
            .files = TRY(read_file_accounts(connection_)),
            .set_aside = TRY(rows(connection_,
                                  "SELECT verdict, reason, count(*) FROM set_aside GROUP BY verdict, reason "
                                  "ORDER BY verdict, reason",
                                  set_aside_in)),
            .refusals =
                TRY(rows(connection_, "SELECT code, count, last_at FROM refusal ORDER BY code", refusal_count_in)),
        };
    }

private:
    /// The first column of the first row; nothing when there is no row.
    Result<std::optional<std::string>> text_at(std::string_view sql, std::initializer_list<kiosk::Value> values) {
        Statement found = TRY(connection_.prepare(sql, values));
        if (TRY(found.step()) == Step::done) return std::nullopt;
        return TRY(found.text(0));
    }

    Result<void> write(const NewDevice& device, const std::string& id) {
        TRY(
            connection_.run("INSERT INTO counter (counter, office_name, region) VALUES (?1, ?2, ?3) ON CONFLICT "
                            "(counter) DO UPDATE SET office_name = excluded.office_name, region = excluded.region",
                            {device.counter.text(), device.office_name, device.region}));
        TRY(
            connection_.run("INSERT INTO device (id, public_key, counter, enrolled_at, last_sequence, chain_head) "
                            "VALUES (?1, ?2, ?3, ?4, 0, ?5) ON CONFLICT (id) DO UPDATE SET counter = excluded.counter",
                            {id, device.key, device.counter.text(), ms_of(device.at), Hash{}}));
        TRY(connection_.run("INSERT INTO invitation_redeemed (id, device, redeemed_at) VALUES (?1, ?2, ?3)",
                            {device.invitation, id, ms_of(device.at)}));
        return {};
    }

    /// How many other devices were this counter before.
    Result<std::uint32_t> count_others(const Counter& counter, const std::string& id) {
        Statement row = TRY(
            connection_.prepare("SELECT count(*) FROM device WHERE counter = ?1 AND id <> ?2", {counter.text(), id}));
        TRY(row.step());
        return static_cast<std::uint32_t>(TRY(row.integer(0)));
    }

    /// What was refused counts too: its number stands on a resident's paper. A number that another counter's device
    /// claimed does not.
    Result<std::uint32_t> next_serial_of(const Counter& counter) {
        Statement highest = TRY(connection_.prepare(
            "SELECT max(ifnull((SELECT max(serial) FROM envelope WHERE counter = ?1), 0), "
            "ifnull((SELECT max(serial) FROM set_aside WHERE counter = ?1 AND reason <> 'wrong_counter'), 0))",
            {counter.text()}));
        TRY(highest.step());
        return static_cast<std::uint32_t>(TRY(highest.integer(0)) + 1);
    }

    Connection connection_;
};

}  // namespace

Result<std::unique_ptr<Registry>> open_sqlite_registry(const std::filesystem::path& dir, RegistryUse use) {
    const kiosk::Migration migrations[] = {{"0001_registry", hub_migration_0001()},
                                           {"0002_openings", hub_migration_0002()},
                                           {"0003_books", hub_migration_0003()},
                                           {"0004_feed", hub_migration_0004()},
                                           {"0005_files", hub_migration_0005()}};
    const auto mode = use == RegistryUse::serve ? kiosk::OpenMode::create : kiosk::OpenMode::existing;
    auto connection = TRY(Connection::open(dir / kRegistryFile, mode, kiosk::OpenCheck::none));
    if (use == RegistryUse::serve) TRY(connection.settle_log());
    TRY(kiosk::migrate(connection, migrations));
    return std::make_unique<SqliteRegistry>(std::move(connection));
}

}  // namespace loket::sync
