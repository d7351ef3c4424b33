INSERT INTO mirror (kind, id, server_version, hash, body, row_kind, row_id, row_version, leads, client_id, read_utc)
VALUES (:kind, :id, :server_version, :hash, :body, :row_kind, :row_id, :row_version, :leads, :client_id, :read_utc)
ON CONFLICT (kind, id) DO UPDATE SET
    server_version = excluded.server_version,
    hash = excluded.hash,
    body = excluded.body,
    read_utc = excluded.read_utc,
    missed = 0
