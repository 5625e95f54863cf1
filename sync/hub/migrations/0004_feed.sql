CREATE TABLE feed (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    counter TEXT,
    key TEXT,
    bytes BLOB NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;

CREATE INDEX feed_counter ON feed (counter, seq);
CREATE INDEX feed_key ON feed (key, counter) WHERE key IS NOT NULL;
