CREATE TABLE hub_books (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    told_at   INTEGER NOT NULL,
    held      INTEGER NOT NULL,
    set_aside INTEGER NOT NULL,
    alarms    INTEGER NOT NULL,
    serial    INTEGER NOT NULL,
    head      BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;

CREATE INDEX ledger_undelivered ON ledger (serial) WHERE delivered_at IS NULL;
