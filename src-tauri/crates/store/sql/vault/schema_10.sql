-- Tables that keep bodies get a rowid: in a tree of keys alone each step of a search put a whole body together.
ALTER TABLE sent RENAME TO sent_before;
CREATE TABLE sent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    row_kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    hash BLOB NOT NULL,
    body TEXT NOT NULL,
    answered TEXT,
    -- when it was last sent, in Unix seconds: what was cut off a moment ago may still be worked on
    said_utc INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
INSERT INTO sent SELECT kind, id, row_kind, row_id, row_version, leads, hash, body, answered, 0 FROM sent_before;
DROP TABLE sent_before;
CREATE INDEX sent_by_row ON sent (row_kind, row_id, row_version);

ALTER TABLE mirror RENAME TO mirror_before;
CREATE TABLE mirror (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    server_version TEXT NOT NULL,
    hash BLOB NOT NULL,
    body TEXT,
    row_kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    client_id TEXT,
    updated TEXT,
    read_utc INTEGER NOT NULL,
    missed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, id)
) STRICT;
INSERT INTO mirror SELECT kind, id, server_version, hash, body, row_kind, row_id, row_version, leads, client_id, updated, read_utc, missed FROM mirror_before;
DROP TABLE mirror_before;
CREATE INDEX mirror_by_row ON mirror (row_kind, row_id, row_version, leads);
CREATE INDEX mirror_leading ON mirror (row_kind, missed) WHERE leads = 1;
CREATE INDEX mirror_by_update ON mirror (updated, kind, id) WHERE leads = 1;
CREATE INDEX mirror_by_client ON mirror (client_id, kind) WHERE client_id IS NOT NULL;

ALTER TABLE refused RENAME TO refused_before;
CREATE TABLE refused (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    server_version TEXT NOT NULL,
    client_id TEXT,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    at_utc INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
INSERT INTO refused SELECT kind, id, server_version, client_id, reason, body, at_utc FROM refused_before;
DROP TABLE refused_before;

-- As before, but for FAIL: for what ABORT would have to undo, SQLite first copies every page that a row of the log touches.
DROP TRIGGER revision_is_sealed;
CREATE TRIGGER revision_is_sealed BEFORE INSERT ON revision WHEN new.mac IS NULL BEGIN SELECT RAISE(FAIL, 'a row of the log is sealed'); END;
