INSERT INTO draft (id, client_id, session_id, saved_utc, body)
VALUES (:id, :client_id, :session_id, :saved_utc, :body)
ON CONFLICT (id) DO UPDATE SET saved_utc = excluded.saved_utc, body = excluded.body
