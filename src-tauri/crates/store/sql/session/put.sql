INSERT INTO session (id, client_id, starts_utc, waiting, body)
VALUES (:id, :client_id, :starts_utc, :waiting, :body)
ON CONFLICT (id) DO UPDATE SET starts_utc = excluded.starts_utc, waiting = excluded.waiting, body = excluded.body
