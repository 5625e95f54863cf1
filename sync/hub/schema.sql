-- The hub's tables, as a document: a new file is the sum of migrations/, and a test holds that they lead to exactly this.
-- Instants are whole milliseconds since 1970 UTC; hashes, keys and ids are raw bytes unless they are read by people.
-- Region, the kecamatan of the office that filed, leads the key of what will be spread over machines.

-- Where reports are filed: the newest invitation's words.
CREATE TABLE counter (
    counter     TEXT PRIMARY KEY,  -- "BTM2"
    office_name TEXT NOT NULL,
    region      TEXT NOT NULL
) STRICT;

-- A machine that files for a counter.
CREATE TABLE device (
    id            TEXT PRIMARY KEY,  -- 16 hexadecimal digits, of the public key
    public_key    BLOB NOT NULL,
    counter       TEXT NOT NULL REFERENCES counter,
    enrolled_at   INTEGER NOT NULL,
    revoked_at    INTEGER,
    last_heard_at INTEGER,
    last_sequence INTEGER NOT NULL,  -- the highest that came; 0 before the first
    chain_head    BLOB NOT NULL      -- of the batch with that sequence
) STRICT;

-- What makes an invitation good only once.
CREATE TABLE invitation_redeemed (
    id          TEXT PRIMARY KEY,
    device      TEXT NOT NULL REFERENCES device,
    redeemed_at INTEGER NOT NULL
) STRICT;

-- The account of a device as the hub keeps it, and as the device last told it.
CREATE TABLE books (
    device            TEXT PRIMARY KEY REFERENCES device,
    first_serial      INTEGER NOT NULL,
    held              INTEGER NOT NULL,  -- reports stored
    chained_serial    INTEGER NOT NULL,  -- up to here every envelope is here, stored or set aside
    chained_head      BLOB NOT NULL,     -- the chain over them
    told_filed        INTEGER NOT NULL,
    told_acknowledged INTEGER NOT NULL,
    told_parked       INTEGER NOT NULL,
    told_serial       INTEGER NOT NULL,
    told_head         BLOB NOT NULL
) STRICT;

-- Signs of a disk that was put back or copied. They stay.
CREATE TABLE alarm (
    device   TEXT NOT NULL REFERENCES device,
    kind     TEXT NOT NULL,  -- "sequence_reused", "number_given_twice", "rolled_back", "chain_differs"
    count    INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    PRIMARY KEY (device, kind)
) STRICT, WITHOUT ROWID;

-- A device gives each batch a new sequence. Other bytes under an old one mean that its disk was copied or rolled back.
CREATE TABLE batch_seen (
    device   TEXT NOT NULL REFERENCES device,
    sequence INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    PRIMARY KEY (device, sequence)
) STRICT, WITHOUT ROWID;

-- Every envelope that was taken, as it came: the evidence. Rows are never changed.
CREATE TABLE envelope (
    region      TEXT NOT NULL,
    id          BLOB NOT NULL UNIQUE,  -- of the report
    counter     TEXT NOT NULL REFERENCES counter,
    serial      INTEGER NOT NULL,
    device      TEXT NOT NULL REFERENCES device,
    captured_at INTEGER NOT NULL,      -- by the kiosk's clock
    clock       TEXT NOT NULL,         -- "trusted", "untrusted"
    hub_key     TEXT NOT NULL,
    received_at INTEGER NOT NULL,      -- by the hub's clock
    hash        BLOB NOT NULL,
    bytes       BLOB NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (counter, serial)
) STRICT;

-- What envelopes were sealed in: with it and the hub's box key the evidence can be opened again.
CREATE TABLE opening (
    device TEXT NOT NULL REFERENCES device,
    bytes  BLOB NOT NULL,  -- as it came
    PRIMARY KEY (device, bytes)
) STRICT, WITHOUT ROWID;

-- The same reports, opened, with what they will be routed and counted by.
CREATE TABLE report (
    region  TEXT NOT NULL,
    id      BLOB NOT NULL,
    kind    TEXT NOT NULL,
    topic   TEXT NOT NULL,
    village TEXT NOT NULL,  -- empty when the resident named none
    content TEXT NOT NULL,  -- canonical JSON
    code    TEXT NOT NULL DEFAULT '',  -- the secret code on the resident's paper
    PRIMARY KEY (region, id),
    FOREIGN KEY (region, id) REFERENCES envelope
) STRICT, WITHOUT ROWID;

-- The photographs and recordings that stored reports speak of. Only these are let in; the bytes lie in files.
CREATE TABLE announced_file (
    hash         BLOB PRIMARY KEY,  -- of the encrypted bytes
    size         INTEGER NOT NULL,  -- of them, bytes
    region       TEXT NOT NULL,
    report       BLOB NOT NULL,
    announced_at INTEGER NOT NULL,
    arrived_at   INTEGER,           -- whole since
    FOREIGN KEY (region, report) REFERENCES envelope
) STRICT, WITHOUT ROWID;

-- What came and could not be taken, for a human. The same bytes are kept once, however often they come.
CREATE TABLE set_aside (
    hash        BLOB PRIMARY KEY,
    region      TEXT NOT NULL,
    device      TEXT NOT NULL REFERENCES device,
    id          BLOB,     -- of the report, counter and serial: as far as the header could be read
    counter     TEXT,
    serial      INTEGER,
    verdict     TEXT NOT NULL,  -- "conflict", "refused"
    reason      TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;

CREATE INDEX set_aside_serial ON set_aside (device, serial);

-- What the counters shall know, in order. Of items with a key only the newest stays.
CREATE TABLE feed (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    counter      TEXT,              -- whom it is for; null: for all
    key          TEXT,
    bytes        BLOB NOT NULL,     -- as it travels
    published_at INTEGER NOT NULL
) STRICT;

CREATE INDEX feed_counter ON feed (counter, seq);
CREATE INDEX feed_key ON feed (key, counter) WHERE key IS NOT NULL;

-- How many requests were turned away, and why.
CREATE TABLE refusal (
    code    TEXT PRIMARY KEY,
    count   INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
