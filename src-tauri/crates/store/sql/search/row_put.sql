INSERT INTO search_row (id, row_id, client_id) VALUES (:id, :row_id, :client_id)
