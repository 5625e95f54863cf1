CREATE TABLE counter (
    counter TEXT PRIMARY KEY,
    office_name TEXT NOT NULL,
    region TEXT NOT NULL
) STRICT;

CREATE TABLE device (
    id TEXT PRIMARY KEY,
    public_key BLOB NOT NULL,
    counter TEXT NOT NULL REFERENCES counter,
    enrolled_at INTEGER NOT NULL,
    revoked_at INTEGER,
    last_heard_at INTEGER,
    last_sequence INTEGER NOT NULL,
    chain_head BLOB NOT NULL
) STRICT;

CREATE TABLE invitation_redeemed (
    id TEXT PRIMARY KEY,
    device TEXT NOT NULL REFERENCES device,
    redeemed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE batch_seen (
    device TEXT NOT NULL REFERENCES device,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (device, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE envelope (
    region TEXT NOT NULL,
    id BLOB NOT NULL UNIQUE,
    counter TEXT NOT NULL REFERENCES counter,
    serial INTEGER NOT NULL,
    device TEXT NOT NULL REFERENCES device,
    captured_at INTEGER NOT NULL,
    clock TEXT NOT NULL,
    hub_key TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (counter, serial)
) STRICT;

CREATE TABLE report (
    region TEXT NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    village TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (region, id),
    FOREIGN KEY (region, id) REFERENCES envelope
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
    hash BLOB PRIMARY KEY,
    region TEXT NOT NULL,
    device TEXT NOT NULL REFERENCES device,
    id BLOB,
    counter TEXT,
    serial INTEGER,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE refusal (
    code TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
