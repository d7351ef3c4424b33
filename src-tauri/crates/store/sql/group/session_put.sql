INSERT INTO group_session (id, group_id, starts_utc, waiting, held, body)
VALUES (:id, :group_id, :starts_utc, :waiting, :held, :body)
ON CONFLICT (id) DO UPDATE SET starts_utc = excluded.starts_utc, waiting = excluded.waiting, held = excluded.held, body = excluded.body
