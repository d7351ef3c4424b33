-- Ready sentences: the organisation's whole book in one row, each of the worker's own in one.
CREATE TABLE phrase (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
