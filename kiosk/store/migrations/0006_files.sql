-- Photos and voices: which files the hub does not have for certain. The ciphertexts lie beside the database.

CREATE TABLE file (
    hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),
    serial      INTEGER NOT NULL REFERENCES ledger (serial),
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 16777216),
    uploaded_at INTEGER,
    arrived_at  INTEGER,
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
