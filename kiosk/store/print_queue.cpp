#include "kiosk/store/print_queue.hpp"

#include <fmt/format.h>

#include <cassert>

#include "kiosk/base/checkpoint.hpp"
#include "kiosk/sqlite/transaction.hpp"
#include "kiosk/store/columns.hpp"
#include "kiosk/store/journal.hpp"

namespace loket::kiosk {
namespace {

/// A row of the columns serial, attempt, copy, state, job, queued_at, sent_at, settled_at.
Result<PrintAttempt> attempt_of(const Statement& row) {
    PrintAttempt attempt;
    attempt.key.serial = TRY(small_number(row, 0));
    attempt.key.attempt = TRY(small_number(row, 1));
    attempt.copy = TRY(small_number(row, 2));
    const std::optional<PrintState> state = parse_print_state(TRY(row.text(3)));
    if (!state) return fail(Fault::damaged, "a print state that is none");
    attempt.state = *state;
    attempt.job = TRY(row.optional_text(4)).value_or("");
    attempt.queued_at = TRY(instant(row, 5));
    attempt.sent_at = TRY(optional_instant(row, 6));
    attempt.settled_at = TRY(optional_instant(row, 7));
    return attempt;
}

std::string words_of(AttemptKey key) { return fmt::format("serial={} attempt={}", key.serial, key.attempt); }

}  // namespace

std::string PrintAttempt::text() const {
    return fmt::format("{}/{} copy={} {}{}{}", key.serial, key.attempt, copy, code_of(state),
                       job.empty() ? "" : " job=", job);
}

Result<std::vector<PrintAttempt>> PrintQueue::owed() { return in_state(PrintState::queued); }

Result<std::vector<PrintAttempt>> PrintQueue::sent() { return in_state(PrintState::sent); }

Result<std::vector<PrintAttempt>> PrintQueue::in_state(PrintState state) {
    Statement rows = TRY(connection_.prepare(
        "SELECT serial, attempt, copy, state, job, queued_at, sent_at, settled_at FROM print_attempt"
        " WHERE settled_at IS NULL AND state = ?1 ORDER BY serial, attempt",
        {code_of(state)}));
    std::vector<PrintAttempt> attempts;
    while (TRY(rows.step()) == Step::row) attempts.push_back(TRY(attempt_of(rows)));
    return attempts;
}

Result<std::optional<PrintAttempt>> PrintQueue::latest(std::uint32_t serial) {
    Statement row = TRY(connection_.prepare(
        "SELECT serial, attempt, copy, state, job, queued_at, sent_at, settled_at FROM print_attempt"
        " WHERE serial = ?1 ORDER BY attempt DESC LIMIT 1",
        {serial}));
    if (TRY(row.step()) == Step::done) return std::nullopt;
    return std::optional(TRY(attempt_of(row)));
}

Result<PrintAttempt> PrintQueue::find(AttemptKey key) {
    Statement row = TRY(connection_.prepare(
        "SELECT serial, attempt, copy, state, job, queued_at, sent_at, settled_at FROM print_attempt"
        " WHERE serial = ?1 AND attempt = ?2",
        {key.serial, key.attempt}));
    if (TRY(row.step()) == Step::done) return fail(Fault::not_found, "no such print attempt", words_of(key));
    return attempt_of(row);
}

Result<void> PrintQueue::mark_sent(AttemptKey key, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const PrintAttempt attempt = TRY(find(key));
    if (attempt.state == PrintState::sent) return {};
    if (is_settled(attempt.state)) return fail(Fault::refused, "the attempt is settled", words_of(key));
    TRY(connection_.run("UPDATE print_attempt SET state = 'sent', sent_at = ?3 WHERE serial = ?1 AND attempt = ?2",
                        {key.serial, key.attempt, ms_of(at)}));
    TRY(Journal(connection_).record(JournalKind::sent, fmt::format("{} copy={}", words_of(key), attempt.copy), at));
    checkpoint("store.sending");
    TRY(transaction.commit());
    checkpoint("store.sent");
    return {};
}

Result<void> PrintQueue::record_job(AttemptKey key, std::string_view job, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const PrintAttempt attempt = TRY(find(key));
    if (attempt.state != PrintState::sent) return fail(Fault::refused, "the attempt is not sent", words_of(key));
    TRY(connection_.run("UPDATE print_attempt SET job = ?3 WHERE serial = ?1 AND attempt = ?2",
                        {key.serial, key.attempt, job}));
    TRY(Journal(connection_).record(JournalKind::submitted, fmt::format("{} job={}", words_of(key), job), at));
    TRY(transaction.commit());
    checkpoint("store.submitted");
    return {};
}

Result<void> PrintQueue::hand_back(AttemptKey key, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const PrintAttempt attempt = TRY(find(key));
    if (attempt.state == PrintState::queued) return {};
    if (is_settled(attempt.state)) return fail(Fault::refused, "the attempt is settled", words_of(key));
    TRY(
        connection_.run("UPDATE print_attempt SET state = 'queued', sent_at = NULL, job = NULL"
                        " WHERE serial = ?1 AND attempt = ?2",
                        {key.serial, key.attempt}));
    TRY(Journal(connection_).record(JournalKind::handed_back, words_of(key), at));
    checkpoint("store.handing_back");
    TRY(transaction.commit());
    checkpoint("store.handed_back");
    return {};
}

Result<void> PrintQueue::settle(AttemptKey key, PrintState outcome, Instant at) {
    assert(is_settled(outcome));
    Transaction transaction = TRY(Transaction::begin(connection_));
    const PrintAttempt attempt = TRY(find(key));
    if (is_settled(attempt.state)) return fail(Fault::exists, "the attempt was settled before", words_of(key));
    const bool needs_no_sending = outcome == PrintState::failed || outcome == PrintState::without;
    if (attempt.state == PrintState::queued && !needs_no_sending) {
        return fail(Fault::refused, "the attempt was never sent", words_of(key));
    }
    TRY(connection_.run("UPDATE print_attempt SET state = ?3, settled_at = ?4 WHERE serial = ?1 AND attempt = ?2",
                        {key.serial, key.attempt, code_of(outcome), ms_of(at)}));
    TRY(Journal(connection_)
            .record(JournalKind::settled, fmt::format("{} state={}", words_of(key), code_of(outcome)), at));
    checkpoint("store.settling");
    TRY(transaction.commit());
    checkpoint("store.settled");
    return {};
}

Result<PrintAttempt> PrintQueue::reserve_copy(std::uint32_t serial, Instant at) {
    Transaction transaction = TRY(Transaction::begin(connection_));
    const std::optional<PrintAttempt> last = TRY(latest(serial));
    if (!last) return fail(Fault::not_found, "no such serial", std::to_string(serial));
    if (!is_settled(last->state)) return fail(Fault::exists, "an attempt is still open", words_of(last->key));
    PrintAttempt next;
    next.key = {serial, last->key.attempt + 1};
    next.copy = last->sent_at ? last->copy + 1 : last->copy;  // a number is spent only by sending
    next.state = PrintState::queued;
    next.queued_at = at;
    TRY(
        connection_.run("INSERT INTO print_attempt (serial, attempt, copy, state, queued_at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)",
                        {serial, next.key.attempt, next.copy, code_of(next.state), ms_of(at)}));
    TRY(Journal(connection_).record(JournalKind::queued, fmt::format("{} copy={}", words_of(next.key), next.copy), at));
    TRY(transaction.commit());
    checkpoint("store.queued");
    return next;
}

}  // namespace loket::kiosk
