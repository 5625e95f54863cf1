CREATE TABLE announced_file (
    hash BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    region TEXT NOT NULL,
    report BLOB NOT NULL,
    announced_at INTEGER NOT NULL,
    arrived_at INTEGER,
    FOREIGN KEY (region, report) REFERENCES envelope
) STRICT, WITHOUT ROWID;
