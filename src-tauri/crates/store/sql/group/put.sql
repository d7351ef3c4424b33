INSERT INTO client_group (id, running, body) VALUES (:id, :running, :body)
ON CONFLICT (id) DO UPDATE SET running = excluded.running, body = excluded.body
