#include "kiosk/store/journal.hpp"

#include <fmt/format.h>

#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"

namespace loket::kiosk {
namespace {

struct Entry {
    std::int64_t seq;
    Instant at;
    std::string kind;
    std::string body;
    Hash previous;
    Hash hash;
};

Hash hash_of_entry(const Entry& entry) {
    const std::string seq = std::to_string(entry.seq);
    const std::string at = std::to_string(ms_of(entry.at));
    return hash_of({as_bytes(seq), as_bytes(at), as_bytes(entry.kind), as_bytes(entry.body), entry.previous});
}

Result<Statement> entries(Connection& connection) {
    return connection.prepare("SELECT seq, at, kind, body, previous, hash FROM journal ORDER BY seq");
}

Result<Entry> entry_of(const Statement& row) {
    Entry entry;
    entry.seq = TRY(row.integer(0));
    entry.at = TRY(instant(row, 1));
    entry.kind = TRY(row.text(2));
    entry.body = TRY(row.text(3));
    TRY(row.blob_into(4, entry.previous));
    TRY(row.blob_into(5, entry.hash));
    return entry;
}

}  // namespace

std::string_view code_of(JournalKind kind) {
    switch (kind) {
        case JournalKind::founded: return "founded";
        case JournalKind::opened: return "opened";
        case JournalKind::filed: return "filed";
        case JournalKind::queued: return "queued";
        case JournalKind::sent: return "sent";
        case JournalKind::submitted: return "submitted";
        case JournalKind::handed_back: return "handed_back";
        case JournalKind::settled: return "settled";
        case JournalKind::relocked: return "relocked";
        case JournalKind::acknowledged: return "acknowledged";
        case JournalKind::parked: return "parked";
        case JournalKind::file_arrived: return "file_arrived";
        case JournalKind::file_parked: return "file_parked";
        case JournalKind::officer_called: return "officer_called";
        case JournalKind::receipt_seen: return "receipt_seen";
    }
    return "";
}

std::string Account::text() const {
    return fmt::format("filed={} acknowledged={} waiting={} parked={}", filed, acknowledged, waiting, parked);
}

Result<void> Journal::record(JournalKind kind, std::string_view body, Instant at) {
    if (!connection_.is_in_transaction()) {
        Transaction transaction = TRY(Transaction::begin(connection_));
        TRY(record(kind, body, at));
        return transaction.commit();
    }
    const JournalHead newest = TRY(head());
    Entry entry{newest.seq + 1, at, std::string(code_of(kind)), std::string(body), newest.hash, {}};
    entry.hash = hash_of_entry(entry);
    TRY(connection_.run("INSERT INTO journal (seq, at, kind, body, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                        {entry.seq, ms_of(entry.at), entry.kind, entry.body, entry.previous, entry.hash}));
    return {};
}

Result<JournalHead> Journal::head() {
    Statement newest = TRY(connection_.prepare("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"));
    JournalHead head;
    if (TRY(newest.step()) == Step::done) return head;
    head.seq = TRY(newest.integer(0));
    TRY(newest.blob_into(1, head.hash));
    return head;
}

Result<std::optional<JournalBreak>> Journal::verify() {
    Statement rows = TRY(entries(connection_));
    JournalHead last;
    while (TRY(rows.step()) == Step::row) {
        const Entry entry = TRY(entry_of(rows));
        const std::int64_t expected = last.seq + 1;
        if (entry.seq != expected) return JournalBreak{expected, "entry missing"};
        if (entry.previous != last.hash) return JournalBreak{expected, "not chained to the entry before"};
        if (entry.hash != hash_of_entry(entry)) return JournalBreak{expected, "content does not match its hash"};
        last = {entry.seq, entry.hash};
    }
    return std::nullopt;
}

Result<Account> Journal::account() {
    Statement counts =
        TRY(connection_.prepare("SELECT count(*) FILTER (WHERE kind = 'filed'),"
                                "       count(*) FILTER (WHERE kind = 'acknowledged'),"
                                "       count(*) FILTER (WHERE kind = 'parked') FROM journal"));
    TRY(counts.step());
    Account account;
    account.filed = TRY(counts.integer(0));
    account.acknowledged = TRY(counts.integer(1));
    account.parked = TRY(counts.integer(2));
    account.waiting = account.filed - account.acknowledged - account.parked;
    return account;
}

Result<std::string> Journal::text() {
    Statement rows = TRY(entries(connection_));
    std::string text;
    while (TRY(rows.step()) == Step::row) {
        const Entry entry = TRY(entry_of(rows));
        text += fmt::format("{} {} {} {}\n", entry.seq, iso8601(entry.at), entry.kind, entry.body);
    }
    return text;
}

}  // namespace loket::kiosk
