INSERT INTO measure_response (id, client_id, finished, body) VALUES (:id, :client_id, :finished, :body)
ON CONFLICT (id) DO UPDATE SET finished = excluded.finished, body = excluded.body
