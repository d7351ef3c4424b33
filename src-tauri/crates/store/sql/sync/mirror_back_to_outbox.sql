INSERT INTO outbox (kind, row_id, version, client_id, seq, visit, since_utc, state, unsure)
SELECT row_kind, row_id, row_version, client_id, :seq, :seq, :since_utc, 'waiting', 1 FROM mirror WHERE leads = 1
ON CONFLICT (kind, row_id, version) DO UPDATE SET unsure = 1
