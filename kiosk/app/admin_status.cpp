#include "kiosk/app/admin.hpp"
#include "kiosk/sqlite/connection.hpp"
#include "kiosk/store/journal.hpp"
#include "kiosk/store/ledger.hpp"
#include "kiosk/store/outbox.hpp"
#include "kiosk/store/print_queue.hpp"
#include "kiosk/store/store.hpp"
#include "provisioning/identity.hpp"

namespace loket::kiosk {
namespace {

/// The kiosk's database, at one moment: what is read together belongs together, while the kiosk goes on filing.
Result<Connection> open_snapshot(const std::filesystem::path& data) {
    auto connection = Connection::open(data / kStoreFile, OpenMode::read_only, OpenCheck::none);
    if (!connection && connection.error().fault == Fault::not_found) {
        return fail(Fault::not_found, "the database is gone; bring it back before the kiosk is started again",
                    data.string());
    }
    if (!connection) return connection;
    TRY(connection->run("BEGIN"));
    return connection;
}

/// "office   ...": names of one width, so that the eye finds the figure.
std::string line(std::string name, const std::string& value) {
    name.resize(10, ' ');
    return name + value + "\n";
}

/// The settings as the kiosk will take them at its next start; the complaints when it will not.
Result<std::string> settings_line(const std::filesystem::path& data, provisioning::Identity& identity) {
    const auto file = data / provisioning::kSettingsFile;
    const auto settings = provisioning::load_settings(file);
    if (!settings) return tl::unexpected(settings.error());
    identity = provisioning::as_set(std::move(identity), *settings);
    std::error_code error;
    return file.string() + (std::filesystem::exists(file, error) ? "" : " (not there: all defaults)");
}

struct Books {
    Account tables;
    Account journal;
    std::vector<ParkedReport> parked;
    std::size_t owed;
    std::size_t sent;
    JournalHead head;
    FilingChain chain;
    std::optional<HubAccount> hub;
};

Result<Books> books_of(Connection& connection, const Counter& counter) {
    Outbox outbox(connection);
    PrintQueue queue(connection);
    Journal journal(connection);
    Ledger ledger(connection, counter);
    return Books{TRY(outbox.account()),      TRY(journal.account()),   TRY(outbox.parked()),
                 TRY(queue.owed()).size(),   TRY(queue.sent()).size(), TRY(journal.head()),
                 TRY(ledger.filing_chain()), TRY(outbox.hub_account())};
}

/// "holds 9, set aside 1, unbroken to 10, as of 2026-..."
std::string text_of(const HubAccount& hub) {
    return "holds " + std::to_string(hub.held) + ", set aside " + std::to_string(hub.set_aside) + ", unbroken to " +
           std::to_string(hub.chain.serial) + ", as of " + iso8601(hub.told_at);
}

/// Where the hub's account and this one cannot both be true, a line each. What was filed or acknowledged since the hub
/// spoke explains a difference in the one direction only.
std::string differences(const Books& books) {
    std::string text;
    const HubAccount& hub = *books.hub;
    const std::int64_t missing = books.tables.acknowledged + books.tables.parked - hub.held - hub.set_aside;
    if (missing > 0) {
        text += "WRONG: the hub lacks " + std::to_string(missing) + " that it had acknowledged or refused\n";
    }
    if (hub.chain.serial > books.chain.serial || (hub.chain.serial == books.chain.serial && hub.chain != books.chain)) {
        text += "WRONG: the hub has other reports of this device than it filed: its disk was put back or copied\n";
    }
    if (hub.alarms > 0) text += "WRONG: the hub raised an alarm about this device; ask for `loket-hub status`\n";
    return text;
}

/// What does not add up, a line each; empty when all does.
std::string discrepancies(const Books& books) {
    std::string text;
    const Account& account = books.tables;
    if (!account.is_balanced()) {
        text += "WRONG: " + std::to_string(account.filed) + " filed, but " +
                std::to_string(account.acknowledged + account.waiting + account.parked) +
                " are acknowledged, waiting or parked\n";
    }
    if (account != books.journal) text += "WRONG: the journal tells another account: " + books.journal.text() + "\n";
    if (books.hub) text += differences(books);
    if (!text.empty()) text += "Stop the kiosk and keep a copy of the folder before anything else is done with it.\n";
    return text;
}

}  // namespace

Result<Finding> status_of(const std::filesystem::path& data) {
    provisioning::Identity identity = TRY(provisioning::load_identity(data));
    const auto settings = settings_line(data, identity);
    std::string text =
        line("counter", identity.counter.text() + ", " + identity.office_name + " (" + identity.kecamatan + ")") +
        line("hub", identity.hub.url) + line("settings", settings ? *settings : "WRONG: " + settings.error().detail);

    Connection connection = TRY(open_snapshot(data));
    const Books books = TRY(books_of(connection, identity.counter));
    text += line("account", books.tables.text());
    text += line("hub has", books.hub ? text_of(*books.hub) : "not told yet");
    for (const ParkedReport& report : books.parked) {
        text += line("parked", TicketNumber{identity.counter, report.serial}.text() + " since " +
                                   iso8601(report.parked_at) + ": " + report.reason);
    }
    text += line("receipts", std::to_string(books.owed) + " owed, " + std::to_string(books.sent) + " at the printer");
    text += line("journal", std::to_string(books.head.seq) + " entries, head " + hex(books.head.hash));
    const std::string wrong = discrepancies(books);
    const bool is_in_order = wrong.empty() && settings.has_value();
    return Finding{is_in_order ? Finding::State::in_order : Finding::State::not_in_order, text + wrong};
}

Result<Finding> verify_journal(const std::filesystem::path& data) {
    TRY(provisioning::load_identity(data));
    Connection connection = TRY(open_snapshot(data));
    Journal journal(connection);
    const JournalHead head = TRY(journal.head());
    if (const auto broken = TRY(journal.verify())) {
        return Finding{Finding::State::not_in_order,
                       "the journal breaks at entry " + std::to_string(broken->seq) + ": " + broken->what +
                           "\nStop the kiosk and keep a copy of the folder before anything else is done with it.\n"};
    }
    return Finding{Finding::State::in_order,
                   "the journal holds: " + std::to_string(head.seq) + " entries, head " + hex(head.hash) + "\n"};
}

}  // namespace loket::kiosk
