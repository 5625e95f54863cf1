-- What a counter keeps, and what each table promises. This text is the document; a database gets here by the migrations
-- beside it, and a test proves that both lead to the same schema.
--
-- Instants are UTC in whole milliseconds since 1970, hashes are BLAKE2b-256 (32 bytes). Promises that a trigger can
-- keep are kept by a trigger, so that neither a bug nor a curious technician with a SQL shell breaks them by accident.

-- One row: whose database this is, and the two counts that must go on over restarts.
-- Promise: a serial is taken in the transaction that files its report, so there are no gaps; none is taken twice.
CREATE TABLE counter (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    name           TEXT NOT NULL,              -- "BTM2"
    next_serial    INTEGER NOT NULL CHECK (next_serial BETWEEN 1 AND 10000000),
    batch_sequence INTEGER NOT NULL CHECK (batch_sequence >= 0)  -- of the last batch; 0 before the first
) STRICT;

CREATE TRIGGER counter_only_goes_up BEFORE UPDATE ON counter
WHEN NEW.name <> OLD.name OR NEW.next_serial < OLD.next_serial OR NEW.batch_sequence < OLD.batch_sequence
BEGIN SELECT RAISE(ABORT, 'a counter keeps its name and only counts up'); END;

CREATE TRIGGER counter_stays BEFORE DELETE ON counter
BEGIN SELECT RAISE(ABORT, 'a counter is never deleted'); END;

-- What the hub needs, beside its own key, to open the envelopes of one opening of this counter; nothing of it is secret.
CREATE TABLE opening (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL UNIQUE
) STRICT;

-- One row for each report ever filed here.
-- Promise: what was filed never changes. The slip is replaced once, when it is locked anew under number and secret code
-- and the paper is settled; delivery is noted once, when the hub has signed for it.
CREATE TABLE ledger (
    serial        INTEGER PRIMARY KEY CHECK (serial BETWEEN 1 AND 9999999),
    report_id     BLOB NOT NULL UNIQUE CHECK (length(report_id) = 16),
    number        TEXT NOT NULL UNIQUE,        -- "BTM2-00427-P"
    captured_at   INTEGER NOT NULL,
    envelope      BLOB NOT NULL,               -- sealed to the hub; nobody here can open it
    envelope_hash BLOB NOT NULL CHECK (length(envelope_hash) = 32),
    slip          BLOB NOT NULL,               -- what the paper needs, locked
    relocked_at   INTEGER,
    delivered_at  INTEGER,
    opening       INTEGER REFERENCES opening (id)  -- in which the envelope was sealed
) STRICT;

CREATE INDEX ledger_undelivered ON ledger (serial) WHERE delivered_at IS NULL;

CREATE INDEX ledger_open_slip ON ledger (serial) WHERE relocked_at IS NULL;

CREATE TRIGGER ledger_is_immutable
BEFORE UPDATE OF serial, report_id, number, captured_at, envelope, envelope_hash, opening ON ledger
BEGIN SELECT RAISE(ABORT, 'what was filed never changes'); END;

CREATE TRIGGER ledger_slip_is_replaced_once BEFORE UPDATE OF slip, relocked_at ON ledger
WHEN OLD.relocked_at IS NOT NULL OR NEW.relocked_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a slip is replaced once'); END;

CREATE TRIGGER ledger_is_delivered_once BEFORE UPDATE OF delivered_at ON ledger
WHEN OLD.delivered_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a report is delivered once'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a report is never discarded'); END;

-- One row for each report that the hub does not have: waiting, or parked with the hub's reason.
-- Promise: a row goes in the transaction that notes the delivery, and in no other. Nothing here says "in flight".
CREATE TABLE outbox (
    serial    INTEGER PRIMARY KEY REFERENCES ledger (serial),
    parked_at INTEGER,
    reason    TEXT,
    CHECK ((parked_at IS NULL) = (reason IS NULL))
) STRICT;

CREATE TRIGGER outbox_keeps_the_undelivered BEFORE DELETE ON outbox
WHEN (SELECT delivered_at FROM ledger WHERE serial = OLD.serial) IS NULL
BEGIN SELECT RAISE(ABORT, 'a report leaves the outbox by delivery alone'); END;

-- At most one row: what the hub last said, signed, that it has of this device.
CREATE TABLE hub_books (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    told_at   INTEGER NOT NULL,                -- by the hub's clock
    held      INTEGER NOT NULL,
    set_aside INTEGER NOT NULL,
    alarms    INTEGER NOT NULL,
    serial    INTEGER NOT NULL,                -- to which it has everything, and the chain over it
    head      BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;

-- One row for each attempt to print a receipt, written before the attempt is made.
-- Promise: an attempt is settled once and stays; a copy number under which paper may have come out is not given again.
CREATE TABLE print_attempt (
    serial     INTEGER NOT NULL REFERENCES ledger (serial),
    attempt    INTEGER NOT NULL CHECK (attempt >= 1),
    copy       INTEGER NOT NULL CHECK (copy >= 1),
    state      TEXT NOT NULL
               CHECK (state IN ('queued', 'sent', 'confirmed', 'unverified', 'failed', 'unknown', 'without')),
    job        TEXT,                           -- the spooler's handle
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

-- At most one row: how far the hub has told this counter what is new.
CREATE TABLE feed_cursor (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

-- What it told: answers under the ticket's number, locked with what stands on its paper, and what everybody may know.
CREATE TABLE feed_item (
    id    INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (kind, key, bytes)
) STRICT;

-- One row for each photo or voice of a report.
-- Promise: the ciphertext is on the disk before the row is, and stays until arrived_at is set; that takes the hub's
-- signature. What was only uploaded is offered again.
CREATE TABLE file (
    hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),  -- of the ciphertext, which lies in files/<hash>
    serial      INTEGER NOT NULL REFERENCES ledger (serial),
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 16777216),  -- bytes of ciphertext
    uploaded_at INTEGER,                      -- somebody who may be the hub said that it has it
    arrived_at  INTEGER,                      -- the hub signed that it has it
    parked_at   INTEGER,
    reason      TEXT,
    CHECK ((parked_at IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX file_due ON file (uploaded_at IS NOT NULL, size, serial) WHERE arrived_at IS NULL AND parked_at IS NULL;

CREATE TRIGGER file_is_immutable BEFORE UPDATE OF hash, serial, size ON file
BEGIN SELECT RAISE(ABORT, 'a file belongs to one report'); END;

CREATE TRIGGER file_arrives_once BEFORE UPDATE ON file
WHEN OLD.arrived_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a file arrives once'); END;

CREATE TRIGGER file_stays BEFORE DELETE ON file
BEGIN SELECT RAISE(ABORT, 'a file is never forgotten'); END;

-- What happened, in order, chained: each hash covers its entry and the hash before it.
-- Promise: entries are only added.
CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY CHECK (seq >= 1),
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,                    -- "serial=427 id=0193573e-..."
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;
