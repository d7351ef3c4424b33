INSERT INTO measure (id, version, body) VALUES (:id, :version, :body)
