INSERT INTO sent (kind, id, row_kind, row_id, row_version, leads, hash, body, answered, said_utc)
VALUES (:kind, :id, :row_kind, :row_id, :row_version, :leads, :hash, :body, :answered, :said_utc)
ON CONFLICT (kind, id) DO UPDATE SET
    row_kind = excluded.row_kind, row_id = excluded.row_id, row_version = excluded.row_version, leads = excluded.leads,
    hash = excluded.hash, body = excluded.body, answered = excluded.answered, said_utc = excluded.said_utc
