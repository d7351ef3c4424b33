INSERT INTO document_draft (id, client_id, kind, corrects, saved_utc, body) VALUES (:id, :client_id, :kind, :corrects, :saved_utc, :body)
ON CONFLICT (id) DO UPDATE SET saved_utc = excluded.saved_utc, body = excluded.body
