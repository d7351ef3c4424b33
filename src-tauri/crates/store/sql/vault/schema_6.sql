-- Long documents of the service: drafts that may change and go, and finished versions that never do.
CREATE TABLE document_draft (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL,
    saved_utc INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
-- One of a kind is written at a time: a second beginning finds the first.
CREATE UNIQUE INDEX document_draft_by_client ON document_draft (client_id, kind);

CREATE TABLE document (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    client_id TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL,
    written_utc INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;
CREATE INDEX document_by_client ON document (client_id, kind, written_utc);
CREATE TRIGGER document_is_locked BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
