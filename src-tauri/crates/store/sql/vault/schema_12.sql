-- Ready sentences: the organisation's whole book in one row, each of the worker's own in one.
CREATE TABLE phrase (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The client's copy "Mitä sovimme": of each client the newest answer to whether the paper may be left at home.
CREATE TABLE leaf (
    client_id TEXT PRIMARY KEY REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
