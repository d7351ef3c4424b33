INSERT INTO group_choice (id, entry_id, body) VALUES (:id, :entry_id, :body)
