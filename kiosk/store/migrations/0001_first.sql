-- The first schema. Never changed again: kiosks have run it. What the tables promise is written in schema.sql.

CREATE TABLE counter (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    name           TEXT NOT NULL,
    next_serial    INTEGER NOT NULL CHECK (next_serial BETWEEN 1 AND 10000000),
    batch_sequence INTEGER NOT NULL CHECK (batch_sequence >= 0)
) STRICT;

CREATE TRIGGER counter_only_goes_up BEFORE UPDATE ON counter
WHEN NEW.name <> OLD.name OR NEW.next_serial < OLD.next_serial OR NEW.batch_sequence < OLD.batch_sequence
BEGIN SELECT RAISE(ABORT, 'a counter keeps its name and only counts up'); END;

CREATE TRIGGER counter_stays BEFORE DELETE ON counter
BEGIN SELECT RAISE(ABORT, 'a counter is never deleted'); END;

CREATE TABLE ledger (
    serial        INTEGER PRIMARY KEY CHECK (serial BETWEEN 1 AND 9999999),
    report_id     BLOB NOT NULL UNIQUE CHECK (length(report_id) = 16),
    number        TEXT NOT NULL UNIQUE,
    captured_at   INTEGER NOT NULL,
    envelope      BLOB NOT NULL,
    envelope_hash BLOB NOT NULL CHECK (length(envelope_hash) = 32),
    slip          BLOB NOT NULL,
    relocked_at   INTEGER,
    delivered_at  INTEGER
) STRICT;

CREATE TRIGGER ledger_is_immutable
BEFORE UPDATE OF serial, report_id, number, captured_at, envelope, envelope_hash ON ledger
BEGIN SELECT RAISE(ABORT, 'what was filed never changes'); END;

CREATE TRIGGER ledger_slip_is_replaced_once BEFORE UPDATE OF slip, relocked_at ON ledger
WHEN OLD.relocked_at IS NOT NULL OR NEW.relocked_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a slip is replaced once'); END;

CREATE TRIGGER ledger_is_delivered_once BEFORE UPDATE OF delivered_at ON ledger
WHEN OLD.delivered_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a report is delivered once'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a report is never discarded'); END;

CREATE TABLE outbox (
    serial    INTEGER PRIMARY KEY REFERENCES ledger (serial),
    parked_at INTEGER,
    reason    TEXT,
    CHECK ((parked_at IS NULL) = (reason IS NULL))
) STRICT;

CREATE TRIGGER outbox_keeps_the_undelivered BEFORE DELETE ON outbox
WHEN (SELECT delivered_at FROM ledger WHERE serial = OLD.serial) IS NULL
BEGIN SELECT RAISE(ABORT, 'a report leaves the outbox by delivery alone'); END;

CREATE TABLE print_attempt (
    serial     INTEGER NOT NULL REFERENCES ledger (serial),
    attempt    INTEGER NOT NULL CHECK (attempt >= 1),
    copy       INTEGER NOT NULL CHECK (copy >= 1),
    state      TEXT NOT NULL
               CHECK (state IN ('queued', 'sent', 'confirmed', 'unverified', 'failed', 'unknown', 'without')),
    job        TEXT,
    queued_at  INTEGER NOT NULL,
    sent_at    INTEGER,
    settled_at INTEGER,
    PRIMARY KEY (serial, attempt),
    CHECK ((settled_at IS NULL) = (state IN ('queued', 'sent')))
) STRICT, WITHOUT ROWID;

CREATE INDEX print_attempt_open ON print_attempt (state, serial) WHERE settled_at IS NULL;

CREATE TRIGGER print_attempt_is_settled_once BEFORE UPDATE ON print_attempt
WHEN OLD.settled_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a print attempt is settled once'); END;

CREATE TRIGGER print_attempt_stays BEFORE DELETE ON print_attempt
BEGIN SELECT RAISE(ABORT, 'a print attempt is never deleted'); END;

CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY CHECK (seq >= 1),
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;
