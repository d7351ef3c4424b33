INSERT OR IGNORE INTO search_name (form, part, client_id) VALUES (:form, :part, :client_id)
