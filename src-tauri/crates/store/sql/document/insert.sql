INSERT INTO document (id, version, client_id, kind, written_utc, body)
VALUES (:id, :version, :client_id, :kind, :written_utc, :body)
