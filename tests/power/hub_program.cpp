#include "tests/power/hub_program.hpp"

#include "kiosk/sqlite/connection.hpp"
#include "sync/hub/listing.hpp"
#include "sync/wire/feed.hpp"
#include "tests/power/hub_day.hpp"

namespace loket::test {

Result<void> HubProgram::open() {
    registry_.reset();
    registry_ = TRY(sync::open_sqlite_registry(folder_, sync::RegistryUse::serve));
    return {};
}

Result<std::string> HubProgram::text() {
    TRY(kiosk::Connection::open(folder_ / sync::kRegistryFile, kiosk::OpenMode::existing, kiosk::OpenCheck::quick));
    std::string text = sync::text_of(TRY(registry_->status()));
    Result<void> lines;
    TRY(registry_->each_report([&](const sync::StoredReport& report) {
        const auto line = sync::json_line(report);
        if (line) text += *line + "\n";
        if (!line) lines = tl::unexpected(line.error());
    }));
    TRY(std::move(lines));
    const auto page = TRY(registry_->feed_after(successor().counter, 0, sync::kFeedMaximum));
    for (const Bytes& item : page.items) text += hex(hash_of(item)) + "\n";
    return text;
}

Result<bool> HubProgram::holds(const std::string& told) {
    std::string stored;
    TRY(registry_->each_report([&](const sync::StoredReport& report) { stored += report.stamp.number.text() + " "; }));
    for (std::size_t at = 0, end; (end = told.find(' ', at)) != std::string::npos; at = end + 1) {
        if (stored.find(told.substr(at, end - at + 1)) == std::string::npos) return false;
    }
    return true;
}

Result<std::vector<std::string>> HubProgram::go_on() {
    const auto enrolled = TRY(registry_->enrol(successor()));
    return std::vector{TicketNumber{successor().counter, enrolled.next_serial}.text() + " "};
}

}  // namespace loket::test
