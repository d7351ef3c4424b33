-- The vault's first schema. Numbered and append-only: a later change is a new file.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE worker (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE client (
    id TEXT PRIMARY KEY,
    sort_name TEXT NOT NULL,
    search_name TEXT NOT NULL,
    -- all eleven characters: two people may differ by the separator alone
    identity TEXT UNIQUE,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX client_by_name ON client (sort_name, id, search_name);

CREATE TABLE period (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX period_by_client ON period (client_id, starts_on, ends_on);

CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX goal_by_client ON goal (client_id, id);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    -- Unix seconds, to order and to find a day by; the moment with its offset is in the body
    starts_utc INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX session_waiting ON session (starts_utc, client_id) WHERE waiting = 1;
CREATE INDEX session_by_client ON session (client_id, waiting, starts_utc);
CREATE INDEX session_by_start ON session (starts_utc);

-- Drafts are not documents: they may change and go. Everything else in the record only grows.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    session_id TEXT UNIQUE,
    saved_utc INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX draft_by_client ON draft (client_id, saved_utc);
CREATE INDEX draft_by_save ON draft (saved_utc);

CREATE TABLE entry (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    starts_utc INTEGER NOT NULL,
    held INTEGER NOT NULL,
    mode TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    recorded_together INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;
CREATE INDEX entry_by_client ON entry (client_id, starts_utc, held, mode, minutes, recorded_together);
CREATE INDEX entry_by_start ON entry (starts_utc);
CREATE TRIGGER entry_is_locked BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;

CREATE TABLE task (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    open INTEGER NOT NULL,
    own INTEGER NOT NULL,
    due_on TEXT,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX task_open ON task (own, due_on) WHERE open = 1;
CREATE INDEX task_by_client ON task (client_id, open, due_on);

CREATE TABLE code (
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    demo INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

-- Which version of an entry has been written to a folder, and when last.
CREATE TABLE delivery (
    entry_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    exported_at TEXT NOT NULL,
    exported_utc INTEGER NOT NULL,
    PRIMARY KEY (entry_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_time ON delivery (exported_utc, entry_id, version);

-- Entries that exist only on this laptop: in with the entry, out with its delivery.
CREATE TABLE awaiting (
    starts_utc INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (starts_utc, entry_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX awaiting_by_entry ON awaiting (entry_id, version);

-- The one log. MACs, anchors and access-log rows join it without changing its form.
CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    noun TEXT NOT NULL,
    row_id TEXT NOT NULL,
    client_id TEXT,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    event_at TEXT NOT NULL,
    written_at TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    mac BLOB
) STRICT;
CREATE INDEX revision_by_row ON revision (noun, row_id, seq);
CREATE TRIGGER revision_is_locked BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
