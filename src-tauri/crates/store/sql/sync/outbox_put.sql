-- A row that is being sent, or of which two versions wait, stays so: what is new goes after.
INSERT INTO outbox (kind, row_id, version, client_id, seq, visit, since_utc, state)
VALUES (:kind, :row_id, :version, :client_id, :seq, :visit, :since_utc, 'waiting')
ON CONFLICT (kind, row_id, version) DO UPDATE SET
    seq = excluded.seq,
    visit = excluded.visit,
    state = CASE WHEN state IN ('sending', 'two_versions') THEN state ELSE 'waiting' END,
    reason = NULL,
    attempts = 0
