-- Long documents are corrected and annulled by new versions, and leave like entries do; and the organisation's own criteria.
ALTER TABLE document ADD COLUMN annulled INTEGER NOT NULL DEFAULT 0;
-- The draft a correction was written in; absent in first versions, whose id is their draft's.
ALTER TABLE document ADD COLUMN draft_id TEXT;
CREATE INDEX document_by_draft ON document (draft_id) WHERE draft_id IS NOT NULL;

-- The documents as they stand: of each, the newest version.
CREATE VIEW document_now AS
SELECT * FROM document
WHERE NOT EXISTS (SELECT 1 FROM document AS newer WHERE newer.id = document.id AND newer.version > document.version);

-- What was finished before documents could leave waits like any other.
INSERT INTO awaiting (starts_utc, entry_id, version) SELECT written_utc, id, version FROM document WHERE kind NOT IN ('mid_evaluation', 'final_evaluation');

-- A correction is written beside a new document of the same kind, one at a time of each document.
ALTER TABLE document_draft ADD COLUMN corrects TEXT;
DROP INDEX document_draft_by_client;
CREATE UNIQUE INDEX document_draft_by_client ON document_draft (client_id, kind) WHERE corrects IS NULL;
CREATE UNIQUE INDEX document_draft_of_correction ON document_draft (corrects) WHERE corrects IS NOT NULL;

-- One row: what this organisation asks before enhanced support. Without it Askel's own words stand.
CREATE TABLE criteria (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
