#include "tests/power/counter_day.hpp"

#include <array>
#include <deque>
#include <random>

#include "kiosk/sqlite/migration.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "tests/kiosk/store/counter_room.hpp"

namespace loket {
std::string_view store_migration_0001();  // kiosk/store/migrations/0001_first.sql
}  // namespace loket

namespace loket::test {
namespace {

using kiosk::AttemptKey;
using kiosk::Store;

/// A step that tells nothing.
CounterStep quiet(std::string name, std::function<Result<void>(CounterProgram&)> act, Again again) {
    return {std::move(name),
            [act = std::move(act)](CounterProgram& program) -> Result<std::string> {
                TRY(act(program));
                return std::string();
            },
            again};
}

CounterStep in_store(std::string name, std::function<Result<void>(Store&)> act, Again again = Again::always) {
    return quiet(
        std::move(name), [act = std::move(act)](CounterProgram& program) { return act(program.store()); }, again);
}

CounterStep numbering() {
    return {"number a batch", [](CounterProgram& program) { return number_batch(program.store()); },
            Again::unless_done};
}

CounterStep restart() {
    return quiet(
        "restart",
        [](CounterProgram& program) {
            program.close();
            return program.open();
        },
        Again::always);
}

CounterStep folding() {
    return quiet(
        "fold the log",
        [](CounterProgram& program) -> Result<void> {
            auto shell =
                TRY(kiosk::Connection::open(program.database(), kiosk::OpenMode::existing, kiosk::OpenCheck::none));
            return shell.fold_log();
        },
        Again::always);
}

/// Reports of even number bring one.
bool has_photo(std::uint32_t n) { return n % 2 == 0; }
Bytes photo_of(std::uint32_t n) { return Bytes(200 + n, static_cast<std::uint8_t>(n)); }

/// An answer, and in the place of the one before a setting.
CounterStep keeping_news(std::uint64_t page) {
    const std::string text = std::to_string(page);
    const std::vector<kiosk::CachedItem> items{
        {"status", "BTM2-00001-5", to_bytes("locked " + text), kiosk::CachedItem::Manner::beside},
        {"setting", "tracking_url", to_bytes(text), kiosk::CachedItem::Manner::in_place}};
    return {"keep news", [=](CounterProgram& program) -> Result<std::string> {
                TRY(program.store().feed_cache().keep(items, {.asked = page, .from = page, .to = page + 1}));
                return "news " + std::to_string(page + 1);
            }};
}

CounterStep call_officer(Instant at) {
    return in_store(
        "call the officer",
        [=](Store& store) { return store.journal().record(kiosk::JournalKind::officer_called, "screen=topic", at); },
        Again::unless_done);
}

class Script {
public:
    explicit Script(std::uint64_t day) : dice_(day) {}

    std::vector<CounterStep> day(std::uint32_t reports) {
        std::vector<std::deque<CounterStep>> lives;
        std::vector<CounterStep> steps;
        // Reports are filed in order, so that each gets the serial that its later steps name.
        for (std::uint32_t n = 1; n <= reports || !lives.empty();) {
            if (n <= reports && (lives.empty() || one_in(3))) {
                lives.push_back(life(n++));
                steps.push_back(take_first(lives, lives.size() - 1));
            } else if (one_in(6)) {
                steps.push_back(in_between());
            } else {
                steps.push_back(take_first(lives, dice_() % lives.size()));
            }
        }
        return steps;
    }

private:
    bool one_in(unsigned n) { return dice_() % n == 0; }

    static CounterStep take_first(std::vector<std::deque<CounterStep>>& lives, std::size_t which) {
        CounterStep step = std::move(lives[which].front());
        lives[which].pop_front();
        if (lives[which].empty()) lives.erase(lives.begin() + static_cast<std::ptrdiff_t>(which));
        return step;
    }

    CounterStep in_between() {
        switch (dice_() % 5) {
            case 0: return restart();
            case 1: return folding();
            case 2: return call_officer(morning(2000));
            case 3: return keeping_news(news_++);
            default: return numbering();
        }
    }

    /// What becomes of a photo, mostly after its report was delivered.
    void send_photo(std::deque<CounterStep>& life, std::uint32_t n, Instant at) {
        const Hash photo = hash_of(photo_of(n));
        if (one_in(2)) {
            life.push_back(
                in_store("photo uploaded", [=](Store& store) { return store.files().mark_uploaded(photo, at); }));
        }
        if (one_in(5)) {
            life.push_back(
                in_store("park the photo", [=](Store& store) { return store.files().park(photo, "lost", at); }));
        } else if (!one_in(5)) {
            life.push_back(in_store("photo arrived", [=](Store& store) { return store.files().arrived(photo, at); }));
        }
    }

