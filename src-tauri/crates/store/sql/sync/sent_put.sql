INSERT INTO sent (kind, id, row_kind, row_id, row_version, leads, hash, body, answered)
VALUES (:kind, :id, :row_kind, :row_id, :row_version, :leads, :hash, :body, :answered)
ON CONFLICT (kind, id) DO UPDATE SET hash = excluded.hash, body = excluded.body, answered = excluded.answered
