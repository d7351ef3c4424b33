-- Versions: an entry is corrected or annulled by a new version. Existing rows stay as they are.
ALTER TABLE entry ADD COLUMN annulled INTEGER NOT NULL DEFAULT 0;
-- The draft a correction was written in; absent in first versions, whose id is their draft's.
ALTER TABLE entry ADD COLUMN draft_id TEXT;
CREATE INDEX entry_by_draft ON entry (draft_id) WHERE draft_id IS NOT NULL;

-- The same index with what tells the newest version and whether it counts.
DROP INDEX entry_by_client;
CREATE INDEX entry_by_client ON entry (client_id, starts_utc, held, annulled, id, version, mode, minutes, recorded_together);

-- The entries as they stand: of each, the newest version.
CREATE VIEW entry_now AS
SELECT * FROM entry
WHERE NOT EXISTS (SELECT 1 FROM entry AS newer WHERE newer.id = entry.id AND newer.version > entry.version);

-- What a draft is for: a correction of an entry (one at a time), or the words of an annulled one written anew.
ALTER TABLE draft ADD COLUMN corrects TEXT;
ALTER TABLE draft ADD COLUMN re_enters TEXT;
CREATE UNIQUE INDEX draft_of_correction ON draft (corrects) WHERE corrects IS NOT NULL;
CREATE UNIQUE INDEX draft_of_re_entry ON draft (re_enters, client_id) WHERE re_enters IS NOT NULL;
