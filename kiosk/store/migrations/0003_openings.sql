CREATE TABLE opening (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL UNIQUE
) STRICT;

ALTER TABLE ledger ADD COLUMN opening INTEGER REFERENCES opening (id);

DROP TRIGGER ledger_is_immutable;
CREATE TRIGGER ledger_is_immutable
BEFORE UPDATE OF serial, report_id, number, captured_at, envelope, envelope_hash, opening ON ledger
BEGIN SELECT RAISE(ABORT, 'what was filed never changes'); END;
