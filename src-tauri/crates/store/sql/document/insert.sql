INSERT INTO document (id, version, client_id, kind, written_utc, body, annulled, draft_id)
VALUES (:id, :version, :client_id, :kind, :written_utc, :body, :annulled, :draft_id)
