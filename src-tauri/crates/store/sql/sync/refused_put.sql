INSERT INTO refused (kind, id, server_version, client_id, reason, body, at_utc)
VALUES (:kind, :id, :server_version, :client_id, :reason, :body, :at_utc)
ON CONFLICT (kind, id) DO UPDATE SET server_version = excluded.server_version, reason = excluded.reason, body = excluded.body
