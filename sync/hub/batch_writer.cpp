#include "sync/hub/batch_writer.hpp"

#include "sync/hub/device_books.hpp"
#include "sync/hub/file_table.hpp"

namespace loket::sync {
namespace {

using kiosk::Connection;
using kiosk::Statement;
using kiosk::Step;
using kiosk::Value;

std::int64_t ms_of(Instant instant) { return instant.time_since_epoch().count(); }

/// One statement of a batch: prepared at its first use, bound anew at each later one.
class Repeated {
public:
    Repeated(Connection& connection, std::string_view sql) : connection_(connection), sql_(sql) {}

    Result<Step> run(std::initializer_list<Value> values) {
        if (statement_) {
            statement_->reset();
            TRY(statement_->bind(values));
        } else {
            statement_ = TRY(connection_.prepare(sql_, values));
        }
        return statement_->step();
    }
    const Statement& row() const { return *statement_; }

private:
    Connection& connection_;
    std::string_view sql_;
    std::optional<Statement> statement_;
};

class BatchWriter {
public:
    BatchWriter(Connection& connection, const BatchArrival& batch)
        : connection_(connection),
          batch_(batch),
          find_(connection, "SELECT hash FROM envelope WHERE id = ?1"),
          find_number_(connection, "SELECT 1 FROM envelope WHERE counter = ?1 AND serial = ?2"),
          insert_envelope_(connection,
                           "INSERT INTO envelope (region, id, counter, serial, device, captured_at, clock, hub_key, "
                           "received_at, hash, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
          insert_report_(connection,
                         "INSERT INTO report (region, id, kind, topic, village, content, code) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
          insert_aside_(connection,
                        "INSERT INTO set_aside (hash, region, device, id, counter, serial, verdict, reason, "
                        "received_at, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                        "ON CONFLICT (hash) DO NOTHING RETURNING 1") {}

    Result<Judgement> judge(const Arrival& arrival) {
        const Hash hash = hash_of(arrival.bytes);
        if (!arrival.header) return set_aside(arrival, hash, Verdict::refused, arrival.reason);
        const Stamp& stamp = arrival.header->stamp;
        const auto stored = TRY(stored_hash_of(stamp.id));
        if (stored == hash) return Judgement{Verdict::already_stored, ""};
        if (!arrival.opened) return set_aside(arrival, hash, Verdict::refused, arrival.reason);
        if (stored) return set_aside(arrival, hash, Verdict::conflict, "other_content");
        if (TRY(is_taken(stamp.number))) return set_aside(arrival, hash, Verdict::conflict, "number_taken");
        TRY(insert(arrival, hash));
        ++stored_;
        return Judgement{Verdict::stored, ""};
    }

    /// How many were new.
    std::size_t stored() const { return stored_; }

private:
    Result<std::optional<Hash>> stored_hash_of(const ReportId& id) {
        if (TRY(find_.run({id.bytes})) == Step::done) return std::nullopt;
        Hash hash;
        TRY(find_.row().blob_into(0, hash));
        return hash;
    }

    Result<bool> is_taken(const TicketNumber& number) {
        return TRY(find_number_.run({number.counter.text(), number.serial})) == Step::row;
    }

    Result<void> insert(const Arrival& arrival, const Hash& hash) {
        const Stamp& stamp = arrival.header->stamp;
        const char* clock = stamp.clock == ClockTrust::trusted ? "trusted" : "untrusted";
        TRY(insert_envelope_.run({batch_.region, stamp.id.bytes, stamp.number.counter.text(), stamp.number.serial,
                                  batch_.device, ms_of(stamp.captured_at()), clock, arrival.hub_key,
                                  ms_of(batch_.received_at), hash, arrival.bytes}));
        const Report& report = arrival.opened->report;
        const Draft& content = report.content();
        TRY(insert_report_.run({batch_.region, stamp.id.bytes, code_of(content.kind), content.topic, content.village,
                                to_json(report), arrival.opened->code.reveal_text()}));
        return announce(stamp.id, content);
    }

    /// From now on the bytes of its photos and voice are let in.
    Result<void> announce(const ReportId& report, const Draft& content) {
        std::vector<AnnouncedFile> files;
        for (const Attachment& attachment : content.attachments) {
            files.push_back({.hash = attachment.hash,
                             .size = attachment.size,
                             .region = batch_.region,
                             .report = report,
                             .announced_at = batch_.received_at,
                             .arrived_at = {}});
        }
        return write_announcement(connection_, files);
    }

    Result<Judgement> set_aside(const Arrival& arrival, const Hash& hash, Verdict verdict, std::string reason) {
        std::optional<BytesView> id;
        std::optional<std::string_view> counter;
        std::optional<std::uint32_t> serial;
        if (arrival.header) {
            const Stamp& stamp = arrival.header->stamp;
            id = BytesView(stamp.id.bytes);
            counter = stamp.number.counter.text();
            serial = stamp.number.serial;
        }
        const Step written =
            TRY(insert_aside_.run({hash, batch_.region, batch_.device, id, counter, serial, code_of(verdict), reason,
                                   ms_of(batch_.received_at), arrival.bytes}));
        if (written == Step::row && verdict == Verdict::conflict) {
            TRY(raise_alarm(connection_, batch_.device, Alarm::number_given_twice, batch_.received_at));
        }
        return Judgement{verdict, std::move(reason)};
    }

    Connection& connection_;
    const BatchArrival& batch_;
    std::size_t stored_ = 0;
    Repeated find_;
    Repeated find_number_;
    Repeated insert_envelope_;
    Repeated insert_report_;
    Repeated insert_aside_;
};

/// So many sequences are remembered for each device, a month of greetings. An older batch is judged as if it were new:
/// its reports are already stored.
constexpr std::int64_t kSequencesRemembered = 10'000;

/// Raises an alarm when the device sent other bytes under this sequence before.
Result<Word> note_batch(Connection& connection, const BatchArrival& batch) {
    const auto sequence = static_cast<std::int64_t>(batch.sequence);
    Statement seen = TRY(connection.prepare("SELECT hash FROM batch_seen WHERE device = ?1 AND sequence = ?2",
                                            {batch.device, sequence}));
    if (TRY(seen.step()) == Step::row) {
        Hash before;
        TRY(seen.blob_into(0, before));
        if (before != batch.hash) {
            TRY(raise_alarm(connection, batch.device, Alarm::sequence_reused, batch.received_at));
        }
    } else {
        TRY(connection.run("INSERT INTO batch_seen (device, sequence, hash) VALUES (?1, ?2, ?3)",
                           {batch.device, sequence, batch.hash}));
        TRY(connection.run("DELETE FROM batch_seen WHERE device = ?1 AND sequence < ?2 - ?3",
                           {batch.device, sequence, kSequencesRemembered}));
    }
    Statement newest = TRY(connection.prepare("SELECT last_sequence FROM device WHERE id = ?1", {batch.device}));
    TRY(newest.step());
    const Word word = TRY(newest.integer(0)) <= sequence ? Word::newest : Word::late;
    newest.reset();
    // A stick may bring an old batch after a newer one: the head of the chain only goes forward.
    TRY(
        connection.run("UPDATE device SET last_heard_at = ?2, "
                       "chain_head = iif(?3 >= last_sequence, ?4, chain_head), "
                       "last_sequence = max(last_sequence, ?3) WHERE id = ?1",
                       {batch.device, ms_of(batch.received_at), sequence, batch.journal_head}));
    return word;
}

}  // namespace

Result<BatchOutcome> write_batch(Connection& connection, const BatchArrival& batch) {
    const Word word = TRY(note_batch(connection, batch));
    for (const Bytes& opening : batch.openings) {
        TRY(connection.run("INSERT INTO opening (device, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                           {batch.device, opening}));
    }
    BatchWriter writer(connection, batch);
    BatchOutcome outcome;
    for (const Arrival& arrival : batch.arrivals) outcome.judgements.push_back(TRY(writer.judge(arrival)));
    outcome.books = TRY(follow_books(connection, batch, word, writer.stored()));
    return outcome;
}

}  // namespace loket::sync
