CREATE TABLE books (
    device TEXT PRIMARY KEY REFERENCES device,
    first_serial INTEGER NOT NULL,
    held INTEGER NOT NULL,
    chained_serial INTEGER NOT NULL,
    chained_head BLOB NOT NULL,
    told_filed INTEGER NOT NULL,
    told_acknowledged INTEGER NOT NULL,
    told_parked INTEGER NOT NULL,
    told_serial INTEGER NOT NULL,
    told_head BLOB NOT NULL
) STRICT;

INSERT INTO books
SELECT id, 1, (SELECT count(*) FROM envelope WHERE device = device.id), 0, zeroblob(32), 0, 0, 0, 0, zeroblob(32)
FROM device;

CREATE TABLE alarm (
    device TEXT NOT NULL REFERENCES device,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (device, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX set_aside_serial ON set_aside (device, serial);
