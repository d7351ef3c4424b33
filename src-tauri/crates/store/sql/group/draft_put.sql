INSERT INTO group_draft (id, session_id, saved_utc, body) VALUES (:id, :session_id, :saved_utc, :body)
ON CONFLICT (id) DO UPDATE SET saved_utc = excluded.saved_utc, body = excluded.body
