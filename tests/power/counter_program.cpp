#include "tests/power/counter_program.hpp"

#include <fmt/format.h>

#include <limits>

#include "tests/kiosk/store/counter_room.hpp"

namespace loket::test {
namespace {

/// Of a report that no scenario files.
constexpr std::uint32_t kNews = 900'000;

constexpr std::string_view kNewsTold = "news ";

std::string text_of(const std::optional<Instant>& at) { return at ? iso8601(*at) : "-"; }

std::string text_of(const kiosk::LedgerEntry& entry) {
    return fmt::format("{} {} {} {} {} relocked {} delivered {}\n", entry.number.text(), entry.id.text(),
                       iso8601(entry.captured_at), hex(entry.envelope_hash), hex(hash_of(entry.slip)),
                       text_of(entry.relocked_at), text_of(entry.delivered_at));
}

}  // namespace

Result<void> CounterProgram::open() {
    store_.reset();
    if (commits_ == Commits::to_disk) {
        store_.emplace(TRY(kiosk::Store::open(database_, counter_)));
        return {};
    }
    auto connection = TRY(kiosk::Connection::open(database_, kiosk::OpenMode::existing, kiosk::OpenCheck::quick));
    TRY(connection.run_script("PRAGMA synchronous = NORMAL"));
    store_.emplace(
        TRY(kiosk::Store::open(std::move(connection), counter_, database_.parent_path() / kiosk::kFilesFolder)));
    return {};
}

Result<void> CounterProgram::found() {
    TRY(kiosk::Store::found(database_, counter_, 1, morning()));
    return open();
}

Result<std::string> CounterProgram::text() {
    if (const auto broken = TRY(store_->journal().verify())) {
        return fail(Fault::damaged, fmt::format("journal breaks at {}: {}", broken->seq, broken->what));
    }
    std::string text = TRY(store_->account()).text() + "\n";
    for (TicketNumber number{counter_, 1};; ++number.serial) {
        const auto entry = TRY(store_->ledger().find(number));
        if (!entry) break;
        text += text_of(*entry);
        if (const auto attempt = TRY(store_->print_queue().latest(number.serial))) text += attempt->text() + "\n";
    }
    constexpr auto kAll = std::numeric_limits<std::size_t>::max();
    for (const auto& due : TRY(store_->outbox().due(kAll, kAll))) text += fmt::format("due {}\n", due.serial);
    for (const auto& parked : TRY(store_->outbox().parked())) {
        text += fmt::format("parked {} {}\n", parked.serial, parked.reason);
    }
    for (const auto& file : TRY(store_->files().not_arrived())) text += fmt::format("photo {}\n", hex(file.hash));
    text += fmt::format("news {}\n", TRY(store_->feed_cache().cursor()));
    for (const auto& item : TRY(store_->feed_cache().all("status"))) text += std::string(as_text(item.bytes)) + "\n";
    return text + TRY(store_->journal().text());
}

Result<bool> CounterProgram::holds(const std::string& told) {
    if (told.starts_with(kNewsTold)) {
        return TRY(store_->feed_cache().cursor()) >= std::stoull(told.substr(kNewsTold.size()));
    }
    const auto number = parse_ticket_number(told);
    if (!number) return true;
    return TRY(store_->ledger().find(*number)).has_value();
}

Result<std::vector<std::string>> CounterProgram::go_on() {
    const auto filed = TRY(store_->file(id_of(kNews), morning(kNews), filing_of));
    return std::vector<std::string>{filed.number.text(), TRY(number_batch(*store_))};
}

Result<std::string> number_batch(kiosk::Store& store) {
    return fmt::format("batch {}", TRY(store.next_batch()).sequence);
}

}  // namespace loket::test
