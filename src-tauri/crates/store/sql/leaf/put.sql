INSERT INTO leaf (client_id, body) VALUES (:client_id, :body)
ON CONFLICT (client_id) DO UPDATE SET body = excluded.body