    std::deque<CounterStep> life(std::uint32_t n) {
        const Instant at = morning(static_cast<int>(n) * 60);
        const bool is_printed = !one_in(5);
        // Half a kilobyte on the wire is usual; a long story is many pages.
        const std::size_t envelope = one_in(6) ? 9000 + dice_() % 9000 : 300 + dice_() % 700;
        std::deque<CounterStep> life{filing(n, envelope, is_printed ? PrintState::queued : PrintState::without)};
        if (is_printed) print(life, n, at);
        CounterStep relock = in_store(
            "relock", [=](Store& store) { return store.ledger().relock(n, as_bytes("locked anew"), at); },
            Again::unless_done);
        relock.made = Made::of_several;  // the log is folded when the transaction is over
        life.push_back(std::move(relock));
        if (one_in(6)) {
            life.push_back(
                in_store("park", [=](Store& store) { return store.outbox().park(id_of(n), "expired", at); }));
        } else if (!one_in(6)) {
            life.push_back(
                in_store("acknowledge", [=](Store& store) { return store.outbox().acknowledge(id_of(n), at); }));
        }
        if (has_photo(n)) send_photo(life, n, at);
        return life;
    }

    void print(std::deque<CounterStep>& life, std::uint32_t n, Instant at) {
        const auto send = [&](AttemptKey key) {
            life.push_back(
                in_store("mark as sent", [=](Store& store) { return store.print_queue().mark_sent(key, at); }));
        };
        const auto settle = [&](AttemptKey key, PrintState outcome) {
            life.push_back(in_store(
                "settle", [=](Store& store) { return store.print_queue().settle(key, outcome, at); },
                Again::unless_done));
        };
        const AttemptKey first{n, 1};
        send(first);
        if (one_in(4)) {
            life.push_back(
                in_store("hand back", [=](Store& store) { return store.print_queue().hand_back(first, at); }));
            send(first);
        }
        life.push_back(in_store(
            "record the job", [=](Store& store) { return store.print_queue().record_job(first, "loket-7", at); },
            Again::unless_done));
        constexpr PrintState kOutcomes[] = {PrintState::confirmed, PrintState::unverified, PrintState::failed,
                                            PrintState::unknown};
        settle(first, kOutcomes[dice_() % 4]);
        if (!one_in(4)) return;
        life.push_back(in_store(
            "reserve a copy",
            [=](Store& store) { return store.print_queue().reserve_copy(n, at).map([](const auto&) {}); },
            Again::unless_done));
        settle({n, 2}, PrintState::without);
    }

    std::mt19937_64 dice_;
    std::uint64_t news_ = 0;  // pages kept
};

/// As Store::file does, in the words of the first schema.
Result<void> file_by_first_schema(kiosk::Connection& connection, const TicketNumber& number) {
    const kiosk::Filing filing = TRY(filing_of(number));
    const ReportId id = id_of(number.serial);
    const std::int64_t at = morning().time_since_epoch().count();
    const Hash hash = hash_of(filing.envelope);
    TRY(
        connection.run("INSERT INTO ledger (serial, report_id, number, captured_at, envelope, envelope_hash, slip)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                       {number.serial, id.bytes, number.text(), at, filing.envelope, hash, filing.slip}));
    TRY(connection.run("INSERT INTO outbox (serial) VALUES (?1)", {number.serial}));
    TRY(
        connection.run("INSERT INTO print_attempt (serial, attempt, copy, state, queued_at)"
                       " VALUES (?1, 1, 1, 'queued', ?2)",
                       {number.serial, at}));
    return kiosk::Journal(connection)
        .record(kiosk::JournalKind::filed, "serial=" + std::to_string(number.serial), morning());
}

}  // namespace

CounterStep founding() {
    CounterStep step = quiet(
        "found", [](CounterProgram& program) { return program.found(); }, Again::always);
    step.made = Made::of_several;
    return step;
}

Result<void> leave_first_schema(const std::filesystem::path& database, const Counter& counter) {
    auto connection = TRY(kiosk::Connection::open(database, kiosk::OpenMode::create, kiosk::OpenCheck::quick));
    TRY(kiosk::migrate(connection, std::array{kiosk::Migration{"0001_first", store_migration_0001()}}));
    auto transaction = TRY(kiosk::Transaction::begin(connection));
    TRY(connection.run("INSERT INTO counter (one, name, next_serial, batch_sequence) VALUES (1, ?1, 3, 0)",
                       {counter.text()}));
    for (std::uint32_t serial = 1; serial <= 2; ++serial) TRY(file_by_first_schema(connection, {counter, serial}));
    return transaction.commit();
}

CounterStep switching_on() {
    return quiet(
        "switch on", [](CounterProgram& program) { return program.open(); }, Again::always);
}

CounterStep filing(std::uint32_t n, std::size_t envelope, PrintState print) {
    const auto make = [=](const TicketNumber& number) -> Result<kiosk::Filing> {
        kiosk::Filing filing = TRY(filing_of(number));
        for (std::size_t i = filing.envelope.size(); i < envelope; ++i) {
            filing.envelope.push_back(static_cast<std::uint8_t>(i * 31 + n));
        }
        filing.print = print;
        if (has_photo(n)) filing.files = {{hash_of(photo_of(n)), photo_of(n).size()}};
        return filing;
    };
    return {"file", [=](CounterProgram& program) -> Result<std::string> {
                if (has_photo(n)) TRY(program.store().files().keep(photo_of(n)));
                return TRY(program.store().file(id_of(n), morning(static_cast<int>(n) * 60), make)).number.text();
            }};
}

std::vector<CounterStep> counter_day(std::uint64_t day, std::uint32_t reports) { return Script(day).day(reports); }

}  // namespace loket::test
