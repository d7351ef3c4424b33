INSERT INTO gas_record (id, client_id, body) VALUES (:id, :client_id, :body)
