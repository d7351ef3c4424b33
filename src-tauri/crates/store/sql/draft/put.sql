INSERT INTO draft (id, client_id, session_id, saved_utc, body, corrects, re_enters)
VALUES (:id, :client_id, :session_id, :saved_utc, :body, :corrects, :re_enters)
ON CONFLICT (id) DO UPDATE SET saved_utc = excluded.saved_utc, body = excluded.body
