-- How this laptop's record and the server's agree: what has not arrived, what was read back, whose records are asked for.
-- One row for each row of the record that the server has not been proven to hold as it stands here.
CREATE TABLE outbox (
    kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    -- of entries and documents; 0 where there is but one
    version INTEGER NOT NULL,
    client_id TEXT,
    -- row of the log that last changed it, and the first row of the transaction it was written in
    seq INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    -- Unix seconds of its oldest change that has not arrived
    since_utc INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    -- row of the log whose content was last sent, and how often it was sent in vain
    sent_seq INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- it may be there all the same: the server that held it turned out to be another one
    unsure INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, row_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_state ON outbox (state, unsure, since_utc);
CREATE INDEX outbox_by_visit ON outbox (state, visit, seq);
CREATE INDEX outbox_by_client ON outbox (client_id) WHERE client_id IS NOT NULL;

-- Resources that were sent and not yet read back.
CREATE TABLE sent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    row_kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    hash BLOB NOT NULL,
    body TEXT NOT NULL,
    -- the version the server answered, where it did
    answered TEXT,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_by_row ON sent (row_kind, row_id, row_version);

-- What the server was last read to hold. `leads`: the row can be read from this resource alone; only then its text may be kept.
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
    -- `lastUpdated` as the server wrote it, and when it was read
    updated TEXT,
    read_utc INTEGER NOT NULL,
    -- in how many manifests in a row it was missing
    missed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mirror_by_row ON mirror (row_kind, row_id, row_version, leads);
CREATE INDEX mirror_leading ON mirror (row_kind, missed) WHERE leads = 1;
CREATE INDEX mirror_by_update ON mirror (updated, kind, id) WHERE leads = 1;
CREATE INDEX mirror_by_client ON mirror (client_id, kind) WHERE client_id IS NOT NULL;

-- What came and could not be taken in, of our own clients: shown, and tried again.
CREATE TABLE refused (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    server_version TEXT NOT NULL,
    client_id TEXT,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    at_utc INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Two versions of one row, both kept until somebody chooses; and merges that needed nobody, for whoever asks later.
CREATE TABLE conflict (
    id TEXT PRIMARY KEY,
    sort TEXT NOT NULL,
    row_kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    client_id TEXT,
    base TEXT,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    -- what a merge came to, as JSON; absent where nothing was merged
    merged TEXT,
    resource TEXT,
    server_version TEXT,
    their_author TEXT,
    their_at TEXT,
    found_utc INTEGER NOT NULL,
    answer TEXT,
    answered_utc INTEGER
) STRICT;
CREATE INDEX conflict_open ON conflict (found_utc, id) WHERE answer IS NULL;
CREATE INDEX conflict_by_row ON conflict (row_kind, row_id, row_version);

-- Whose records are asked for. `whole_utc`: since when everything of the client is here.
CREATE TABLE scope (client_id TEXT PRIMARY KEY, whole_utc INTEGER, lost_utc INTEGER) STRICT, WITHOUT ROWID;

-- How far the server was read: for everybody of the scope ('') or for one client on the way in.
CREATE TABLE pulled (
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    -- the newest `lastUpdated` seen, and the page that comes next where reading broke off
    reached TEXT,
    next TEXT,
    whole INTEGER NOT NULL,
    PRIMARY KEY (kind, scope)
) STRICT, WITHOUT ROWID;

-- What is known of the one server this vault speaks with.
CREATE TABLE server (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Everything written before waits; together what was written together is not known any more, so each row goes alone, in its order.
INSERT INTO outbox (kind, row_id, version, client_id, seq, visit, since_utc, state)
SELECT told.kind, told.row_id, told.version, told.client_id, told.seq, told.seq, coalesce(unixepoch(revision.written_at), 0), 'waiting'
FROM (
    SELECT 'worker' AS kind, id AS row_id, 0 AS version, NULL AS client_id, (SELECT max(seq) FROM revision WHERE noun = 'worker' AND row_id = worker.id) AS seq FROM worker
    UNION ALL SELECT 'client', id, 0, id, (SELECT max(seq) FROM revision WHERE noun = 'client' AND row_id = client.id AND kind = 'change') FROM client
    UNION ALL SELECT 'period', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'period' AND row_id = period.id AND kind = 'change') FROM period
    UNION ALL SELECT 'goal', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'goal' AND row_id = goal.id AND kind = 'change') FROM goal
    UNION ALL SELECT 'session', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'session' AND row_id = session.id AND kind = 'change') FROM session
    UNION ALL SELECT 'task', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'task' AND row_id = task.id AND kind = 'change') FROM task
    UNION ALL SELECT 'team', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'team' AND row_id = team_member.id AND kind = 'change') FROM team_member
    UNION ALL SELECT 'risk', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'risk' AND row_id = risk.id AND kind = 'change') FROM risk
    UNION ALL SELECT 'measure', id || ' ' || version, 0, NULL, (SELECT max(seq) FROM revision WHERE noun = 'measure' AND row_id = measure.id || ' ' || measure.version) FROM measure
    UNION ALL SELECT 'response', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'measure' AND row_id = measure_response.id AND kind = 'change') FROM measure_response WHERE finished = 1
    UNION ALL SELECT 'gas', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'gas' AND row_id = gas_record.id AND kind = 'change') FROM gas_record
    UNION ALL SELECT 'group', id, 0, NULL, (SELECT max(seq) FROM revision WHERE noun = 'group' AND row_id = client_group.id) FROM client_group
    UNION ALL SELECT 'group_session', id, 0, NULL, (SELECT max(seq) FROM revision WHERE noun = 'group' AND row_id = group_session.id) FROM group_session
    UNION ALL SELECT 'group_member', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'group' AND row_id = group_member.id AND kind = 'change') FROM group_member
    UNION ALL SELECT 'attendance', id, 0, client_id, (SELECT max(seq) FROM revision WHERE noun = 'group' AND row_id = group_attendance.id AND kind = 'change') FROM group_attendance
    UNION ALL SELECT 'entry', id, version, client_id,
        (SELECT nth.seq FROM revision AS nth WHERE nth.noun = 'entry' AND nth.row_id = entry.id AND nth.kind = 'change' AND entry.version =
            (SELECT count(*) FROM revision AS before WHERE before.noun = 'entry' AND before.row_id = entry.id AND before.kind = 'change' AND before.seq <= nth.seq)) FROM entry
    UNION ALL SELECT 'document', id, version, client_id,
        (SELECT nth.seq FROM revision AS nth WHERE nth.noun = 'document' AND nth.row_id = document.id AND nth.kind = 'change' AND document.version =
            (SELECT count(*) FROM revision AS before WHERE before.noun = 'document' AND before.row_id = document.id AND before.kind = 'change' AND before.seq <= nth.seq)) FROM document
) AS told JOIN revision ON revision.seq = told.seq;
