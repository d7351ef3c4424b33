INSERT INTO mirror (kind, id, server_version, hash, body, row_kind, row_id, row_version, leads, client_id, updated, read_utc)
VALUES (:kind, :id, :server_version, :hash, :body, :row_kind, :row_id, :row_version, :leads, :client_id, :updated, :read_utc)
ON CONFLICT (kind, id) DO UPDATE SET
    server_version = excluded.server_version,
    hash = excluded.hash,
    body = excluded.body,
    row_kind = excluded.row_kind,
    row_id = excluded.row_id,
    row_version = excluded.row_version,
    leads = excluded.leads,
    client_id = excluded.client_id,
    updated = excluded.updated,
    read_utc = excluded.read_utc,
    missed = 0
