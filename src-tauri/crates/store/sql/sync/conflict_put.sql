INSERT INTO conflict (id, sort, row_kind, row_id, row_version, client_id, base, ours, theirs, merged, resource, server_version, their_author, their_at, found_utc, answer, answered_utc)
VALUES (:id, :sort, :row_kind, :row_id, :row_version, :client_id, :base, :ours, :theirs, :merged, :resource, :server_version, :their_author, :their_at, :found_utc, :answer, :answered_utc)
ON CONFLICT (id) DO UPDATE SET
    base = excluded.base, ours = excluded.ours, theirs = excluded.theirs, merged = excluded.merged, resource = excluded.resource,
    server_version = excluded.server_version, their_author = excluded.their_author, their_at = excluded.their_at
